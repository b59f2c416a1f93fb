package io.spectracast.checkpoint;

/** The elements of a stored array, widened to float64 as they are read. */
interface Elements {

  /**
   * Copies {@code count} elements {@code first, first + stride, …} to {@code target[at …]}.
   *
   * @param stride of any sign; 0 repeats one element
   */
  void copy(long first, long stride, int count, double[] target, int at);

  /** Whether every element is a float32 number. */
  default boolean areFloats() {
    return false;
  }

  /** Copies elements that are float32 numbers, next to each other in the file. */
  default void copyFloats(long first, int count, float[] target) {
    double[] wide = new double[count];
    copy(first, 1, count, wide, 0);
    for (int i = 0; i < count; i++) {
      target[i] = (float) wide[i];
    }
  }

  /** How many there are. */
  long size();

  /** Elements of a type over their bytes; bytes short of a whole block are left over. */
  static Elements of(DType type, Bytes bytes) {
    return type.quantized() ? new QuantizedElements(type, bytes) : new PlainElements(type, bytes);
  }
}
