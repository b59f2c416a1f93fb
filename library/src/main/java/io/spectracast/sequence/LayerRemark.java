package io.spectracast.sequence;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/**
 * Something that keeps a layer from being as whole as it might be.
 *
 * @param layer its name; empty if it is of all layers
 * @param text what, to be read after the name
 */
public record LayerRemark(String layer, String text) {

  /** Of a checkpoint that cannot be read, by its file's name. */
  static LayerRemark leftOut(Throwable why) {
    String told =
        why instanceof FileSystemException file && file.getReason() == null
            ? "[%s] cannot be read%s"
                .formatted(
                    file.getFile(), file instanceof AccessDeniedException ? ": no permission" : "")
            : why.getMessage();
    return new LayerRemark("", "a checkpoint is left out: " + told);
  }
}
