package io.spectracast.checkpoint;

/**
 * Elements in the block formats of GGUF files, dequantized block by block as they are read.
 *
 * <p>Formats: ggml (github.com/ggml-org/ggml, ggml-common.h).
 */
record QuantizedElements(DType type, Bytes bytes) implements Elements {

  @Override
  public long size() {
    return bytes.size() / type.bytes() * type.blockElements();
  }

  @Override
  public void copy(long first, long stride, int count, double[] target, int at) {
    byte[] block = new byte[type.bytes()];
    double[] values = new double[type.blockElements()];
    long held = -1;
    for (int i = 0; i < count; i++) {
      long element = first + i * stride;
      long wanted = element / values.length;
      if (wanted != held) {
        bytes.copy(wanted * block.length, block, block.length);
        dequantize(block, values);
        held = wanted;
      }
      target[at + i] = values[(int) (element % values.length)];
    }
  }

  private void dequantize(byte[] block, double[] values) {
    switch (type) {
      case Q8_0 -> q8(block, values);
      case Q4_0 -> q4(block, values);
      case Q4_K -> q4k(block, values);
      case Q6_K -> q6k(block, values);
      default -> throw new IllegalStateException("type must be quantized, was " + type);
    }
  }

  private static void q8(byte[] block, double[] values) {
    double scale = half(block, 0);
    for (int i = 0; i < 32; i++) {
      values[i] = scale * block[2 + i];
    }
  }

  /** The low nibbles are elements 0 … 15, the high ones 16 … 31; codes are offset by 8. */
  private static void q4(byte[] block, double[] values) {
    double scale = half(block, 0);
    for (int i = 0; i < 16; i++) {
      values[i] = scale * ((block[2 + i] & 0xF) - 8);
      values[16 + i] = scale * ((block[2 + i] >> 4 & 0xF) - 8);
    }
  }

  /**
   * Eight groups g of 32 elements, x = d·sᵍ·code − dmin·mᵍ. The twelve bytes from 4 on pack the
   * 6-bit sᵍ and mᵍ: groups 0 … 3 in the low six bits of bytes 0 … 3 and 4 … 7, groups 4 … 7 with
   * their low four bits in bytes 8 … 11 and their high two in the top bits of bytes 0 … 7.
   */
  private static void q4k(byte[] block, double[] values) {
    double d = half(block, 0);
    double dmin = half(block, 2);
    for (int group = 0; group < 8; group++) {
      int low = block[4 + group % 4] & 0xFF;
      int high = block[8 + group % 4] & 0xFF;
      int both = block[12 + group % 4] & 0xFF;
      int s = group < 4 ? low & 63 : both & 0xF | low >> 6 << 4;
      int m = group < 4 ? high & 63 : both >> 4 | high >> 6 << 4;
      int codes = 16 + 32 * (group / 2);
      for (int i = 0; i < 32; i++) {
        int code = block[codes + i] >> 4 * (group % 2) & 0xF;
        values[32 * group + i] = d * s * code - dmin * m;
      }
    }
  }

  /**
   * Two halves of 128 elements, each four runs of 32; codes have four bits in the first 128 bytes,
   * two more in the next 64, and are offset by 32; sixteen signed scales follow, one for each 16
   * elements, then d.
   */
  private static void q6k(byte[] block, double[] values) {
    double d = half(block, 208);
    for (int i = 0; i < 256; i++) {
      int run = i % 128 / 32;
      int at = i % 32;
      int low = block[64 * (i / 128) + 32 * (run % 2) + at] >> 4 * (run / 2) & 0xF;
      int high = block[128 + 32 * (i / 128) + at] >> 2 * run & 3;
      values[i] = d * block[192 + i / 16] * ((low | high << 4) - 32);
    }
  }

  private static double half(byte[] block, int at) {
    return SmallFloat.half((short) (block[at] & 0xFF | block[at + 1] << 8));
  }
}
