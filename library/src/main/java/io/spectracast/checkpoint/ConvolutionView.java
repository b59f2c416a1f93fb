package io.spectracast.checkpoint;

/** How a convolution's kernel becomes matrices. */
public enum ConvolutionView {
  /** One matrix: outputs by inputs and kernel positions. */
  UNFOLDED,
  /** One matrix of outputs by inputs for each kernel position. */
  SLICES,
  /** The slices, marked so that their singular values are taken together. */
  POOLED
}
