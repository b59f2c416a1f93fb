package io.spectracast.checkpoint;

/** Floating-point numbers of 16 and 8 bits, widened without rounding. */
final class SmallFloat {

  private SmallFloat() {}

  /** IEEE 754 binary16: 5 exponent bits (bias 15), 10 mantissa bits. */
  static double half(short bits) {
    return ieee(bits & 0xFFFF, 5, 10);
  }

  /** bfloat16: the upper half of a binary32. */
  static double bfloat(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** 5 exponent bits (bias 15), 2 mantissa bits, with infinities. */
  static double e5m2(byte bits) {
    return ieee(bits & 0xFF, 5, 2);
  }

  /** 4 exponent bits (bias 7), 3 mantissa bits; S.1111.111 is NaN, there is no infinity. */
  static double e4m3(byte bits) {
    return (bits & 0x7F) == 0x7F ? Double.NaN : finite(bits & 0xFF, 4, 3);
  }

  private static double ieee(int bits, int exponentBits, int mantissaBits) {
    int top = (1 << exponentBits) - 1;
    int mantissa = bits & (1 << mantissaBits) - 1;
    if ((bits >> mantissaBits & top) != top) {
      return finite(bits, exponentBits, mantissaBits);
    }
    boolean negative = bits >> mantissaBits + exponentBits != 0;
    return mantissa != 0
        ? Double.NaN
        : negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static double finite(int bits, int exponentBits, int mantissaBits) {
    int mantissa = bits & (1 << mantissaBits) - 1;
    int exponent = bits >> mantissaBits & (1 << exponentBits) - 1;
    int bias = (1 << exponentBits - 1) - 1;
    int significand = exponent == 0 ? mantissa : mantissa | 1 << mantissaBits;
    double size = Math.scalb((double) significand, Math.max(exponent, 1) - bias - mantissaBits);
    return bits >> mantissaBits + exponentBits == 0 ? size : -size;
  }
}
