package io.spectracast.checkpoint;

import java.util.List;
import java.util.Map;

/**
 * What a reader found in a file.
 *
 * @param format in words
 * @param tensors all of them, in the file's order
 * @param modelPrefix of the names that belong to the model, where the file also holds other things
 *     such as an optimizer's state; empty if all do
 * @param metadata texts and numbers beside the tensors
 */
record Contents(
    String format, List<StoredTensor> tensors, String modelPrefix, Map<String, String> metadata) {

  Contents(String format, List<StoredTensor> tensors) {
    this(format, tensors, "", Map.of());
  }
}
