package io.spectracast.model;

import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The trainable tensors of a network, in order and by name. Owns the native memory that the network
 * was built in, until closed. Not thread-safe.
 */
public final class Parameters implements AutoCloseable {

  private record Entry(Tensor tensor, String name, Role role, Initialisation start) {}

  private final List<Entry> entries = new ArrayList<>();
  private PointerScope memory;

  /** Adds a tensor, filled with zeros. */
  Tensor add(String name, Role role, Initialisation start, long... shape) {
    Tensor zeros = torch.empty(shape).zero_();
    zeros.set_requires_grad(true);
    entries.add(new Entry(zeros, name, role, start));
    return zeros;
  }

  /** To be called last in the scope that the network is built in, whose memory it keeps. */
  Parameters keep(PointerScope scope) {
    memory = scope.extend();
    return this;
  }

  /** How many. */
  public int count() {
    return entries.size();
  }

  /** The tensor with this index. */
  public Tensor tensor(int index) {
    return entries.get(index).tensor();
  }

  /** All tensors, in order. */
  public List<Tensor> tensors() {
    return entries.stream().map(Entry::tensor).toList();
  }

  /** The name of the tensor with this index. */
  public String name(int index) {
    return entries.get(index).name();
  }

  /** What the tensor with this index is for. */
  public Role role(int index) {
    return entries.get(index).role();
  }

  /**
   * Draws all values anew.
   *
   * @param seed root of the streams drawn from, one for each name
   */
  public void initialise(long seed) {
    RandomStreams streams = new RandomStreams(seed);
    for (Entry entry : entries) {
      float[] values = new float[Math.toIntExact(entry.tensor().numel())];
      entry.start().draw(values, streams.stream("init/" + entry.name(), 0));
      new Parameter(entry.name(), new long[] {values.length}, values).copyTo(entry.tensor());
    }
  }

  /** A copy of all values. */
  public List<Parameter> copy() {
    return entries.stream().map(e -> Parameter.copyOf(e.name(), e.tensor())).toList();
  }

  /**
   * Sets all values.
   *
   * @throws IllegalArgumentException if they do not match in number or length
   */
  public void load(List<Parameter> values) {
    if (values.size() != entries.size()) {
      throw new IllegalArgumentException(
          "parameters must be %d, was %d".formatted(entries.size(), values.size()));
    }
    for (int i = 0; i < values.size(); i++) {
      values.get(i).copyTo(tensor(i));
    }
  }

  /** A copy of the gradients left by the last {@code backward()}, named as their parameters. */
  @SuppressWarnings("try") // closed for what it frees
  public List<Parameter> copyGradients() {
    try (PointerScope scope = new PointerScope()) {
      return entries.stream()
          .map(e -> Parameter.copyOf(e.name(), e.tensor().grad().contiguous()))
          .toList();
    }
  }

  /** Forgets the gradients; the next {@code backward()} starts from none. */
  @SuppressWarnings("try") // closed for what it frees
  public void clearGradients() {
    try (PointerScope scope = new PointerScope()) {
      entries.forEach(e -> e.tensor().mutable_grad().reset());
    }
  }

  /** Frees the native memory of the network. */
  @Override
  public void close() {
    memory.close();
  }
}
