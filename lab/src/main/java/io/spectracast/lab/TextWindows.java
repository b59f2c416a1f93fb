package io.spectracast.lab;

import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Windows into a text: example i is the {@code block} tokens from i·stride on, its targets the
 * tokens that follow each.
 */
final class TextWindows implements Examples {

  private final Tensor tokens;
  private final Tensor places; // 0 … block − 1
  private final Scalar stride;
  private final int block;
  private final int count;
  private final PointerScope memory;

  /**
   * All windows that lie in the text.
   *
   * @throws IllegalArgumentException if there is none
   */
  TextWindows(int[] text, int block, int stride) {
    if (text.length <= block) {
      throw new IllegalArgumentException(
          "the text must be longer than the block, %d tokens, was %d"
              .formatted(block, text.length));
    }
    this.block = block;
    this.count = (text.length - 1 - block) / stride + 1;
    try (PointerScope scope = new PointerScope()) {
      this.stride = new Scalar((long) stride);
      tokens = torch.tensor(IntStream.of(text).asLongStream().toArray());
      places = torch.tensor(IntStream.range(0, block).asLongStream().toArray());
      memory = scope.extend();
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int predictions() {
    return block;
  }

  @Override
  public Batch select(Tensor indices) {
    Tensor at = indices.mul(stride).unsqueeze(1).add(places);
    return new Batch(tokens.take(at), tokens.take(at.add(new Scalar(1L))));
  }

  @Override
  public Batch range(int first, int size) {
    return select(torch.tensor(IntStream.range(first, first + size).asLongStream().toArray()));
  }

  @Override
  public void close() {
    memory.close();
  }
}
