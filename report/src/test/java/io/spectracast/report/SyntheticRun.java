package io.spectracast.report;

import io.spectracast.forecast.Fan;
import io.spectracast.forecast.Forecast;
import io.spectracast.forecast.Score;
import io.spectracast.provenance.Provenance;
import io.spectracast.run.Evaluation;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.NoiseLevel;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.RunDescription;
import io.spectracast.run.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Runs and forecasts that look like real ones, from simulated matrices and fixed seeds. */
final class SyntheticRun {

  static final Provenance PROVENANCE =
      new Provenance(
          20261124,
          "0.1.0",
          "17.0.15 (Debian)",
          "Linux 6.1 amd64",
          "OpenBLAS 0.3.31",
          "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");

  private static final double[] LEVELS = {0.05, 0.25, 0.5, 0.75, 0.95};

  private static final ReportContent COMPLETE = simulated();

  private SyntheticRun() {}

  /** Three layers over 2 800 updates with a forecast from step 1 400 and its scores. */
  static ReportContent complete() {
    return COMPLETE;
  }

  private static ReportContent simulated() {
    RecordedRun run =
        run(
            2800,
            50,
            new Layer("fc1.weight", 192, 128),
            new Layer("fc2.weight", 96, 96),
            new Layer("head.weight", 10, 96));
    return new ReportContent(
        "mnist-mlp, seed 7",
        run,
        List.of(forecast(run, 1400, new long[] {200, 600, 1400})),
        spectra(run, 1400));
  }

  static RecordedRun run(long steps, long every, Layer... layers) {
    List<SyntheticLayer> simulated = new ArrayList<>();
    for (Layer layer : layers) {
      simulated.add(new SyntheticLayer(layer, 40 + simulated.size()));
    }
    ZigguratSampler.NormalizedGaussian gaussian = gaussian(1);
    List<Snapshot> snapshots = new ArrayList<>();
    for (long step = 0; step <= steps; step += every) {
      long at = step;
      List<LayerSnapshot> measured = simulated.stream().map(l -> l.at(at)).toList();
      snapshots.add(snapshot(step, gaussian.sample(), measured));
    }
    return new RecordedRun(description(steps, layers), snapshots);
  }

  /** Every step recorded, from a formula instead of a decomposition. */
  static RecordedRun quick(int steps, Layer... layers) {
    ZigguratSampler.NormalizedGaussian gaussian = gaussian(2);
    List<Snapshot> snapshots = new ArrayList<>();
    for (long step = 0; step <= steps; step++) {
      List<LayerSnapshot> measured = new ArrayList<>();
      for (Layer layer : layers) {
        measured.add(quick(layer, step, gaussian));
      }
      snapshots.add(snapshot(step, gaussian.sample(), measured));
    }
    return new RecordedRun(description(steps, layers), snapshots);
  }

  private static LayerSnapshot quick(
      Layer layer, long step, ZigguratSampler.NormalizedGaussian gaussian) {
    int n = layer.shortSide();
    double[] s = new double[n];
    double[] drift = new double[n];
    for (int k = 0; k < n; k++) {
      s[k] = 2.0 - 1.9 * k / n + 0.01 * gaussian.sample() / n;
      drift[k] = 1e-3 * gaussian.sample();
    }
    double nu = 1e-3 * Math.exp(0.1 * gaussian.sample());
    NoiseLevel noise = new NoiseLevel(nu, 0.9 * nu, 0.8 * nu, 1.1 * nu, 0, 12, 25);
    return new LayerSnapshot(layer, step, s, Optional.of(drift), Optional.of(noise));
  }

  /** Two snapshots; at the second nothing is a number any more. */
  static ReportContent diverged() {
    Layer layer = new Layer("w", 24, 16);
    double[] lost = new double[16];
    Arrays.fill(lost, Double.NaN);
    Snapshot start = snapshot(0, 0, List.of(new SyntheticLayer(layer, 5).at(0)));
    Snapshot end =
        new Snapshot(
            10,
            1,
            0.1,
            OptionalDouble.of(Double.NaN),
            Optional.of(new Evaluation(Double.NaN, 0.1)),
            Optional.of(new Evaluation(Double.NaN, 0.1)),
            List.of(LayerSnapshot.of(layer, 10, lost)));
    LabelledSpectrum spectrum = new LabelledSpectrum("end", 10, lost, Optional.empty());
    return new ReportContent(
        "diverged",
        new RecordedRun(description(10, layer), List.of(start, end)),
        List.of(),
        List.of(new LayerSpectra(layer, List.of(spectrum))));
  }

  /** A forecast whose truth is not recorded. */
  static Forecast unscored(RecordedRun run, long origin) {
    return forecast(run, origin, new long[0]);
  }

  static RunDescription description(long steps, Layer... layers) {
    Map<String, String> configuration =
        Map.of(
            "learning-rate",
            "0.1",
            "momentum",
            "0.9",
            "batch-size",
            "64",
            "model",
            "mlp 784-128-96-10");
    return new RunDescription(configuration, List.of(layers), steps, PROVENANCE);
  }

  static ZigguratSampler.NormalizedGaussian gaussian(long seed) {
    return ZigguratSampler.NormalizedGaussian.of(RandomSource.L64_X128_MIX.create(seed));
  }

