package io.spectracast.lab;

import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Inputs and targets in native memory, until closed. Read-only once made, so that several threads
 * may share them.
 */
public sealed interface Examples extends AutoCloseable permits TensorExamples, TextWindows {

  /** How many there are. */
  int count();

  /** Predictions made of one example. */
  int predictions();

  /** The examples with these indices, an int64 vector. */
  Batch select(Tensor indices);

  /** {@code count} examples from {@code first} on. */
  Batch range(int first, int count);

  /** A copy of the examples with these indices, in this order. */
  default Examples subset(int[] indices) {
    try (PointerScope scope = new PointerScope()) {
      Tensor chosen = torch.tensor(IntStream.of(indices).asLongStream().toArray());
      Batch batch = select(chosen);
      return new TensorExamples(batch.inputs(), batch.targets(), predictions(), scope.extend());
    }
  }

  @Override
  void close();
}
