package io.spectracast.checkpoint;

/** What a weight matrix does in its network, as far as names and shapes tell. */
public enum LayerKind {
  /** A dense layer. */
  LINEAR,
  /** A table of vectors, one a row. */
  EMBEDDING,
  /** A convolution over one, two or three axes. */
  CONVOLUTION,
  /** A transposed convolution. */
  TRANSPOSED_CONVOLUTION,
  /** A projection of an attention layer. */
  ATTENTION,
  /** Input or hidden weights of an LSTM, GRU or plain recurrent layer. */
  RECURRENT,
  /** One expert of a mixture whose experts are stacked in a tensor. */
  EXPERT,
  /** The update scale·B·A of a low-rank adapter. */
  LORA
}
