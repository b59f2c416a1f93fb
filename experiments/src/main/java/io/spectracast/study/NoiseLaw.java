package io.spectracast.study;

/** What the theory may take the noise of minibatch gradients for. */
enum NoiseLaw {
  /** Nothing: gradient flow. */
  NONE,
  /** Gaussian with the covariance of the gradient over all parameters, at the weights of now. */
  GRADIENT,
  /** Gaussian, A ⊗ C in each matrix with A and C of the start, at the level of now. */
  KRONECKER,
  /** Gaussian, independent between entries, at the level of now: the published account. */
  ISOTROPIC
}
