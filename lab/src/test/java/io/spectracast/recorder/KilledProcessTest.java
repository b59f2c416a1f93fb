package io.spectracast.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.data.Digits;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.TrainingConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that dies without warning leaves a state from which the run goes on as if it had not.
 */
class KilledProcessTest {

  private static final Dataset DIGITS = Digits.draw(5, 640, 100, 1);

  /** 500 updates; the state is written after every snapshot, so kills often hit a write. */
  private static final Experiment EXPERIMENT =
      new Experiment(
          new DataSource.Drawn(5),
          new TrainingConfig(List.of(24, 16), 0.02, 0.9, 0, 32, 25, 2, 2),
          new Recording(5, 4, 50, 1, 0));

  @ParameterizedTest
  @ValueSource(ints = {20, 53})
  void theRunGoesOnToTheSameWeights(int lines, @TempDir Path directory) throws Exception {
    Path killed = directory.resolve("killed");
    Process process = start(killed);
    try (BufferedReader output = process.inputReader()) {
      for (int i = 0; i < lines; i++) {
        assertThat(output.readLine()).isNotNull();
      }
    }
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

    Outcome resumed = run(killed, true);
    Outcome whole = run(directory.resolve("whole"), false);
    assertThat(resumed.state().step()).isEqualTo(500);
    assertThat(resumed.state().parameters())
        .usingRecursiveComparison()
        .isEqualTo(whole.state().parameters());
  }

  private static Outcome run(Path directory, boolean resume) throws IOException {
    try (RecordedTraining training =
        new RecordedTraining(EXPERIMENT, DIGITS, directory, SpikeCount::aboveTheEdge)) {
      assertThat(training.resume() > 0).isEqualTo(resume);
      return training.run(snapshot -> {}, (s, t, l, r) -> {}, () -> false);
    }
  }

  private static Process start(Path directory) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledProcessTest.class.getName(),
            Files.createDirectories(directory).toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The process to be killed: prints a line for every snapshot. */
  public static void main(String[] arguments) throws IOException {
    try (RecordedTraining training =
        new RecordedTraining(EXPERIMENT, DIGITS, Path.of(arguments[0]), SpikeCount::aboveTheEdge)) {
      training.run(
          snapshot -> System.out.println(snapshot.step()), (s, t, l, r) -> {}, () -> false);
    }
  }
}
