package io.spectracast.model;

import static org.bytedeco.pytorch.global.torch.one_hot;

import org.bytedeco.pytorch.Tensor;

/**
 * A network behind the one-hot code of a sequence of tokens, (examples × length) to (examples ×
 * length·vocabulary): its first weight matrix is an embedding of each token at each place.
 *
 * @param network that reads the codes
 * @param vocabulary tokens lie in [0, vocabulary)
 */
record OneHot(Network network, int vocabulary) implements Network {

  @Override
  public Parameters parameters() {
    return network.parameters();
  }

  @Override
  public Tensor forward(Tensor inputs, LayerWatch watch) {
    Tensor codes = one_hot(inputs, vocabulary).flatten(1, -1);
    return network.forward(codes.to(parameters().tensor(0).scalar_type()), watch);
  }
}
