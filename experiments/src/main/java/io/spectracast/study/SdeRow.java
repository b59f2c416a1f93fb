package io.spectracast.study;

import io.spectracast.grid.GridResult;
import java.util.ArrayList;
import java.util.List;

/**
 * One comparison with the unit it belongs to.
 *
 * @param cell the unit
 * @param numbers the row of {@link SdeWork}
 */
record SdeRow(SdeCell cell, Row numbers) {

  static List<SdeRow> of(GridResult<SdeCell> result) {
    List<SdeRow> rows = new ArrayList<>();
    result
        .done()
        .forEach(
            unit ->
                Row.of(unit.numbers()).forEach(row -> rows.add(new SdeRow(unit.settings(), row))));
    return rows;
  }

  /** The numbers alone. */
  static List<Row> numbers(List<SdeRow> rows) {
    return rows.stream().map(SdeRow::numbers).toList();
  }

  Rival rival() {
    return Rival.values()[numbers.index("rival")];
  }

  int horizon() {
    return numbers.index("horizon");
  }

  int layer() {
    return numbers.index("layer");
  }

  /** η̃λ at the start. */
  double discreteness() {
    return cell.effectiveRate() * numbers.value("sharpness");
  }

  /** Whether there is a distance that sampling could explain. */
  boolean isTestable() {
    return numbers.has("p");
  }

  /** Whether it does not. */
  boolean isRejected() {
    return numbers.value("p") <= Rejections.LEVEL;
  }

  /** D less what sampling gives, in units of the displacement; of the full batch D itself. */
  double excess() {
    return numbers.value("distance") - (isTestable() ? numbers.value("sampling") : 0);
  }
}
