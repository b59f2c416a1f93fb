package io.spectracast.study;

/** Neighbouring singular vectors that span a subspace. */
enum Block {
  /** The first one. */
  FIRST("the first"),
  /** The first four. */
  LEADING("the first 4"),
  /** Four in the middle of the spectrum. */
  MIDDLE("4 in the middle");

  private static final int SIZE = 4;

  private final String words;

  Block(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Index of the first vector, of n. */
  int from(int n) {
    return this == MIDDLE ? (n - SIZE) / 2 : 0;
  }

  /** How many. */
  int size() {
    return this == FIRST ? 1 : SIZE;
  }
}
