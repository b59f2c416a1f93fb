package io.spectracast.data;

/**
 * A regression task: a map between vectors, given by examples.
 *
 * @param name as the user asked for it, e.g. {@code teacher-student}
 * @param train examples to train on
 * @param test examples to test on, of the same lengths
 * @param digest SHA-256 in hexadecimal of the description of the generated set
 */
public record VectorSet(String name, Vectors train, Vectors test, String digest)
    implements Dataset {

  public VectorSet {
    if (train.count() < 1 || test.count() < 1) {
      throw new IllegalArgumentException(
          "train and test must hold at least one example, was %d and %d"
              .formatted(train.count(), test.count()));
    }
    if (train.inputs() != test.inputs() || train.outputs() != test.outputs()) {
      throw new IllegalArgumentException(
          "test examples must be %d to %d like the training examples, was %d to %d"
              .formatted(train.inputs(), train.outputs(), test.inputs(), test.outputs()));
    }
  }

  /** The length of an input. */
  public int inputs() {
    return train.inputs();
  }

  /** The length of a target. */
  public int outputs() {
    return train.outputs();
  }
}
