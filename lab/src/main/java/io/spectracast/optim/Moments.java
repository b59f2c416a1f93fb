package io.spectracast.optim;

import static org.bytedeco.pytorch.global.torch.empty;

import io.spectracast.model.Parameter;
import io.spectracast.model.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * A running average for each of some parameters of a network: tensors of their shapes, 0 at the
 * start, named after them.
 */
final class Moments {

  private final String prefix;
  private final List<String> names = new ArrayList<>();
  private final List<Tensor> tensors = new ArrayList<>();

  /**
   * One for each parameter, in the caller's scope.
   *
   * @param prefix goes before the parameter's name
   */
  Moments(String prefix, Parameters parameters, List<Integer> indices) {
    this.prefix = prefix;
    for (int index : indices) {
      names.add(parameters.name(index));
      tensors.add(empty(parameters.tensor(index).sizes()).zero_());
    }
  }

  /** The average that belongs to the i-th of the chosen parameters. */
  Tensor get(int i) {
    return tensors.get(i);
  }

  int count() {
    return tensors.size();
  }

  void addTo(List<Parameter> state) {
    for (int i = 0; i < tensors.size(); i++) {
      state.add(Parameter.copyOf(prefix + "." + names.get(i), tensors.get(i)));
    }
  }

  /**
   * Sets them all from those of the same names.
   *
   * @throws IllegalArgumentException if one is missing or has another length
   */
  void load(List<Parameter> state) {
    for (int i = 0; i < tensors.size(); i++) {
      String name = prefix + "." + names.get(i);
      state.stream()
          .filter(p -> p.name().equals(name))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("state must hold '%s', did not".formatted(name)))
          .copyTo(tensors.get(i));
    }
  }
}
