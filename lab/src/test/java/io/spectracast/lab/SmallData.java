package io.spectracast.lab;

import io.spectracast.data.CharacterTokenizer;
import io.spectracast.data.Dataset;
import io.spectracast.data.Digits;
import io.spectracast.data.Images;
import io.spectracast.data.LabelledImages;
import io.spectracast.data.Normalisation;
import io.spectracast.data.TokenText;
import io.spectracast.data.TokenTuples;
import io.spectracast.data.Tuples;
import io.spectracast.data.VectorSet;
import io.spectracast.data.Vectors;
import io.spectracast.model.ModelSpec;
import io.spectracast.optim.Fall;
import io.spectracast.optim.LearningRateSchedule;
import io.spectracast.optim.Method;
import io.spectracast.optim.Optimization;
import io.spectracast.random.RandomStreams;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.provider.Arguments;

/** A little data of each kind, and one configuration of every model and every optimizer for it. */
public final class SmallData {

  /** Grey images of 28 × 28 pixels. */
  public static final LabelledImages DIGITS = Digits.draw(5, 96, 24, 1);

  private SmallData() {}

  /** Colour images of noise, 8 × 8 pixels. */
  public static LabelledImages colours() {
    return new LabelledImages(
        "noise",
        4,
        noise(48, 1),
        noise(16, 2),
        new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.3, 0.3, 0.3)),
        "colours");
  }

  private static Images noise(int count, long index) {
    UniformRandomProvider rng = new RandomStreams(4).stream("noise", index);
    byte[] pixels = new byte[count * 3 * 64];
    byte[] labels = new byte[count];
    rng.nextBytes(pixels);
    IntStream.range(0, count).forEach(i -> labels[i] = (byte) (i % 4));
    return new Images(3, 8, 8, pixels, labels);
  }

  /** A text of one sentence again and again. */
  public static TokenText text() {
    String text = "to be, or not to be, that is the question. ".repeat(20);
    CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
    int[] tokens = tokenizer.encode(text);
    int cut = tokens.length * 9 / 10;
    return new TokenText(
        "text",
        IntStream.range(0, cut).map(i -> tokens[i]).toArray(),
        IntStream.range(cut, tokens.length).map(i -> tokens[i]).toArray(),
        tokenizer,
        "text");
  }

  /** a + b mod 5 as the tuples (a, b, =). */
  public static TokenTuples sums() {
    return new TokenTuples("sums", 6, 5, sums(0, 20), sums(20, 25), "sums");
  }

  private static Tuples sums(int from, int to) {
    int[] tokens = IntStream.range(from, to).flatMap(i -> IntStream.of(i / 5, i % 5, 5)).toArray();
    return new Tuples(3, tokens, IntStream.range(from, to).map(i -> (i / 5 + i % 5) % 5).toArray());
  }

  /** y = (x₁ + x₂, x₁ − x₂) of three inputs. */
  public static VectorSet vectors() {
    return new VectorSet("vectors", vectors(32, 1), vectors(8, 2), "vectors");
  }

  private static Vectors vectors(int count, long index) {
    UniformRandomProvider rng = new RandomStreams(4).stream("vectors", index);
    float[] x = new float[count * 3];
    float[] y = new float[count * 2];
    for (int i = 0; i < x.length; i++) {
      x[i] = rng.nextFloat() - 0.5f;
    }
    for (int i = 0; i < count; i++) {
      y[2 * i] = x[3 * i] + x[3 * i + 1];
      y[2 * i + 1] = x[3 * i] - x[3 * i + 1];
    }
    return new Vectors(3, 2, x, y);
  }

  /** Every model once, every optimizer at least once, with decay, clipping and schedules among. */
  public static Stream<Arguments> runs() {
    Optimization sgd = Optimization.sgd(0.05, 0.9, 1e-3);
    Optimization adam = Optimization.defaults(Method.AdamW.DEFAULT).withClip(0.5);
    Optimization muon = Optimization.defaults(new Method.Muon(0.95));
    LearningRateSchedule cosine = new LearningRateSchedule(new Fall.Cosine(0.1), 4);
    return Stream.of(
        run(DIGITS, "mlp:12,activation=gelu", Optimization.sgd(0.1, 0, 0).withSchedule(cosine)),
        run(DIGITS, "mlp:12", new Optimization(new Method.Sgd(0.9, true), 0.02, 1e-3)),
        run(DIGITS, "vit:width=8,heads=2,depth=1,patch=14", adam.withSchedule(cosine)),
        run(colours(), "cnn", sgd.withClip(1)),
        run(colours(), "resnet:width=8", muon),
        run(text(), "gpt:layers=1,width=16,block=8", adam),
        run(text(), "gpt:layers=1,width=16,block=8", muon.withClip(0.1)),
        run(sums(), "mlp:16", adam),
        run(vectors(), "linear:8,8", sgd));
  }

  private static Arguments run(Dataset data, String model, Optimization optimization) {
    TrainingConfig config =
        TrainingConfig.DEFAULT
            .withModel(ModelSpec.parse(model))
            .withLoss(data instanceof VectorSet ? new Loss.MeanSquare() : Loss.CROSS_ENTROPY)
            .withOptimization(optimization)
            .withBatchSize(8)
            .withLength(RunLength.steps(22))
            .withSeed(6)
            .withThreads(1);
    return Arguments.of(config, data);
  }
}
