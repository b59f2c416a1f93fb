package io.spectracast.study;

/** SGD with independent batches, and what is compared with it. */
enum Rival {
  /** The stochastic equation with the gradient's own covariance. */
  SDE("the SDE"),
  /** SGD with Gaussian noise of that covariance: the SDE with steps of one update. */
  GAUSSIAN("SGD with Gaussian noise"),
  /** The same with Kronecker noise. */
  KRONECKER("the same, Kronecker noise"),
  /** The same with isotropic noise: the published account. */
  ISOTROPIC("the same, isotropic noise"),
  /** Gradient flow. */
  FLOW("gradient flow"),
  /** SGD with batches drawn in epochs. */
  EPOCHS("SGD in epochs"),
  /** SGD with four times the learning rate and the batch, seen after a quarter of the updates. */
  SCALED("SGD with 4η and 4B at t/4"),
  /** The SDE against {@link #GAUSSIAN}: what continuous time alone changes. */
  CONTINUITY("the SDE against SGD with Gaussian noise"),
  /** SGD itself. */
  SGD("SGD");

  private final String words;

  Rival(String words) {
    this.words = words;
  }

  /** In a table. */
  String words() {
    return words;
  }
}
