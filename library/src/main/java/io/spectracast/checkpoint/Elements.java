package io.spectracast.checkpoint;

/** The elements of a stored array, widened to float64 as they are read. */
interface Elements {

  /**
   * Copies {@code count} elements {@code first, first + stride, …} to {@code target[at …]}.
   *
   * @param stride of any sign; 0 repeats one element
   */
  void copy(long first, long stride, int count, double[] target, int at);

  /** How many there are. */
  long size();

  /** Elements of a type over their bytes; bytes short of a whole block are left over. */
  static Elements of(DType type, Bytes bytes) {
    return type.quantized() ? new QuantizedElements(type, bytes) : new PlainElements(type, bytes);
  }
}
