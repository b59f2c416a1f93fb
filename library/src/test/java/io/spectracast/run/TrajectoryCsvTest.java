package io.spectracast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrajectoryCsvTest {

  private static final String HEADER = TrajectoryCsv.HEADER + "\n";

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void layersMayTakeTurnsAndHoldTheirLargestFew() throws Exception {
    List<LayerTrajectory> read =
        TrajectoryCsv.read(
            file(
                HEADER
                    + "0,b,4,3,1,3.5\n0,b,4,3,2,2\n0,a,2,9,1,1\n"
                    + "10,b,4,3,1,3e2\n10,b,4,3,2,0\n7,a,2,9,1,5e-324\n"));
    assertThat(read)
        .extracting(LayerTrajectory::layer)
        .containsExactly(new Layer("b", 4, 3), new Layer("a", 2, 9));
    assertThat(read.get(0).snapshots()).extracting(LayerSnapshot::step).containsExactly(0L, 10L);
    assertThat(read.get(0).at(10).orElseThrow().singularValues()).containsExactly(300, 0);
    assertThat(read.get(1).at(7).orElseThrow().singularValues()).containsExactly(Double.MIN_VALUE);
  }

  @Test
  void quotedNamesMayHoldCommasQuotesAndLineBreaks() throws Exception {
    List<LayerTrajectory> read =
        TrajectoryCsv.read(
            file("\ufeff" + HEADER.trim() + "\r\n\"0\",\"a, \"\"b\"\"\r\nc ü\",1,1,1,2\r\n\r\n"));
    assertThat(read.get(0).layer()).isEqualTo(new Layer("a, \"b\"\r\nc ü", 1, 1));
  }

  @ParameterizedTest
  @CsvSource({"t.csv", "t.csv.gz"})
  void whatIsWrittenIsReadBackBitForBit(String name) throws Exception {
    Path file = folder.resolve(name);
    List<LayerTrajectory> written =
        List.of(trajectory(new Layer("a, \"b\"\n", 3, 5)), trajectory(new Layer("c", 70, 90)));
    TrajectoryCsv.write(file, written);
    List<LayerTrajectory> read = TrajectoryCsv.read(file);
    assertThat(read).usingRecursiveFieldByFieldElementComparator().isEqualTo(written);
    assertThat(Files.readAllBytes(file)[0]).isEqualTo((byte) (name.endsWith("gz") ? 0x1f : 's'));
  }

  private static LayerTrajectory trajectory(Layer layer) {
    double[] first = new double[layer.shortSide()];
    Arrays.setAll(first, k -> 1 / (k + 0.1));
    first[first.length - 1] = Double.MIN_VALUE;
    double[] second = first.clone();
    second[0] = Double.MAX_VALUE;
    return new LayerTrajectory(
        layer, List.of(LayerSnapshot.of(layer, 3, first), LayerSnapshot.of(layer, 8, second)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0,a,3,2,1| line 2: must have 6 fields, was 5",
        "0,a,3,2,1,5,6| line 2: must have 6 fields, was 7",
        "x,a,3,2,1,5| line 2: field 'step' must be an integer from 0, was 'x'",
        "-1,a,3,2,1,5| line 2: field 'step' must be an integer from 0, was '-1'",
        "1.0,a,3,2,1,5| line 2: field 'step' must be an integer from 0, was '1.0'",
        "99999999999999999999,a,3,2,1,5| line 2: field 'step' must be an integer from 0, was '999",
        "0, ,3,2,1,5| line 2: field 'layer' must be a name, was ' '",
        "0,a,0,2,1,5| line 2: field 'rows' must be an integer from 1, was '0'",
        "0,a,3,2147483648,1,5| line 2: field 'columns' must be an integer from 1, was '2147483648'",
        "0,a,3,2,0,5| line 2: field 'index' must be an integer from 1, was '0'",
        "0,a,3,2,2,5| line 2: field 'index' must be 1 (from 1, without gap or repetition), was 2",
        "0,a,3,2,1,5;0,a,3,2,1,5| line 3: field 'index' must be 2 (from 1, without gap or rep",
        "0,a,9,8,1,5;0,a,9,8,3,5| line 3: field 'index' must be 2 (from 1, without gap or rep",
        "0,a,3,2,3,5| line 2: field 'index' must be at most min(rows, columns) = 2, was 3",
        "0,a,3,2,1,| line 2: field 'singular_value' must be a finite decimal number from 0, was ''",
        "0,a,3,2,1,five| line 2: field 'singular_value' must be a finite decimal number from 0, w",
        "0,a,3,2,1,NaN| line 2: field 'singular_value' must be a finite decimal number from 0, was",
        "0,a,3,2,1,Infinity| line 2: field 'singular_value' must be a finite decimal number from 0",
        "0,a,3,2,1,1e999| line 2: field 'singular_value' must be a finite decimal number from 0, w",
        "0,a,3,2,1,-0.5| line 2: field 'singular_value' must be a finite decimal number from 0, wa",
        "0,a,3,2,1,0x1p3| line 2: field 'singular_value' must be a finite decimal number from 0, w",
        "0,a,3,2,1,5f| line 2: field 'singular_value' must be a finite decimal number from 0, was ",
        "0,a,3,2,1,5;0,a,3,2,2,6| line 3: field 'singular_value' must be at most 5.0, the one bef",
        "0,a,3,2,1,5;0,a,4,2,2,4| line 3: field 'rows' must be 3 as before for layer 'a', was 4",
        "0,a,3,2,1,5;1,a,3,9,1,4| line 3: field 'columns' must be 2 as before for layer 'a', was 9",
        "5,a,3,2,1,5;4,a,3,2,1,5| line 3: field 'step' must be greater than 5, the last of layer",
        "5,a,3,2,1,5;5,b,3,2,1,5;5,a,3,2,2,4| line 4: field 'step' must be greater than 5, the",
        "0,a,3,2,1,5;0,a,3,2,2,4;1,a,3,2,1,5;2,a,3,2,1,5| line 5: layer 'a' at step 1, which ends",
        "0,a,3,2,1,5;0,a,3,2,2,4;1,a,3,2,1,5| line 4: layer 'a' at step 1, which ends here, must",
        "0,\"a,3,2,1,5| line 2: quoted field must end with \", was open",
        "0,\"a\"b,3,2,1,5| line 2: a quoted field must be followed by a comma or the line's end, wa",
      })
  void eachFaultyRowIsNamed(String rows, String message) throws Exception {
    refuses(file(HEADER + rows.replace(';', '\n') + "\n"), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step,layer,rows,columns,index|column 6 must be 'singular_value', was missing",
        "step,layer,rows,columns,index,singularvalue|column 6 must be 'singular_value', was 'sin",
        "layer,step,rows,columns,index,singular_value|column 1 must be 'step', was 'layer'",
        "step;layer;rows|column 1 must be 'step', was 'step;layer;rows'",
        "step,layer,rows,columns,index,singular_value,x|was followed by 'x'",
      })
  void aWrongHeaderIsNamed(String header, String message) throws Exception {
    refuses(file(header + "\n0,a,1,1,1,1\n"), message);
    refuses(file(header + "\n0,a,1,1,1,1\n"), "line 1: header must be '" + TrajectoryCsv.HEADER);
  }

  @Test
  void emptyMissingAndUnreadableFilesAreNamed() throws Exception {
    refuses(file(""), "must begin with 'step,layer,");
    refuses(file("\n\n"), "must begin with 'step,layer,");
    refuses(file(HEADER), "line 1: header must be followed by rows, was the end of the file");
    refuses(folder.resolve("none.csv"), "must be a trajectory file, was missing");
    refuses(folder, "cannot be read: ");
    byte[] latin1 = (HEADER + "0,a\u00fc,1,1,1,1\n").getBytes(StandardCharsets.ISO_8859_1);
    refuses(Files.write(file(""), latin1), "must be followed by UTF-8 text");
    refuses(file(HEADER + "0,\"" + "x".repeat(5000)), "line 2: a field must have at most 4096 c");
    refuses(file(",".repeat(5000)), "line 1: must have at most 64 fields, was more");
  }

  @Test
  void aDamagedGzipFileIsNamed() throws Exception {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int step = 0; step < 20_000; step++) {
      rows.append(step).append(",a,1,1,1,").append(Math.sin(step) + 1).append('\n');
    }
    byte[] whole = gzip(rows.toString());
    Path file = file("");
    assertThat(TrajectoryCsv.read(Files.write(file, whole)).get(0).snapshots()).hasSize(20_000);
    for (int length : new int[] {2, 9, 15, whole.length / 2, whole.length - 1}) {
      refuses(Files.write(file, Arrays.copyOf(whole, length)), "damaged gzip file: ");
    }
    whole[whole.length / 2] ^= 0x55;
    refuses(Files.write(file, whole), "");
  }

  private static void refuses(Path file, String message) {
    assertThatExceptionOfType(TrajectoryFormatException.class)
        .isThrownBy(() -> TrajectoryCsv.read(file))
        .withMessageStartingWith("[" + file + "] ")
        .withMessageContaining(message)
        .matches(e -> e.getMessage().lines().count() == 1, "has a message of one line");
  }

  @Test
  void aMillionRowsAreReadInSeconds() throws Exception {
    Layer layer = new Layer("transformer.h.0.attn.c_attn.weight", 1000, 3000);
    double[] values = new double[1000];
    Arrays.setAll(values, k -> Math.PI / (k + 1));
    List<LayerSnapshot> snapshots = new ArrayList<>();
    for (int step = 0; step < 1000; step++) {
      snapshots.add(LayerSnapshot.of(layer, step, values));
    }
    Path file = folder.resolve("large.csv");
    TrajectoryCsv.write(file, List.of(new LayerTrajectory(layer, snapshots)));
    long start = System.nanoTime();
    assertThat(TrajectoryCsv.read(file).get(0).snapshots()).hasSize(1000);
    double seconds = (System.nanoTime() - start) / 1e9;
    // 0.5 to 1 s of processor time here; the bound leaves room for a busy machine.
    assertThat(seconds).isLessThan(10);
  }
}
