package io.spectracast.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Things with numbers, each of one family.
 *
 * @param family of each thing
 * @param columns numbers of each by name, NaN where there is none; not to be modified
 */
record Sample(List<String> family, Map<String, double[]> columns) {

  Sample {
    family = List.copyOf(family);
    for (Map.Entry<String, double[]> column : columns.entrySet()) {
      if (column.getValue().length != family.size()) {
        throw new IllegalArgumentException(
            "%s must have %d values, was %d"
                .formatted(column.getKey(), family.size(), column.getValue().length));
      }
    }
  }

  int size() {
    return family.size();
  }

  double[] column(String name) {
    double[] column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(
          "column must be one of %s, was %s".formatted(columns.keySet(), name));
    }
    return column;
  }

  /** Only things that have all these numbers. */
  Sample complete(List<String> names) {
    return only(
        IntStream.range(0, size())
            .filter(i -> names.stream().allMatch(name -> Double.isFinite(column(name)[i])))
            .toArray());
  }

  /** Only families of at least so many. */
  Sample ofFamilies(int fewest) {
    Map<String, int[]> groups = byFamily();
    return only(
        IntStream.range(0, size())
            .filter(i -> groups.get(family.get(i)).length >= fewest)
            .toArray());
  }

  private Sample only(int[] kept) {
    Map<String, double[]> columns = new LinkedHashMap<>();
    this.columns.forEach(
        (name, column) ->
            columns.put(name, Arrays.stream(kept).mapToDouble(i -> column[i]).toArray()));
    return new Sample(Arrays.stream(kept).mapToObj(family::get).toList(), columns);
  }

  /** The same things in other families. */
  Sample withFamilies(List<String> others) {
    return new Sample(others, columns);
  }

  /** The indices of each family, in the order of their first members. */
  Map<String, int[]> byFamily() {
    Map<String, List<Integer>> indices = new LinkedHashMap<>();
    for (int i = 0; i < size(); i++) {
      indices.computeIfAbsent(family.get(i), name -> new ArrayList<>()).add(i);
    }
    Map<String, int[]> groups = new LinkedHashMap<>();
    indices.forEach(
        (name, list) -> groups.put(name, list.stream().mapToInt(Integer::intValue).toArray()));
    return groups;
  }

  /** The indices of each family. */
  int[][] groups() {
    return byFamily().values().toArray(int[][]::new);
  }
}
