package io.spectracast.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The initializers of an ONNX model's graph, which are its weights. The graph's operations are not
 * read, so the axes are as the operation that uses a tensor wants them: convolutions (out, in,
 * kernel…), the right factor of MatMul (in, out).
 *
 * <p>Format: onnx.proto of github.com/onnx/onnx in protocol buffers' wire format.
 */
final class Onnx {

  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_INITIALIZER = 5;

  private final Path path;
  private final Bytes file;
  private final List<StoredTensor> tensors = new ArrayList<>();

  private Onnx(Path path, Bytes file) {
    this.path = path;
    this.file = file;
  }

  static Contents read(Path path, FileChannel channel) throws IOException {
    Onnx model = new Onnx(path, FileBytes.of(path, channel));
    return new Contents("ONNX", model.initializers());
  }

  private List<StoredTensor> initializers() throws CheckpointException {
    int graphs = 0;
    ProtobufMessage model = new ProtobufMessage(path, file, 0, file.size());
    while (model.next()) {
      if (model.field() == MODEL_GRAPH && model.isBytes()) {
        graph(model.nested());
        graphs++;
      }
    }
    if (graphs != 1) {
      throw new CheckpointException(path, "model must have one graph, was " + graphs);
    }
    return tensors;
  }

  private void graph(ProtobufMessage graph) throws CheckpointException {
    while (graph.next()) {
      if (graph.field() == GRAPH_INITIALIZER && graph.isBytes()) {
        if (tensors.size() == Limits.TENSORS) {
          throw new CheckpointException(path, "initializers must be fewer, was " + Limits.TENSORS);
        }
        tensors.add(OnnxTensor.read(path, file, graph.nested(), tensors.size()));
      }
    }
  }
}
