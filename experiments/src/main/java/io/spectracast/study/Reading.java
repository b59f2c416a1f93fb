package io.spectracast.study;

/** How the stochastic equation reads the learning rate of a program. */
enum Reading {
  /** η(t), in drift and noise: the theory. */
  FOLLOWED("the SDE with η(t)"),
  /** η as if there were no program. */
  UNCHANGED("the SDE with constant η"),
  /** A constant η that spends as much in all. */
  AVERAGED("the SDE with the mean η"),
  /** η(t) without noise. */
  FLOW("gradient flow with η(t)");

  private final String words;

  Reading(String words) {
    this.words = words;
  }

  /** In a table. */
  String words() {
    return words;
  }
}