  static Snapshot snapshot(long step, double noise, List<LayerSnapshot> layers) {
    double loss = 0.05 + 2.25 * Math.exp(-step / 300.0);
    OptionalDouble batch =
        step == 0 ? OptionalDouble.empty() : OptionalDouble.of(loss * Math.exp(0.1 * noise));
    return new Snapshot(
        step,
        0.02 * step,
        0.1,
        batch,
        Optional.of(new Evaluation(loss * 0.97, 1 - 0.4 * loss)),
        Optional.of(new Evaluation(loss + 0.03, 0.985 - 0.38 * loss)),
        layers);
  }

  static List<LayerSpectra> spectra(RecordedRun run, long origin) {
    return run.trajectories().stream().map(t -> spectra(t, origin)).toList();
  }

  private static LayerSpectra spectra(LayerTrajectory trajectory, long origin) {
    return new LayerSpectra(
        trajectory.layer(),
        List.of(
            labelled(trajectory, "start", trajectory.snapshots().get(0).step()),
            labelled(trajectory, "origin", origin),
            labelled(trajectory, "end", trajectory.lastStep())));
  }

  private static LabelledSpectrum labelled(LayerTrajectory trajectory, String label, long step) {
    double[] s = trajectory.at(step).orElseThrow().singularValues();
    return new LabelledSpectrum(label, step, s, SyntheticLayer.fit(trajectory.layer(), s));
  }

  /** A damped trend with growing spread, scored against persistence and a straight line. */
  static Forecast forecast(RecordedRun run, long origin, long[] horizons) {
    long[] leads = LongStream.rangeClosed(1, 28).map(i -> 50 * i).toArray();
    List<Fan> fans =
        run.trajectories().stream().map(t -> fan(t.upTo(origin), origin, leads)).toList();
    List<Score> scores = new ArrayList<>();
    for (int i = 0; i < fans.size(); i++) {
      for (long horizon : horizons) {
        score(scores, run.trajectories().get(i), fans.get(i), horizon);
      }
    }
    Map<String, String> settings =
        Map.of(
            "method",
            "stacked",
            "members",
            "64",
            "noise-lag",
            "25",
            "levels",
            Arrays.toString(LEVELS));
    return new Forecast(origin, horizons, settings, fans, scores, PROVENANCE);
  }

  private static Fan fan(LayerTrajectory past, long origin, long[] leads) {
    double[][][] quantiles = new double[leads.length][past.modes()][];
    for (int i = 0; i < leads.length; i++) {
      for (int k = 0; k < past.modes(); k++) {
        quantiles[i][k] = quantiles(past, k, leads[i]);
      }
    }
    return new Fan(past.layer(), origin, leads, LEVELS, quantiles);
  }

  private static double[] quantiles(LayerTrajectory past, int mode, long lead) {
    double centre = last(past, mode) + slope(past, mode) * 800 * (1 - Math.exp(-lead / 800.0));
    double spread = 9e-4 * Math.sqrt(lead) + 0.25 * Math.abs(slope(past, mode)) * lead;
    double[] standard = {-1.645, -0.674, 0, 0.674, 1.645};
    return Arrays.stream(standard).map(z -> Math.max(0, centre + z * spread)).toArray();
  }

  private static double last(LayerTrajectory past, int mode) {
    return past.snapshots().get(past.snapshots().size() - 1).singularValues()[mode];
  }

  private static double slope(LayerTrajectory past, int mode) {
    LayerSnapshot earlier = past.snapshots().get(Math.max(0, past.snapshots().size() - 7));
    return (last(past, mode) - earlier.singularValues()[mode])
        / Math.max(1, past.lastStep() - earlier.step());
  }

  private static void score(List<Score> scores, LayerTrajectory all, Fan fan, long horizon) {
    LayerTrajectory past = all.upTo(fan.origin());
    double[] truth = all.at(fan.origin() + horizon).orElseThrow().singularValues();
    int lead = Arrays.binarySearch(fan.leads(), horizon);
    double[] persistence = {0, 0, 0};
    double[] line = {0, 0, 0};
    double[] sde = {0, 0, 0};
    for (int k = 0; k < truth.length; k++) {
      double straight = last(past, k) + slope(past, k) * horizon;
      add(persistence, truth[k], last(past, k), 1e-3 * Math.sqrt(horizon));
      add(line, truth[k], straight, 1e-3 * Math.sqrt(horizon));
      double[] q = fan.quantiles()[lead][k];
      add(sde, truth[k], q[2], (q[4] - q[0]) / 3.29);
    }
    scores.add(score(all, fan, horizon, "stacked", sde));
    scores.add(score(all, fan, horizon, "persistence", persistence));
    scores.add(score(all, fan, horizon, "linear-trend", line));
  }

  /** Adds the Gaussian's CRPS, whether 90 % covered the truth, and the relative error. */
  private static void add(double[] sums, double truth, double mean, double deviation) {
    double z = (truth - mean) / deviation;
    double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    double cdf = 1 / (1 + Math.exp(-1.702 * z));
    sums[0] += deviation * (z * (2 * cdf - 1) + 2 * density - 1 / Math.sqrt(Math.PI));
    sums[1] += Math.abs(z) < 1.645 ? 1 : 0;
    sums[2] += Math.abs(mean - truth) / truth;
  }

  private static Score score(
      LayerTrajectory t, Fan fan, long horizon, String method, double[] sums) {
    return new Score(
        t.layer().name(),
        fan.origin(),
        horizon,
        method,
        sums[0] / t.modes(),
        sums[1] / t.modes(),
        sums[2] / t.modes());
  }
}
