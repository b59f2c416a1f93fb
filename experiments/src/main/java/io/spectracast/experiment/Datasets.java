package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The published data sets that lie in one folder, as {@code data fetch} lays them out. Drawn digits
 * need no file and are always there.
 *
 * @param folder holds {@code mnist}, {@code fashion-mnist}, {@code cifar10}, and texts in {@code
 *     tiny-shakespeare} or {@code text}; need not exist
 */
public record Datasets(Path folder) {

  private static final List<String> TEXTS =
      List.of("tiny-shakespeare/input.txt", "text/tinyshakespeare.txt.gz");
  private static final List<String> VOCABULARIES = List.of("gpt2-vocabulary", "text");

  /** Grey images of 28 × 28: handwritten digits. */
  public Optional<DataSource> mnist() {
    return directory("mnist");
  }

  /** Grey images of 28 × 28: clothes. */
  public Optional<DataSource> fashionMnist() {
    return directory("fashion-mnist");
  }

  /** Colour images of 32 × 32. */
  public Optional<DataSource> cifar10() {
    return directory("cifar10");
  }

  /** MNIST, or where it is not there, grey digits of 28 × 28 drawn on the spot. */
  public DataSource digits() {
    return mnist().orElseGet(() -> DataSource.parse("digits"));
  }

  /** Shakespeare's plays by characters. */
  public Optional<DataSource> characters() {
    return first(TEXTS).map(file -> DataSource.parse("text:" + file));
  }

  /** Shakespeare's plays in GPT-2's byte pairs. */
  public Optional<DataSource> bytePairs() {
    return first(TEXTS)
        .flatMap(
            text ->
                first(VOCABULARIES)
                    .map(at -> DataSource.parse("text-bpe:%s,vocabulary=%s".formatted(text, at))));
  }

  /** A file or folder of published models or tables, which lie beside the folder of data sets. */
  public Optional<Path> beside(String name) {
    return Optional.of(folder.resolveSibling(name)).filter(Files::exists);
  }

  private Optional<DataSource> directory(String name) {
    return first(List.of(name)).map(at -> DataSource.parse(name + ":" + at));
  }

  private Optional<Path> first(List<String> names) {
    return names.stream().map(folder::resolve).filter(Files::exists).findFirst();
  }

  /** Where each of the sets is looked for, for a message. */
  public String lookedFor() {
    return Stream.of("mnist", "fashion-mnist", "cifar10", TEXTS.get(0), VOCABULARIES.get(0))
        .map(name -> folder.resolve(name).toString())
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }
}
