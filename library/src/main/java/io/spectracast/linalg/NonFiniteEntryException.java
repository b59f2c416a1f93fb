package io.spectracast.linalg;

/** A matrix holds an entry that is NaN or infinite, so it has no singular values. */
public final class NonFiniteEntryException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final long row;
  private final long column;
  private final double value;

  /**
   * Names the entry.
   *
   * @param row from 0
   * @param column from 0
   * @param value NaN or an infinity
   */
  public NonFiniteEntryException(long row, long column, double value) {
    this("", row, column, value);
  }

  private NonFiniteEntryException(String prefix, long row, long column, double value) {
    super("%sentry [%d, %d] must be finite, was %s".formatted(prefix, row, column, value));
    this.row = row;
    this.column = column;
    this.value = value;
  }

  /** The same finding with the tensor's name in front: "tensor 'fc1.weight': entry [3, 17] …". */
  public NonFiniteEntryException inTensor(String name) {
    var named = new NonFiniteEntryException("tensor '" + name + "': ", row, column, value);
    named.initCause(this);
    return named;
  }

  /** The row of the first bad entry in row-major order, from 0. */
  public long row() {
    return row;
  }

  /** The column of that entry, from 0. */
  public long column() {
    return column;
  }

  /** NaN or an infinity. */
  public double value() {
    return value;
  }
}
