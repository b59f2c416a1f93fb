package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.checkpoint.DType;
import io.spectracast.checkpoint.SafetensorsFile;
import io.spectracast.checkpoint.TensorInfo;
import io.spectracast.ensemble.RunFolder;
import io.spectracast.random.RandomStreams;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.Snapshot;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training is killed again and again; its store must stay whole and its result the same. */
class KillTest {

  private static final int KILLS = 20;

  @TempDir private Path folder;

  @Test
  void twentyKillsLoseNothingAndChangeNothing() throws Exception {
    killAndGoOn("--data mnist:%s --hidden 64,32 --epochs 12".formatted(images()));
  }

  @ParameterizedTest
  @Tag("slow")
  @ValueSource(
      strings = {
        "--model vit:width=8,heads=2,depth=1,patch=14 --optimizer adamw --epochs 6",
        "--model cnn --optimizer sgd --momentum 0.9 --weight-decay 1e-3 --epochs 3",
        "--model resnet:width=8 --optimizer muon --epochs 2"
      })
  void norDoTheyForOtherModelsAndOptimizers(String options) throws Exception {
    killAndGoOn("--data mnist:%s %s".formatted(images(), options));
  }

  @Test
  @Tag("slow")
  void norDoTheyForText() throws Exception {
    Path text = folder.resolve("text.txt");
    Files.writeString(text, "to be, or not to be, that is the question. ".repeat(200));
    killAndGoOn(
        "--data text:%s --model gpt:layers=2,width=32,block=16 --optimizer adamw --steps 1000"
            .formatted(text));
  }

  private Path images() throws IOException {
    return SmallImages.write(folder.resolve("images"), 2000, 200);
  }

  private void killAndGoOn(String options) throws Exception {
    Path reference = folder.resolve("reference");
    long begun = System.nanoTime();
    assertThat(train(options, reference, false).waitFor()).isZero();
    double whole = (System.nanoTime() - begun) / 1e9;
    List<Snapshot> expected = snapshots(reference);

    UniformRandomProvider random = new RandomStreams(77).stream("kills");
    List<Path> runs = new ArrayList<>();
    int duringTraining = 0;
    boolean finished = true;
    for (int kill = 0; kill < KILLS; kill++) {
      if (finished) {
        runs.add(folder.resolve("run-" + runs.size()));
      }
      Path run = runs.get(runs.size() - 1);
      Process process = train(options, run, isRun(run));
      finished = process.waitFor((long) (whole * random.nextDouble() * 1e3), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      duringTraining += finished || !isRun(run) ? 0 : 1;
      assertPrefix(run, expected);
    }

    for (Path run : runs) {
      assertThat(train(options, run, isRun(run)).waitFor()).isZero();
      assertPrefix(run, expected);
      assertThat(snapshots(run)).hasSameSizeAs(expected);
      assertSameWeights(run, reference);
    }
    // Else the kills hit nothing but start-up, and the test shows nothing.
    assertThat(duringTraining).isGreaterThanOrEqualTo(KILLS / 4);
  }

  /** The training as its own process, with standard output thrown away and errors shown. */
  private static Process train(String options, Path run, boolean resume) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A killed process leaves the unpacked database library behind.
                "-Djava.io.tmpdir=" + run.getParent(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "train",
                "--quiet",
                "--out",
                run.toString()));
    command.addAll(
        resume
            ? List.of("--resume")
            : Arrays.asList((options + " --record-every 5 --save-every 5").split(" ")));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static boolean isRun(Path run) {
    return Files.exists(new RunFolder(run).database());
  }

  private static List<Snapshot> snapshots(Path run) throws IOException {
    try (RunStore store = RunStore.open(new RunFolder(run).database())) {
      return store.read().snapshots();
    }
  }

  /** The store holds the first so many snapshots of the uninterrupted run, bit for bit. */
  private static void assertPrefix(Path run, List<Snapshot> expected) throws IOException {
    if (!isRun(run)) {
      return;
    }
    List<Snapshot> held = snapshots(run);
    assertThat(held).hasSizeLessThanOrEqualTo(expected.size());
    for (int i = 0; i < held.size(); i++) {
      assertSame(held.get(i), expected.get(i));
    }
  }

  private static void assertSame(Snapshot held, Snapshot expected) {
    assertThat(held.step()).isEqualTo(expected.step());
    assertThat(held.batchLoss()).isEqualTo(expected.batchLoss());
    assertThat(held.probe()).isEqualTo(expected.probe());
    assertThat(held.test()).isEqualTo(expected.test());
    for (int l = 0; l < expected.layers().size(); l++) {
      LayerSnapshot a = held.layers().get(l);
      LayerSnapshot b = expected.layers().get(l);
      assertThat(a.singularValues()).isEqualTo(b.singularValues());
      assertThat(a.driftProjections().isPresent()).isEqualTo(b.driftProjections().isPresent());
      b.driftProjections()
          .ifPresent(drift -> assertThat(a.driftProjections().orElseThrow()).isEqualTo(drift));
      assertThat(a.noise()).isEqualTo(b.noise());
    }
  }

  /** Parameters and whatever the optimizer remembers. */
  private static void assertSameWeights(Path run, Path reference) throws IOException {
    try (SafetensorsFile a = SafetensorsFile.open(new RunFolder(run).state());
        SafetensorsFile b = SafetensorsFile.open(new RunFolder(reference).state())) {
      List<String> names =
          b.tensors().stream()
              .filter(tensor -> tensor.type() == DType.F32)
              .map(TensorInfo::name)
              .toList();
      assertThat(names).isNotEmpty();
      for (String name : names) {
        assertThat(a.floats(name)).as(name).isEqualTo(b.floats(name));
      }
    }
  }
}
