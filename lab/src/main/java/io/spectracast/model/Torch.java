package io.spectracast.model;

import io.spectracast.linalg.Blas;
import org.bytedeco.pytorch.global.torch;

/**
 * The one place that sets up libtorch: its own threads are switched off, since parallelism is by
 * Java threads over whole networks, which is reproducible bit for bit.
 */
public final class Torch {

  static {
    Blas.initialize();
  }

  private Torch() {}

  /** To be called by every thread before it computes with tensors. */
  public static void useOneThread() {
    torch.set_num_threads(1);
  }
}
