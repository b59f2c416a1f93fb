package io.spectracast.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spectracast.analysis.LayerAnalysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultFilesTest {

  private static final RecursiveComparisonConfiguration EVERY_BIT =
      RecursiveComparisonConfiguration.builder().withStrictTypeChecking(false).build();

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Path checkpoint;
  private static AnalysedModel model;
  private static AnalysisSubject subject;

  @BeforeAll
  static void analyse() throws IOException {
    checkpoint = SmallCheckpoint.write(shared);
    model = SmallCheckpoint.analysed(checkpoint);
    subject = AnalysisSubject.of("1", List.of(checkpoint), Map.of("seed", "1"));
  }

  @Test
  void jsonIsReadBackAsTheSameValues() throws IOException {
    Path file = folder.resolve("model.json");
    AnalysisJson.write(file, model);

    assertThat(AnalysisJson.read(file)).usingRecursiveComparison(EVERY_BIT).isEqualTo(model);
    assertThat(Files.readString(file))
        .contains("\"reason\" : \"all entries are 0\"", "\"tail_exponent\" : ", "\"also_named\"")
        .doesNotContain(": NaN", ": Infinity", "\"NaN\"");
  }

  @Test
  void aJournalGivesBackItsLayersAndGoesOn() throws IOException {
    Path file = folder.resolve("journal");
    List<LayerAnalysis> layers = model.analysis().layers();
    try (AnalysisJournal journal = AnalysisJournal.begin(file, subject)) {
      journal.add(layers.get(0));
      journal.add(layers.get(1));
    }
    try (AnalysisJournal journal = AnalysisJournal.resume(file, subject)) {
      assertThat(List.copyOf(journal.finished().values()))
          .usingRecursiveComparison(EVERY_BIT)
          .isEqualTo(layers.subList(0, 2));
      journal.add(layers.get(2));
    }
    try (AnalysisJournal journal = AnalysisJournal.resume(file, subject)) {
      assertThat(journal.finished()).hasSize(3);
    }
  }

  /** As kill -9 may leave it, at any byte. */
  @Test
  void aLineThatWasCutOffDoesNotCountAndIsWrittenAnew() throws IOException {
    Path whole = folder.resolve("whole");
    List<LayerAnalysis> layers = model.analysis().layers();
    try (AnalysisJournal journal = AnalysisJournal.begin(whole, subject)) {
      for (LayerAnalysis layer : layers) {
        journal.add(layer);
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    for (int length = 0; length <= bytes.length; length += 997) {
      Path cut = Files.write(folder.resolve("cut" + length), Arrays.copyOf(bytes, length));
      try (AnalysisJournal journal = AnalysisJournal.resume(cut, subject)) {
        for (LayerAnalysis layer : layers.subList(journal.finished().size(), layers.size())) {
          journal.add(layer);
        }
      }
      assertThat(Files.readAllBytes(cut)).as("cut at " + length).isEqualTo(bytes);
    }
  }

  @Test
  void aJournalOfAnotherSubjectIsRefused() throws IOException {
    Path file = folder.resolve("journal");
    AnalysisJournal.begin(file, subject).close();

    assertRefused(file, new AnalysisSubject("2", subject.files(), subject.settings()), "version");
    assertRefused(
        file,
        new AnalysisSubject("1", subject.files(), Map.of("seed", "2")),
        "seed must be 1, was 2");
    assertRefused(
        file, new AnalysisSubject("1", subject.files(), Map.of()), "seed must be 1, was absent");
    Path other = Files.copy(checkpoint, folder.resolve("other.safetensors"));
    assertRefused(
        file, AnalysisSubject.of("1", List.of(other), subject.settings()), "other.safetensors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine", "text\n", "{}\n", "[]\n", "{\"version\":\"1\",\"files\":7}\n"})
  void filesThatAreNoJournalAreRefusedInWords(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("journal"), content);
    assertRefused(file, subject, "journal");
    assertThat(Files.readString(file)).isEqualTo(content);
  }

  @Test
  void aDamagedLineIsNamed() throws IOException {
    Path file = folder.resolve("journal");
    AnalysisJournal.begin(file, subject).close();
    Files.writeString(file, Files.readString(file) + "{\"layer\": 3}\n");
    assertRefused(file, subject, "line 2");
  }

  @Test
  void aJournalInUseIsRefused() throws IOException {
    Path file = folder.resolve("journal");
    try (AnalysisJournal journal = AnalysisJournal.begin(file, subject)) {
      assertThat(journal.finished()).isEmpty();
      assertRefused(file, subject, "in use");
    }
  }

  @Test
  void everyLayerIsARowWhateverItsNameAndWhateverIsMissing() throws IOException {
    Path file = folder.resolve("layers.csv");
    LayerTable.all().write(file, model.analysis().layers());

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).startsWith("name,kind,convention,dtype,");
    assertThat(lines.get(2)).startsWith("\"a \"\"quoted\"\", name\",linear,");
    assertThat(lines.get(4))
        .contains("all entries are 0")
        .doesNotContain("NaN", "null", "Optional");
    int columns = LayerTable.all().types().size();
    assertThat(lines.get(1).split(",", -1)).hasSizeGreaterThanOrEqualTo(columns);
  }

  private static void assertRefused(Path file, AnalysisSubject asked, String told) {
    assertThatThrownBy(() -> AnalysisJournal.resume(file, asked))
        .isInstanceOf(ResultFileException.class)
        .hasMessageContaining("[" + file + "]")
        .hasMessageContaining(told);
  }
}
