package io.spectracast.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * CIFAR-10 in its binary layout ({@link CifarRecords}), from wherever it lies:
 *
 * <ul>
 *   <li>the official archive {@code cifar-10-binary.tar.gz}, itself or in a directory, without
 *       extracting it;
 *   <li>the directory extracted from it, {@code cifar-10-batches-bin}, itself or in a directory:
 *       {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin} of 10 000
 *       images each, plain or with {@code .gz};
 *   <li>a directory with one file {@code train….bin} and one {@code test….bin} of any number of
 *       images, plain or with {@code .gz}.
 * </ul>
 *
 * <p>Takes 3 073 bytes of memory an image, 185 MB for the whole of CIFAR-10, and twice the largest
 * file, 62 MB, while it reads.
 */
final class CifarFiles {

  /** Images in each of the official files. */
  static final int BATCH = 10_000;

  private static final int MAX_BYTES = CifarRecords.MAX_IMAGES * CifarRecords.RECORD_BYTES;

  static final String FOLDER = "cifar-10-batches-bin";
  static final String ARCHIVE = "cifar-10-binary.tar.gz";

  private static final List<String> TRAIN =
      Stream.of(1, 2, 3, 4, 5).map("data_batch_%d.bin"::formatted).toList();
  private static final String TEST = "test_batch.bin";

  private final String name;
  private final int batch;

  /**
   * A reader.
   *
   * @param name of the data set
   * @param batch images in each file of the official layout
   */
  CifarFiles(String name, int batch) {
    this.name = name;
    this.batch = batch;
  }

  /** Reads the archive or directory. */
  LabelledImages load(Path path) throws DatasetException {
    if (Files.isRegularFile(path)) {
      requireArchive(path);
      return fromArchive(path);
    }
    if (!Files.isDirectory(path)) {
      throw new DatasetException(path, "directory must exist, was missing");
    }
    for (Path folder : List.of(path, path.resolve(FOLDER))) {
      if (holds(folder, TRAIN.get(0))) {
        return fromBatches(folder);
      }
    }
    Path archive = path.resolve(ARCHIVE);
    return Files.exists(archive) ? fromArchive(archive) : fromTwoFiles(path);
  }

  private static void requireArchive(Path file) throws DatasetException {
    if (!file.toString().endsWith(".tar.gz") && !file.toString().endsWith(".tar")) {
      throw new DatasetException(file, "file must be a directory, .tar.gz or .tar, was another");
    }
  }

  private static boolean holds(Path folder, String file) {
    return Files.exists(folder.resolve(file)) || Files.exists(folder.resolve(file + ".gz"));
  }

  private LabelledImages fromBatches(Path folder) throws DatasetException {
    CifarRecords train = new CifarRecords(TRAIN.size() * batch);
    CifarRecords test = new CifarRecords(batch);
    for (int i = 0; i < TRAIN.size(); i++) {
      putBatch(train, i, read(FileContent.find(folder, TRAIN.get(i))));
    }
    putBatch(test, 0, read(FileContent.find(folder, TEST)));
    return dataset(folder, train, test);
  }

  private LabelledImages fromArchive(Path archive) throws DatasetException {
    CifarRecords train = new CifarRecords(TRAIN.size() * batch);
    CifarRecords test = new CifarRecords(batch);
    boolean[] read = new boolean[TRAIN.size() + 1];
    try (InputStream in = new BufferedInputStream(FileContent.open(archive))) {
      TarStream tar = new TarStream(archive, in);
      while (tar.next()) {
        String file = tar.name().substring(tar.name().lastIndexOf('/') + 1);
        int index = file.equals(TEST) ? TRAIN.size() : TRAIN.indexOf(file);
        if (index >= 0) {
          FileContent content = new FileContent(archive.resolve(file), tar.content(MAX_BYTES));
          boolean isTest = index == TRAIN.size();
          putBatch(isTest ? test : train, isTest ? 0 : index, content);
          read[index] = true;
        }
      }
    } catch (IOException e) {
      throw FileContent.unreadable(archive, e);
    }
    requireAll(archive, read);
    return dataset(archive, train, test);
  }

  private static void requireAll(Path archive, boolean[] read) throws DatasetException {
    for (int i = 0; i < read.length; i++) {
      if (!read[i]) {
        String missing = i == TRAIN.size() ? TEST : TRAIN.get(i);
        throw new DatasetException(archive, "archive must hold %s, was without".formatted(missing));
      }
    }
  }

  private LabelledImages fromTwoFiles(Path directory) throws DatasetException {
    FileContent trainFile = read(only(directory, "train"));
    FileContent testFile = read(only(directory, "test"));
    return dataset(directory, records(trainFile), records(testFile));
  }

  private static CifarRecords records(FileContent file) throws DatasetException {
    CifarRecords records = new CifarRecords(CifarRecords.count(file.path(), file.bytes()));
    records.put(0, file.path(), file.bytes());
    return records;
  }

  private void putBatch(CifarRecords records, int index, FileContent file) throws DatasetException {
    int count = CifarRecords.count(file.path(), file.bytes());
    if (count != batch) {
      throw new DatasetException(
          file.path(), "images must be %d, was %d: the file is cut off".formatted(batch, count));
    }
    records.put(index * batch, file.path(), file.bytes());
  }

  private LabelledImages dataset(Path path, CifarRecords train, CifarRecords test)
      throws DatasetException {
    Sha256 digest = new Sha256();
    train.addTo(digest);
    test.addTo(digest);
    try {
      return LabelledImages.of(
          name, CifarRecords.CLASSES, train.images(), test.images(), digest.hexadecimal());
    } catch (IllegalArgumentException e) {
      throw new DatasetException(path, e.getMessage(), e);
    }
  }

  private static FileContent read(Path file) throws DatasetException {
    return FileContent.read(file, MAX_BYTES);
  }

  private static Path only(Path directory, String prefix) throws DatasetException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().matches(prefix + ".*\\.bin(\\.gz)?"))
              .sorted()
              .toList();
      if (found.size() != 1) {
        throw new DatasetException(
            directory,
            "directory must hold %s, %s or one file %s*.bin, plain or with .gz, was with %d of these"
                .formatted(ARCHIVE, FOLDER, prefix, found.size()));
      }
      return found.get(0);
    } catch (IOException e) {
      throw FileContent.unreadable(directory, e);
    }
  }
}
