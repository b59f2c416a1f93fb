package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFilesTest {

  private static final Path SHARED = Path.of("..", "..", "shared", "data", "datasets");
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  @TempDir Path directory;

  @BeforeEach
  void writeThreeTrainingImagesAndTwoTestImages() throws IOException {
    write(TRAIN_IMAGES, images(3));
    write(TRAIN_LABELS, labels(0, 9, 4));
    write(TEST_IMAGES, images(2));
    write(TEST_LABELS, labels(1, 2));
  }

  @Test
  void readsPlainFiles() throws IOException {
    LabelledImages data = load();

    assertThat(data.train().width()).isEqualTo(3);
    assertThat(data.train().height()).isEqualTo(2);
    assertThat(data.train().labels()).containsExactly(0, 9, 4);
    assertThat(data.train().pixels()).hasSize(18).startsWith(0, 1, 2, 3);
    assertThat(data.test().count()).isEqualTo(2);
    assertThat(data.classes()).isEqualTo(10);
  }

  @Test
  void readsCompressedFilesAsTheSameData() throws IOException {
    String digest = load().digest();
    for (String name : new String[] {TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS}) {
      byte[] plain = Files.readAllBytes(directory.resolve(name));
      Files.delete(directory.resolve(name));
      write(name + ".gz", gzip(plain));
    }

    assertThat(load().train().labels()).containsExactly(0, 9, 4);
    assertThat(load().digest()).isEqualTo(digest);
  }

  @Test
  void theFirst20000ImagesTakeTheLeadingLabels() throws IOException {
    Files.delete(directory.resolve(TRAIN_IMAGES));
    write("train20k-images-idx3-ubyte", images(2));

    assertThat(load().train().labels()).containsExactly(0, 9);
  }

  @Test
  void namesTheDirectoryAndTheFileThatIsMissing() throws IOException {
    Files.delete(directory.resolve(TEST_LABELS));

    assertThatThrownBy(this::load)
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "[%s] directory must hold t10k-labels-idx1-ubyte, plain or with .gz, was without",
            directory);
  }

  @Test
  void refusesADirectoryThatIsMissing() {
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> IdxFiles.load("mnist", missing))
        .isInstanceOf(DatasetException.class)
        .hasMessage("[%s] directory must exist, was missing", missing);
  }

  @Test
  void refusesAHeaderThatIsCutOff() throws IOException {
    expect(TRAIN_IMAGES, new byte[15], "header must be 16 bytes, was 15");
    expect(TRAIN_LABELS, new byte[7], "header must be 8 bytes, was 7");
  }

  @Test
  void refusesAnotherMagicNumber() throws IOException {
    byte[] images = images(3);
    expect(TRAIN_LABELS, images, "magic number must be 0x00000801, was 0x00000803");
    images[2] = 0x0d; // float32 elements
    expect(TRAIN_IMAGES, images, "magic number must be 0x00000803, was 0x00000d03");
  }

  @Test
  void refusesImpossibleDimensions() throws IOException {
    expect(TRAIN_IMAGES, header(0x803, 0, 2, 3), "images must be in [1, 1000000], was 0");
    expect(TRAIN_IMAGES, header(0x803, -1, 2, 3), "images must be in [1, 1000000], was 4294967295");
    expect(TRAIN_IMAGES, header(0x803, 3, 1025, 3), "rows must be in [1, 1024], was 1025");
    expect(TRAIN_IMAGES, header(0x803, 3, 2, 0), "columns must be in [1, 1024], was 0");
  }

  @Test
  void refusesDataThatIsCutOffOrTooLong() throws IOException {
    byte[] whole = images(3);
    expect(
        TRAIN_IMAGES,
        Arrays.copyOf(whole, whole.length - 1),
        "data must be 18 bytes, was 17: the file is cut off");
    expect(
        TRAIN_IMAGES,
        Arrays.copyOf(whole, whole.length + 1),
        "data must be 18 bytes, was 19: there are trailing bytes");
  }

  @Test
  void refusesLabelsThatAreNotAsManyAsTheImages() throws IOException {
    expect(
        TRAIN_LABELS,
        labels(1, 2),
        "labels must be as many as the 3 images of train-images-idx3-ubyte, was 2");
  }

  @Test
  void refusesALabelOutOfRange() throws IOException {
    expect(TRAIN_LABELS, labels(1, 10, 2), "label 1 must be in [0, 10), was 10");
  }

  @Test
  void refusesTestImagesOfAnotherSize() throws IOException {
    write(TEST_IMAGES, concat(header(0x803, 2, 1, 1), new byte[2]));

    assertThatThrownBy(this::load)
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "[%s] test images must be 1 x 2 x 3 like the training images, was 1 x 1 x 1",
            directory);
  }

  @Test
  void refusesABrokenCompressedFile() throws IOException {
    byte[] compressed = gzip(images(3));
    Files.delete(directory.resolve(TRAIN_IMAGES));
    write(TRAIN_IMAGES + ".gz", Arrays.copyOf(compressed, compressed.length / 2));

    assertThatThrownBy(this::load)
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("content must be a whole gzip stream, was not");
  }

  /** Golden: the customary normalisation constants of the two data sets, and SHA-256. */
  @Test
  void readsTheRealFiles() throws IOException {
    assumeTrue(Files.isDirectory(SHARED), "needs ../shared/data");

    LabelledImages mnist = IdxFiles.load("mnist", SHARED.resolve("mnist"));
    assertThat(mnist.train().count()).isEqualTo(60_000);
    assertThat(mnist.test().count()).isEqualTo(10_000);
    assertThat(mnist.digest())
        .isEqualTo("b2d8f5bf39174ee5ffeefa97e42d673c35432b411bb5d1f74fbbeddae7f1690a");
    assertThat(mnist.normalisation().means().get(0)).isCloseTo(0.1307, within(5e-5));
    assertThat(mnist.normalisation().deviations().get(0)).isCloseTo(0.3081, within(5e-5));

    LabelledImages fashion = IdxFiles.load("fashion-mnist", SHARED.resolve("fashion-mnist"));
    assertThat(fashion.train().count()).isEqualTo(20_000);
    assertThat(fashion.normalisation().means().get(0)).isCloseTo(0.286, within(1e-3));
  }

  static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private void expect(String file, byte[] content, String message) throws IOException {
    byte[] before = Files.readAllBytes(directory.resolve(file));
    write(file, content);
    assertThatThrownBy(this::load)
        .isInstanceOf(DatasetException.class)
        .hasMessage("[%s] %s", directory.resolve(file), message);
    write(file, before);
  }

  private LabelledImages load() throws DatasetException {
    return IdxFiles.load("mnist", directory);
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(directory.resolve(name), content);
  }

  private static byte[] images(int count) {
    byte[] pixels = new byte[count * 6];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return concat(header(0x803, count, 2, 3), pixels);
  }

  private static byte[] labels(int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return concat(header(0x801, labels.length), bytes);
  }

  private static byte[] header(int... words) {
    ByteBuffer header = ByteBuffer.allocate(4 * words.length);
    for (int word : words) {
      header.putInt(word);
    }
    return header.array();
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
