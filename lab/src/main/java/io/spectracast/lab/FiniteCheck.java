package io.spectracast.lab;

import io.spectracast.model.LayerWatch;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** Finds the first layer, from the input, whose outputs are not all finite. */
final class FiniteCheck implements LayerWatch {

  private String first;

  @Override
  public void see(String layer, Tensor output) {
    if (first == null && !Float.isFinite(output.sum().item_float())) {
      first = layer;
    }
  }

  Optional<String> first() {
    return Optional.ofNullable(first);
  }
}
