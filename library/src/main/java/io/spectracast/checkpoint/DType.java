package io.spectracast.checkpoint;

/** The element types of safetensors files. */
public enum DType {
  /** float64. */
  F64(8),
  /** float32. */
  F32(4),
  /** float16. */
  F16(2),
  /** bfloat16. */
  BF16(2),
  /** float8, 4 exponent and 3 mantissa bits. */
  F8_E4M3(1),
  /** float8, 5 exponent and 2 mantissa bits. */
  F8_E5M2(1),
  /** int64. */
  I64(8),
  /** int32. */
  I32(4),
  /** int16. */
  I16(2),
  /** int8. */
  I8(1),
  /** uint64. */
  U64(8),
  /** uint32. */
  U32(4),
  /** uint16. */
  U16(2),
  /** uint8. */
  U8(1),
  /** One byte, 0 or 1. */
  BOOL(1);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }
}
