package io.spectracast.stationary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spectra parted into values to fit on and values to score on: of several spectra the 1st, 3rd, …
 * and the others; of a single one its 1st, 3rd, … largest values and the others.
 *
 * @param training the values to fit on, descending
 * @param spectra how many whole spectra they stand for
 * @param wholeSpectra the training values as so many whole spectra, descending: of a single
 *     spectrum every value stands for itself and the next
 * @param heldOut the values to score on, each spectrum descending
 */
record Split(double[] training, int spectra, double[] wholeSpectra, List<double[]> heldOut) {

  static Split of(List<double[]> spectra, int rows, int columns) {
    if (spectra.size() == 1) {
      return ofOne(descending(spectra.get(0)), rows, columns);
    }
    List<double[]> heldOut = new ArrayList<>();
    List<double[]> training = new ArrayList<>();
    for (int i = 0; i < spectra.size(); i++) {
      (i % 2 == 0 ? training : heldOut).add(spectra.get(i));
    }
    return of(training, heldOut);
  }

  /** Parted already. */
  static Split of(List<double[]> training, List<double[]> heldOut) {
    double[] pooled = descending(training.stream().flatMapToDouble(Arrays::stream).toArray());
    return new Split(
        pooled, training.size(), pooled, heldOut.stream().map(Split::descending).toList());
  }

  private static Split ofOne(double[] values, int rows, int columns) {
    double[] training = every(values, 0);
    int whole = Math.min(2 * training.length, Math.min(rows, columns));
    double[] doubled = IntStream.range(0, whole).mapToDouble(i -> training[i / 2]).toArray();
    return new Split(training, 1, doubled, List.of(every(values, 1)));
  }

  private static double[] every(double[] values, int parity) {
    return IntStream.range(0, values.length)
        .filter(i -> i % 2 == parity)
        .mapToDouble(i -> values[i])
        .toArray();
  }

  private static double[] descending(double[] values) {
    return Arrays.stream(values)
        .boxed()
        .sorted(Comparator.reverseOrder())
        .mapToDouble(Double::doubleValue)
        .toArray();
  }
}
