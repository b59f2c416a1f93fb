package io.spectracast.study;

import io.spectracast.grid.GridResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One comparison with the unit it belongs to.
 *
 * @param cell the unit
 * @param numbers the row of {@link ScheduleWork}
 */
record ScheduleRow(ScheduleCell cell, Row numbers) {

  static List<ScheduleRow> of(GridResult<ScheduleCell> result) {
    List<ScheduleRow> rows = new ArrayList<>();
    result
        .done()
        .forEach(
            unit ->
                Row.of(unit.numbers())
                    .forEach(row -> rows.add(new ScheduleRow(unit.settings(), row))));
    return rows;
  }

  /** The numbers of those that are wanted. */
  static List<Row> numbers(List<ScheduleRow> rows, Predicate<ScheduleRow> wanted) {
    return rows.stream().filter(wanted).map(ScheduleRow::numbers).toList();
  }

  Reading reading() {
    return Reading.values()[numbers.index("reading")];
  }

  int horizon() {
    return numbers.index("horizon");
  }

  /** Whether it is seen after the middle of the course, where a drop has happened. */
  boolean isLate() {
    return 2 * horizon() > cell.length();
  }

  /** The largest η̃λ of the program, with the sharpness at the start. */
  double discreteness() {
    return cell.effectiveRate() * numbers.value("sharpness");
  }

  ScheduleConfig.Optimizer optimizer() {
    return new ScheduleConfig.Optimizer(cell.learningRate(), cell.momentum());
  }
}
