package io.spectracast.data;

import java.nio.file.Path;

/** Where a data set comes from, as one word on a command line. */
public sealed interface DataSource
    permits DataSource.Drawn,
        DataSource.Idx,
        DataSource.Cifar,
        DataSource.Characters,
        DataSource.BytePairs,
        ModularAddition,
        TeacherStudent,
        LinearTeacher {

  /** What {@link #parse} understands. */
  String CHOICES =
      "digits[:SEED], mnist:DIR, fashion-mnist:DIR, cifar10:DIR, text:FILE,"
          + " text-bpe:FILE[,vocabulary=DIR], modular-addition[:P,fraction=F,seed=S],"
          + " teacher-student[:NAME=VALUE,…] or linear-teacher[:NAME=VALUE,…]";

  /**
   * Loads or draws the data set.
   *
   * @param threads how many to draw with; the data do not depend on it
   * @throws DatasetException if a file is missing or malformed
   */
  Dataset load(int threads) throws DatasetException;

  /** What {@link #parse} reads as this source. */
  String text();

  /**
   * Reads one of {@link #CHOICES}.
   *
   * @throws IllegalArgumentException if it is none of these, or a setting is out of its domain
   */
  static DataSource parse(String text) {
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    String argument = colon < 0 ? "" : text.substring(colon + 1);
    return switch (kind) {
      case "digits" -> new Drawn(argument.isEmpty() ? Digits.DEFAULT_SEED : seed(argument));
      case "mnist", "fashion-mnist" -> new Idx(kind, directory(kind, argument));
      case Cifar.KIND -> new Cifar(directory(kind, argument));
      case Characters.KIND -> new Characters(file(kind, argument));
      case BytePairs.KIND -> BytePairs.parse(argument);
      case ModularAddition.KIND -> ModularAddition.parse(argument);
      case TeacherStudent.KIND -> TeacherStudent.parse(argument);
      case LinearTeacher.KIND -> LinearTeacher.parse(argument);
      default ->
          throw new IllegalArgumentException("data must be %s, was '%s'".formatted(CHOICES, text));
    };
  }

  private static long seed(String argument) {
    try {
      return Long.parseLong(argument);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "the seed of digits must be an integer, was '%s'".formatted(argument), e);
    }
  }

  private static Path directory(String kind, String argument) {
    return named("directory", "%s:data/%s".formatted(kind, kind), kind, argument);
  }

  private static Path file(String kind, String argument) {
    return named("file", kind + ":data/input.txt", kind, argument);
  }

  private static Path named(String what, String example, String kind, String argument) {
    if (argument.isEmpty()) {
      throw new IllegalArgumentException(
          "data must name a %s, e.g. %s, was '%s'".formatted(what, example, kind));
    }
    return Path.of(argument);
  }

  /**
   * Digits drawn on the spot.
   *
   * @param seed of the drawing; the same seed gives the same images
   */
  record Drawn(long seed) implements DataSource {
    @Override
    public String text() {
      return "digits:" + seed;
    }

    @Override
    public LabelledImages load(int threads) {
      return Digits.draw(seed, Digits.DEFAULT_TRAIN, Digits.DEFAULT_TEST, threads);
    }
  }

  /**
   * IDX files in a directory.
   *
   * @param name of the dataset
   * @param directory that holds the four files
   */
  record Idx(String name, Path directory) implements DataSource {
    @Override
    public String text() {
      return name + ":" + directory;
    }

    @Override
    public LabelledImages load(int threads) throws DatasetException {
      return IdxFiles.load(name, directory);
    }
  }

  /**
   * CIFAR-10 in its binary layout.
   *
   * @param path of the official archive, or of a directory that holds it, what was extracted from
   *     it, or one file {@code train….bin} and one {@code test….bin}
   */
  record Cifar(Path path) implements DataSource {
    private static final String KIND = "cifar10";

    @Override
    public String text() {
      return KIND + ":" + path;
    }

    @Override
    public LabelledImages load(int threads) throws DatasetException {
      return new CifarFiles(KIND, CifarFiles.BATCH).load(path);
    }
  }

  /**
   * A text, each character a token.
   *
   * @param file in UTF-8, plain or with {@code .gz}
   */
  record Characters(Path file) implements DataSource {
    private static final String KIND = "text";

    @Override
    public String text() {
      return KIND + ":" + file;
    }

    @Override
    public TokenText load(int threads) throws DatasetException {
      return TextFile.read(file).characters(KIND);
    }
  }

  /**
   * A text in GPT-2's byte-pair encoding.
   *
   * @param file in UTF-8, plain or with {@code .gz}
   * @param vocabulary the directory that holds {@code encoder.json} and {@code vocab.bpe}
   */
  record BytePairs(Path file, Path vocabulary) implements DataSource {
    private static final String KIND = "text-bpe";
    private static final String VOCABULARY = ",vocabulary=";

    /** Without a vocabulary's name it lies beside the file. */
    private static BytePairs parse(String argument) {
      int named = argument.lastIndexOf(VOCABULARY);
      Path file = DataSource.file(KIND, named < 0 ? argument : argument.substring(0, named));
      if (named >= 0) {
        return new BytePairs(file, Path.of(argument.substring(named + VOCABULARY.length())));
      }
      Path beside = file.getParent();
      return new BytePairs(file, beside == null ? Path.of(".") : beside);
    }

    @Override
    public String text() {
      return KIND + ":" + file + VOCABULARY + vocabulary;
    }

    @Override
    public TokenText load(int threads) throws DatasetException {
      return TextFile.read(file).bytePairs(KIND, BytePairFiles.in(vocabulary));
    }
  }
}
