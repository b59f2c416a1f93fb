package io.spectracast.model;

/** Refusals of sizes and inputs that a model cannot be built from. */
final class Sizes {

  private Sizes() {}

  static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }

  static void requireMultiple(String name, int value, String ofWhat, int divisor) {
    if (value % divisor != 0) {
      throw new IllegalArgumentException(
          "%s must be a multiple of %s, %d, was %d".formatted(name, ofWhat, divisor, value));
    }
  }

  static IllegalArgumentException misfit(ModelSpec model, String reads, Signature signature) {
    return new IllegalArgumentException(
        "model %s reads %s, was given %s".formatted(model.text(), reads, signature));
  }
}
