package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarFilesTest {

  private static final Path SHARED = Path.of("..", "..", "shared", "data", "datasets", "cifar10");
  private static final int BATCH = 3;
  private static final int RECORD = 3073;

  @TempDir Path directory;

  @Test
  void putsEachColourOfEachImageInItsPlace() throws IOException {
    write(directory.resolve("train.bin"), records(1, 2));
    write(directory.resolve("test_few.bin"), records(7, 1));

    LabelledImages data = load(directory);

    Images train = data.train();
    assertThat(train.shape()).isEqualTo("3 x 32 x 32");
    assertThat(train.labels()).containsExactly(1, 2);
    assertThat(data.test().labels()).containsExactly(7);
    byte[] second = records(2, 1);
    assertThat(Arrays.copyOfRange(train.pixels(), 3072, 6144))
        .isEqualTo(Arrays.copyOfRange(second, 1, RECORD));
    assertThat(data.normalisation().channels()).isEqualTo(3);
  }

  @Test
  void theOfficialLayoutIsTheSameDataPlainCompressedAndInItsArchive() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("cifar-10-batches-bin"));
    writeBatches(folder);
    LabelledImages plain = load(folder);
    LabelledImages inside = load(directory);
    Path archive = directory.resolve("cifar-10-binary.tar.gz");
    write(archive, gzip(archive(5)));
    LabelledImages archived = load(archive);
    for (Path file :
        new Path[] {folder.resolve("data_batch_1.bin"), folder.resolve("test_batch.bin")}) {
      write(Path.of(file + ".gz"), gzip(Files.readAllBytes(file)));
      Files.delete(file);
    }
    LabelledImages compressed = load(directory);

    assertThat(plain.train().labels()).hasSize(15).startsWith(0, 1, 2).endsWith(2, 3, 4);
    assertThat(plain.test().labels()).containsExactly(5, 6, 7);
    for (LabelledImages other : new LabelledImages[] {inside, archived, compressed}) {
      assertThat(other.digest()).isEqualTo(plain.digest());
      assertThat(other.train().pixels()).isEqualTo(plain.train().pixels());
      assertThat(other.test().pixels()).isEqualTo(plain.test().pixels());
    }
  }

  /** Written by the system's own tar, which also adds entries for the folder. */
  @Test
  void readsWhatTarWrote() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/tar")), "needs /bin/tar");
    Path folder = Files.createDirectory(directory.resolve("cifar-10-batches-bin"));
    writeBatches(folder);
    String digest = load(folder).digest();
    Path archive = directory.resolve("cifar-10-binary.tar.gz");
    String[] command = {
      "/bin/tar",
      "-czf",
      archive.toString(),
      "-C",
      directory.toString(),
      folder.getFileName().toString()
    };
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();

    assertThat(load(archive).digest()).isEqualTo(digest);
  }

  @Test
  void refusesABatchOfAnotherNumberOfImages() throws IOException {
    writeBatches(directory);
    write(directory.resolve("data_batch_4.bin"), records(0, 2));

    expect(directory, "data_batch_4.bin", "images must be 3, was 2: the file is cut off");
  }

  @Test
  void refusesAMissingBatch() throws IOException {
    writeBatches(directory);
    Files.delete(directory.resolve("data_batch_4.bin"));

    expect(directory, "", "directory must hold data_batch_4.bin, plain or with .gz, was without");
  }

  @Test
  void refusesBrokenRecords() throws IOException {
    write(directory.resolve("test.bin"), records(0, 1));
    Path train = directory.resolve("train.bin");

    write(train, Arrays.copyOf(records(0, 2), 2 * RECORD - 1));
    expect(
        directory,
        "train.bin",
        "content must be whole records of 3073 bytes, was 6145 bytes: the file is cut off or no"
            + " CIFAR-10");
    write(train, new byte[0]);
    expect(directory, "train.bin", "content must hold an image, was empty");
    byte[] labelled = records(0, 2);
    labelled[RECORD] = 10;
    write(train, labelled);
    expect(directory, "train.bin", "label 1 must be in [0, 10), was 10");
    write(train, new byte[2 * RECORD]);
    expect(directory, "", "pixels of channel 0 must vary, was 0.0 throughout");
  }

  @Test
  void refusesADirectoryThatIsMissingEmptyOrAmbiguous() throws IOException {
    Path missing = directory.resolve("missing");
    expect(missing, "", "directory must exist, was missing");
    String message =
        "directory must hold cifar-10-binary.tar.gz, cifar-10-batches-bin or one file train*.bin,"
            + " plain or with .gz, was with %d of these";
    expect(directory, "", message.formatted(0));
    write(directory.resolve("train_1.bin"), records(0, 1));
    write(directory.resolve("train_2.bin"), records(0, 1));
    expect(directory, "", message.formatted(2));
    Path text = directory.resolve("train_1.bin");
    expect(text, "", "file must be a directory, .tar.gz or .tar, was another");
  }

  @Test
  void refusesABrokenArchive() throws IOException {
    Path tar = directory.resolve("a.tar");
    byte[] whole = archive(5);

    write(tar, archive(4));
    expect(tar, "", "archive must hold data_batch_5.bin, was without");
    write(tar, Arrays.copyOf(whole, whole.length - 1024));
    expect(tar, "", "archive must end with an empty block, was cut off");
    write(tar, Arrays.copyOf(whole, 512 + 5000));
    expect(tar, "", "cifar-10-batches-bin/test_batch.bin must be whole, was cut off");
    write(tar, changed(whole, 0, 'x'));
    expect(tar, "", "header 1 must have the checksum 5024, was 5003");
    write(tar, changed(whole, 148, '8'));
    expect(tar, "", "checksum of entry 1 must be octal digits, was '811613'");
    write(tar, header("a/data_batch_1.bin", 700_000_000));
    expect(tar, "", "a/data_batch_1.bin must be at most 614600000 bytes, was 700000000");
    int label = 512 + 3073; // of the second image in the first file
    write(tar, changed(whole, label, (char) 200));
    expect(tar, "test_batch.bin", "label 1 must be in [0, 10), was 200");
    Path compressed = directory.resolve("b.tar.gz");
    write(compressed, Arrays.copyOf(gzip(whole), 600));
    expect(
        compressed,
        "",
        "content must be a whole gzip stream, was not: Unexpected end of ZLIB input stream");
  }

  @Test
  void refusesAnArchiveOfTooManyEntries() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] entry = header("empty", 0);
    for (int i = 0; i <= TarStream.MAX_ENTRIES; i++) {
      bytes.write(entry);
    }
    Path tar = directory.resolve("a.tar");
    write(tar, bytes.toByteArray());

    expect(tar, "", "archive must hold at most 10000 entries, was more");
  }

  /** Golden: SHA-256 and moments by Python; the moments are near those of the 50 000 images. */
  @Test
  void readsTheRealFiles() throws IOException {
    assumeTrue(Files.isDirectory(SHARED), "needs ../shared/data");

    LabelledImages data = (LabelledImages) DataSource.parse("cifar10:" + SHARED).load(1);

    assertThat(data.train().count()).isEqualTo(5000);
    assertThat(data.test().count()).isEqualTo(2000);
    assertThat(data.digest())
        .isEqualTo("c72d4987a87f97c25e837b248a4f86f64a208611e519663960dc781e942cea9e");
    assertThat(data.normalisation().means().get(2)).isCloseTo(0.4457978431372549, within(1e-12));
    assertThat(data.normalisation().deviations().get(0))
        .isCloseTo(0.24230206722078618, within(1e-12));
    assertThat(data.normalisation().means().get(0)).isCloseTo(0.4914, within(5e-3));
  }

  private LabelledImages load(Path path) throws DatasetException {
    return new CifarFiles("cifar10", BATCH).load(path);
  }

  private void expect(Path source, String file, String message) {
    assertThatThrownBy(() -> load(source))
        .isInstanceOf(DatasetException.class)
        .hasMessage("[%s] %s", file.isEmpty() ? source : source.resolve(file), message);
  }

  private static void writeBatches(Path folder) throws IOException {
    for (int i = 0; i < 5; i++) {
      write(folder.resolve("data_batch_%d.bin".formatted(i + 1)), records(i == 4 ? 2 : i, BATCH));
    }
    write(folder.resolve("test_batch.bin"), records(5, BATCH));
  }

  /** The test batch first, then the training batches backwards, a text, two empty blocks. */
  private static byte[] archive(int batches) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    put(bytes, "test_batch.bin", records(5, BATCH));
    for (int i = batches - 1; i >= 0; i--) {
      put(bytes, "data_batch_%d.bin".formatted(i + 1), records(i == 4 ? 2 : i, BATCH));
    }
    put(bytes, "batches.meta.txt", "airplane".getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[1024]);
    return bytes.toByteArray();
  }

  private static void put(ByteArrayOutputStream bytes, String name, byte[] content)
      throws IOException {
    bytes.write(header("cifar-10-batches-bin/" + name, content.length));
    bytes.write(content);
    bytes.write(new byte[(512 - content.length % 512) % 512]);
  }

  private static byte[] header(String name, int size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 124, "%011o".formatted(size));
    put(header, 148, "        ");
    header[156] = '0';
    put(header, 257, "ustar\0");
    int sum = 0;
    for (byte b : header) {
      sum += Byte.toUnsignedInt(b);
    }
    put(header, 148, "%06o\0".formatted(sum));
    return header;
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  private static byte[] changed(byte[] bytes, int position, char value) {
    byte[] changed = bytes.clone();
    changed[position] = (byte) value;
    return changed;
  }

  /** Images that differ in every byte, with labels that count up. */
  private static byte[] records(int firstLabel, int count) {
    byte[] bytes = new byte[count * RECORD];
    for (int i = 0; i < bytes.length; i++) {
      int label = firstLabel + i / RECORD;
      bytes[i] = (byte) (i % RECORD == 0 ? label : 7 * (i % RECORD) + 31 * label);
    }
    return bytes;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.write(file, content);
  }
}
