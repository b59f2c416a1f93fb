package io.spectracast.data;

import java.util.Arrays;

/**
 * GPT-2's printable stand-ins for bytes: the printable characters of Latin-1 stand for themselves,
 * the other 68 bytes, in ascending order, for U+0100, U+0101, …. So the space is U+0120.
 *
 * <p>A. Radford et al., Language Models are Unsupervised Multitask Learners (2019), and its
 * encoder.
 */
final class ByteSymbols {

  static final int BYTES = 256;

  private static final int FIRST_STAND_IN = 256;
  private static final char[] SYMBOLS = new char[BYTES];
  private static final int[] BYTE_OF = new int[2 * BYTES]; // −1 where there is none

  static {
    Arrays.fill(BYTE_OF, -1);
    int standIn = FIRST_STAND_IN;
    for (int b = 0; b < BYTES; b++) {
      SYMBOLS[b] = (char) (isPrintable(b) ? b : standIn++);
      BYTE_OF[SYMBOLS[b]] = b;
    }
  }

  private ByteSymbols() {}

  private static boolean isPrintable(int b) {
    return b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xff && b != 0xad;
  }

  /** The symbol of a byte, 0 to 255. */
  static char symbol(int unsignedByte) {
    return SYMBOLS[unsignedByte];
  }

  /** The byte that a character stands for, 0 to 255, or −1. */
  static int unsignedByte(char symbol) {
    return symbol < BYTE_OF.length ? BYTE_OF[symbol] : -1;
  }
}
