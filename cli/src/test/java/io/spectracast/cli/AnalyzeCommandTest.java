package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.spectracast.analysis.LayerAnalysis;
import io.spectracast.checkpoint.SafetensorsWriter;
import io.spectracast.provenance.Digests;
import io.spectracast.results.AnalysedModel;
import io.spectracast.results.AnalysisJson;
import io.spectracast.results.LayerTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnalyzeCommandTest {

  private static final Path SHARED = Path.of("../../shared").toAbsolutePath().normalize();
  private static final String QUICK = "--noise-draws=19";

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path model;

  @BeforeAll
  static void write() throws IOException {
    model = NoiseModel.write(shared.resolve("model.safetensors"), 4, 40, 30);
  }

  @Test
  void theTableFitsATerminalAndSaysWhatWasLeftOut() throws IOException {
    float[] broken = new float[20 * 10];
    broken[3] = Float.POSITIVE_INFINITY;
    Path file = folder.resolve("broken.safetensors");
    new SafetensorsWriter()
        .floats("a.very.long.name.of.a.layer.that.no.column.would.hold.weight", broken, 20, 10)
        .floats("bias", new float[3], 3)
        .write(file);

    Cli cli = Cli.run("analyze", file, QUICK, "--details");

    assertThat(cli.code()).as(cli.err()).isZero();
    assertThat(cli.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(cli.out().replaceAll("\\s+", " "))
        .contains("20×10 – – – – –")
        .contains("entry [0, 3] must be finite")
        .contains("skipped as a vector or number: bias");
  }

  @Test
  void layersAreChosenByName() {
    Cli cli = Cli.run("analyze", model, QUICK, "--layers", "*.1.*", "--layers", "blocks.3*");

    assertThat(cli.out()).contains("blocks.1 ", "blocks.3 ").doesNotContain("blocks.0", "bias");
    assertThat(cli.out()).contains("of 2 layers");
  }

  @Test
  void whatIsNotWantedIsNotComputed() throws IOException {
    Path json = folder.resolve("a.json");
    assertThat(Cli.run("analyze", model, "--only", "none", "--json", json).code()).isZero();

    AnalysedModel read = AnalysisJson.read(json);

    assertThat(read.settings()).containsEntry("parts", "").containsEntry("seed", "1");
    assertThat(read.analysis().layers()).hasSize(4);
    assertThat(read.analysis().layers().get(0).noise().reason()).isEqualTo("not asked for");
    assertThat(read.analysis().provenance().inputDigest())
        .isEqualTo(Digests.ofFile(model))
        .hasSize(64);
  }

  @Test
  void squarePartsAreLookedAtWhenAskedFor() throws IOException {
    Path customary = folder.resolve("customary.json");
    Path more = folder.resolve("more.json");
    Cli.run("analyze", model, "--without", "plausibility,noise", "--json", customary);
    Cli.run("analyze", model, "--without", "noise", "--with", "fixed-aspect", "--json", more);

    LayerAnalysis without = AnalysisJson.read(customary).analysis().layers().get(0);
    LayerAnalysis with = AnalysisJson.read(more).analysis().layers().get(0);

    assertThat(without.fixedAspect().reason()).isEqualTo("not asked for");
    assertThat(without.plausibility().reason()).isEqualTo("not asked for");
    assertThat(without.randomised().value()).isPresent();
    assertThat(with.fixedAspect().get().windowSide()).isEqualTo(30);
    assertThat(with.noise().reason()).isEqualTo("not asked for");
  }

  @Test
  void allOutputsHoldTheSameNumbersWhateverTheThreads() throws Exception {
    List<String> texts = new java.util.ArrayList<>();
    for (int threads = 1; threads <= 2; threads++) {
      Path csv = folder.resolve(threads + ".csv");
      Path parquet = folder.resolve(threads + ".parquet");
      Path html = folder.resolve(threads + ".html");
      Cli cli =
          Cli.run(
              "analyze",
              model,
              QUICK,
              "--jobs",
              threads,
              "--csv",
              csv,
              "--parquet",
              parquet,
              "--html",
              html);
      assertThat(cli.code()).as(cli.err()).isZero();
      assertThat(cli.out()).contains("wrote " + csv, "wrote " + parquet, "wrote " + html);
      texts.add(Files.readString(csv));
      assertParquet(parquet, Files.readAllLines(csv));
    }
    assertThat(texts.get(1)).isEqualTo(texts.get(0));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(6);
    }
  }

  private static void assertParquet(Path parquet, List<String> csv) throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        ResultSet rows =
            duckdb
                .createStatement()
                .executeQuery(
                    "SELECT name, rows, alpha, len(singular_values), singular_values[1],"
                        + " spectral_norm, differs_from_noise FROM '%s'".formatted(parquet))) {
      for (int i = 1; i < csv.size(); i++) {
        assertThat(rows.next()).isTrue();
        assertThat(csv.get(i)).startsWith(rows.getString(1) + ",");
        assertThat(rows.getInt(2)).isEqualTo(40);
        assertThat(csv.get(i)).contains("," + rows.getDouble(3) + ",");
        assertThat(rows.getInt(4)).isEqualTo(30);
        assertThat(rows.getDouble(5)).isEqualTo(rows.getDouble(6));
        rows.getBoolean(7);
        assertThat(rows.wasNull()).isFalse();
      }
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void aBaseTellsHowFarEveryLayerHasMoved() throws IOException {
    Path csv = folder.resolve("moved.csv");
    Cli cli = Cli.run("analyze", model, "--base", model, "--only", "none", "--csv", csv);
    assertThat(cli.code()).as(cli.err()).isZero();
    int column = List.copyOf(LayerTable.all().types().keySet()).indexOf("base_distance");
    assertThat(Files.readAllLines(csv).get(1).split(",", -1)[column]).isEqualTo("0.0");

    Cli changes = Cli.run("analyze", model, "--base", model, "--changes", "--only", "none");
    assertThat(changes.out()).contains("No spectrum of blocks.0.weight: all entries are 0.");

    Path other = NoiseModel.write(folder.resolve("other.safetensors"), 5, 40, 30);
    assertRefused(
        Cli.run("analyze", model, "--base", other),
        "model.safetensors] tensor 'blocks.4.weight': must be in the file as in the base");
  }

  @Test
  void columnsAndConventionsAreWeightWatchersIfAskedFor() throws IOException {
    Path model = SHARED.resolve("data/models/resnet_cifar10_akamaster/resnet20-12fca82f.th");
    Path reference = SHARED.resolve("reference/weightwatcher");
    assumeTrue(Files.exists(model) && Files.exists(reference), "no ResNet-20 at " + model);
    Path csv = folder.resolve("ww.csv");
    Cli cli =
        Cli.run("analyze", model, "--only", "none", "--csv", csv, "--columns", "weightwatcher");
    assertThat(cli.code()).as(cli.err()).isZero();

    List<String> ours = Files.readAllLines(csv);
    List<String> theirs = Files.readAllLines(reference.resolve("resnet20_mpfit.csv"));
    assertThat(ours.get(0)).isEqualTo(theirs.get(0));
    assertThat(ours).hasSameSizeAs(theirs);
    int alpha = List.of(ours.get(0).split(",")).indexOf("alpha");
    int longname = List.of(ours.get(0).split(",")).indexOf("longname");
    for (int i = 1; i < ours.size(); i++) {
      String[] mine = ours.get(i).split(",", -1);
      String[] other = theirs.get(i).split(",", -1);
      assertThat(mine[longname]).isEqualTo(other[longname]);
      assertThat(Double.parseDouble(mine[alpha]))
          .isCloseTo(Double.parseDouble(other[alpha]), within(1e-5));
    }
  }

  @Test
  void theColumnsOfShuffledEntriesAreThereWhereTheyWereComputed() throws IOException {
    Path csv = folder.resolve("ww.csv");
    Cli.run("analyze", model, "--only", "randomised", "--csv", csv, "--columns=weightwatcher");

    assertThat(Files.readAllLines(csv).get(0))
        .startsWith("layer_id,name,D,M,N,Q,W_scale,alpha,")
        .contains(",max_rand_eval,mp_softrank,", ",rand_W_scale,rand_bulk_max,", ",ww_softrank,")
        .endsWith(",xmax,xmin");
    assertThat(Files.readAllLines(csv).get(1)).startsWith("1,Linear,").contains(",blocks.0,");
  }

  @Test
  void withoutArgumentsItExplainsItself() {
    Cli cli = Cli.run("analyze");

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("Usage: spectracast analyze", "Examples:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--layers nothing*|no layer matches 'nothing*'; there are blocks.0.weight",
        "--only foo|--only must name some of laws",
        "--only noise --without noise|--only cannot be given together with",
        "--only noise --with fixed-aspect|--only cannot be given together with",
        "--level 0|level must be in (0, 1), was 0.0",
        "--level NaN|level must be in (0, 1)",
        "--noise-draws 0|noiseDraws must be at least 1, was 0",
        "--memory-limit much|--memory-limit must be a size such as 500m or 2g, was 'much'",
        "--memory-limit 0|--memory-limit must be a size",
        "--jobs 0|--threads must be at least 1",
        "--heads 1,2,3|--heads must be one or two positive numbers",
        "--heads -4|--heads must be",
        "--conv flat|--conv",
        "--axes sideways|--axes",
        "--seed x|--seed",
        "--columns weightwatcher|--columns is of a --csv file",
        "--columns weightwatcher --csv new.csv --conv slices|needs --conv pooled",
        "--columns some --csv new.csv|--columns",
        "--changes|--changes needs a --base",
        "--base absent.pt|[absent.pt] file must exist, was missing",
        "--precision approximate|--precision",
        "--resume|--resume needs the output files",
        "--resume --journal no.journal|[no.journal] no such journal",
        "--json no/such/folder.json|cannot be written: no such folder",
        "--jsn out.json|Unknown option"
      })
  void optionsOutsideTheirDomain(String options, String told) {
    Object[] words = Stream.of(("analyze " + model + " " + options).split(" ")).toArray();
    assertRefused(Cli.run(words), told);
  }

  @Test
  void modelsThatAreNone() throws IOException {
    Path text = Files.writeString(folder.resolve("text.safetensors"), "not a checkpoint at all");
    Path cut = folder.resolve("cut.safetensors");
    byte[] whole = Files.readAllBytes(model);
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 100));
    Path vectors = folder.resolve("vectors.safetensors");
    new SafetensorsWriter().floats("bias", new float[4], 4).write(vectors);

    assertRefused(Cli.run("analyze", folder.resolve("absent")), "absent] file must exist");
    assertRefused(Cli.run("analyze", text), "[" + text + "]");
    assertRefused(Cli.run("analyze", cut), "[" + cut + "]");
    assertRefused(
        Cli.run("analyze", vectors), "must hold a weight matrix", "'bias': a vector or number");
    assertRefused(Cli.run("analyze", Files.createDirectory(folder.resolve("empty"))), "empty]");
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path taken = Files.writeString(folder.resolve("taken.csv"), "mine");
    Path journal = Files.writeString(folder.resolve("new.csv.journal"), "mine too");

    assertRefused(Cli.run("analyze", model, "--csv", taken), "taken.csv] exists already");
    assertRefused(
        Cli.run("analyze", model, "--csv", folder.resolve("new.csv")),
        "new.csv.journal]",
        "--resume");
    assertRefused(
        Cli.run("analyze", model, "--csv", folder.resolve("new.csv"), "--resume"),
        "new.csv.journal] must be a journal");
    assertThat(Files.readString(taken)).isEqualTo("mine");
    assertThat(Files.readString(journal)).isEqualTo("mine too");
  }

  private static void assertRefused(Cli cli, String... told) {
    assertThat(cli.code()).as(cli.err() + cli.out()).isEqualTo(2);
    assertThat(cli.err().lines()).as(cli.err()).hasSize(1);
    assertThat(cli.err()).contains(told);
  }
}
