package io.spectracast.analysis;

/** Is told of layers as an analysis goes on; called by one thread at a time. */
public interface AnalysisListener {

  /** A layer's analysis begins; in no particular order if there are several threads. */
  default void started(LayerDescription layer) {}

  /** A layer's analysis is done and all earlier ones have been passed on: in the layers' order. */
  void analysed(LayerAnalysis layer);
}
