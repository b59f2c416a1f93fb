package io.spectracast.checkpoint;

/**
 * The element types of tensors in files. Quantized types store blocks of elements that share
 * scales; all others are blocks of one element.
 */
public enum DType {
  /** float64. */
  F64(8, 0x1p-53),
  /** float32. */
  F32(4, 0x1p-24),
  /** float16. */
  F16(2, 0x1p-11),
  /** bfloat16. */
  BF16(2, 0x1p-8),
  /** float8, 4 exponent and 3 mantissa bits, no infinity (the variant named E4M3FN). */
  F8_E4M3(1, 0x1p-4),
  /** float8, 5 exponent and 2 mantissa bits. */
  F8_E5M2(1, 0x1p-3),
  /** int64; beyond 2⁵³ its values are rounded when they are widened to float64. */
  I64(8, 0x1p-53),
  /** int32. */
  I32(4, 0x1p-53),
  /** int16. */
  I16(2, 0x1p-53),
  /** int8. */
  I8(1, 0x1p-53),
  /** uint64; as {@link #I64}. */
  U64(8, 0x1p-53),
  /** uint32. */
  U32(4, 0x1p-53),
  /** uint16. */
  U16(2, 0x1p-53),
  /** uint8. */
  U8(1, 0x1p-53),
  /** One byte, 0 or 1. */
  BOOL(1, 0x1p-53),
  /** GGUF: 32 signed 8-bit codes and a float16 scale. */
  Q8_0(34, 32, 0x1p-8),
  /** GGUF: 32 4-bit codes and a float16 scale. */
  Q4_0(18, 32, 0x1p-4),
  /** GGUF: 256 4-bit codes, 6-bit scales and minima of 8 groups. */
  Q4_K(144, 256, 0x1p-5),
  /** GGUF: 256 6-bit codes, 8-bit scales of 16 groups. */
  Q6_K(210, 256, 0x1p-6);

  private final int bytes;
  private final int elements;
  private final double unitRoundoff;

  DType(int bytes, double unitRoundoff) {
    this(bytes, 1, unitRoundoff);
  }

  DType(int bytes, int elements, double unitRoundoff) {
    this.bytes = bytes;
    this.elements = elements;
    this.unitRoundoff = unitRoundoff;
  }

  /** Bytes of one block: of one element unless the type is quantized. */
  public int bytes() {
    return bytes;
  }

  /** Elements of one block: 1 unless the type is quantized. */
  public int blockElements() {
    return elements;
  }

  /** Whether elements are stored as codes in blocks with shared scales. */
  public boolean quantized() {
    return elements > 1;
  }

  /**
   * The relative rounding error of one entry, 2⁻ᵖ for p significant bits; of integers that of
   * float64, into which they are widened; of quantized types half a code step relative to the
   * largest code of a block.
   */
  public double unitRoundoff() {
    return unitRoundoff;
  }

  /**
   * The bytes of {@code size} elements.
   *
   * @throws ArithmeticException if they do not fit a long
   */
  long bytesOf(long size) {
    return Math.multiplyExact(Math.floorDiv(size, elements), (long) bytes);
  }
}
