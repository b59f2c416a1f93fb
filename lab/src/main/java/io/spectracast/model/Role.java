package io.spectracast.model;

/** What a parameter is in its network, which some optimizers treat it by. */
public enum Role {
  /** A weight matrix or convolution kernel between two hidden states, or from the inputs. */
  HIDDEN,
  /** A table of vectors, one row for each token or position. */
  EMBEDDING,
  /** The matrix that gives the scores; also an embedding that is tied to it. */
  HEAD,
  /** A bias, a gain or a single vector. */
  VECTOR
}
