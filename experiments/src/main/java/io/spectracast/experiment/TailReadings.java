package io.spectracast.experiment;

import io.spectracast.grid.Numbers;
import io.spectracast.rmt.MarchenkoPastur;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.tail.Alternative;
import io.spectracast.tail.Comparison;
import io.spectracast.tail.GaussianNull;
import io.spectracast.tail.LikelihoodRatios;
import io.spectracast.tail.NoiseShape;
import io.spectracast.tail.Outcome;
import io.spectracast.tail.PowerLawFitter;
import io.spectracast.tail.PowerLawTail;
import io.spectracast.tail.TailBootstrap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whether the tail of one trained matrix is a power law, or the upper part of a bulk with a few
 * spikes.
 *
 * @param member from 0
 * @param layer among all weight matrices, from 0
 * @param alpha the fitted exponent
 * @param tailSize eigenvalues it was fitted to
 * @param spikes singular values beyond the bulk
 * @param plausibility bootstrap p-value of the power law
 * @param rivals how many of the four alternatives are preferred
 * @param noiseP of α among matrices of noise
 * @param bulkLead mean of ln p(Marchenko–Pastur) − ln p(power law) over the tail's values below the
 *     spikes, both laws given that they lie there; positive where the bulk describes them better
 */
record TailReadings(
    int member,
    int layer,
    double alpha,
    int tailSize,
    int spikes,
    double plausibility,
    int rivals,
    double noiseP,
    double bulkLead) {

  /** Clauset, Shalizi and Newman's level of the bootstrap. */
  static final double PLAUSIBLE = 0.1;

  /** Level of the other tests. */
  static final double LEVEL = 0.05;

  static final List<String> COLUMNS =
      List.of(
          "member",
          "layer",
          "alpha",
          "tail",
          "spikes",
          "plausibility",
          "rivals",
          "noise-p",
          "bulk-lead");

  /** A power law that nothing else describes as well or better. */
  boolean isPowerLaw() {
    return plausibility >= PLAUSIBLE && rivals == 0 && !isMostlyNoise();
  }

  /**
   * Most of the values that the power law was fitted to lie below the spikes, and the bulk's law
   * describes them better although it was not fitted to them.
   */
  boolean isMostlyNoise() {
    return bulkLead > 0 && tailSize > 2 * spikes;
  }

  /**
   * Makes the readings.
   *
   * @param noise exponents of noise
   * @param replicates of the bootstrap
   */
  record Meter(GaussianNull noise, int replicates, long seed) {

    /** Of the watched matrices at one step; matrices without a fit are left out. */
    Numbers read(
        int member,
        List<EvolutionSubject.Watched> watched,
        List<LayerSnapshot> layers,
        Bench bench) {
      List<double[]> rows = new ArrayList<>();
      for (EvolutionSubject.Watched one : watched) {
        bench.requireGoing();
        double[] s = layers.get(one.index()).singularValues();
        Outcome<PowerLawTail> fit =
            PowerLawFitter.ALL_CANDIDATES.fit(SnapshotSpectra.eigenvalues(s));
        fit.value().ifPresent(tail -> rows.add(row(member, one, s, tail)));
      }
      return new Numbers(COLUMNS, rows);
    }

    private double[] row(
        int member, EvolutionSubject.Watched watched, double[] s, PowerLawTail tail) {
      double[] eigenvalues = SnapshotSpectra.eigenvalues(s);
      BulkFit bulk =
          new BulkEstimator(SnapshotSpectra.SPIKE_LEVEL).fit(s, watched.rows()).orElseThrow();
      NoiseShape shape = NoiseShape.of(watched.rows(), watched.columns());
      return new double[] {
        member,
        watched.index(),
        tail.tailExponent(),
        tail.tailSize(),
        bulk.spikes().size(),
        new TailBootstrap(PowerLawFitter.ALL_CANDIDATES, seed, replicates, 1)
            .test(eigenvalues)
            .get()
            .pValue(),
        rivals(LikelihoodRatios.of(eigenvalues, tail)),
        noise.test(eigenvalues, shape, LEVEL).get().pValue(),
        bulkLead(eigenvalues, bulk, tail)
      };
    }

    /** Zero where the tail has no value below the spikes. */
    private static double bulkLead(double[] eigenvalues, BulkFit fit, PowerLawTail tail) {
      double m = fit.bulkRows();
      MarchenkoPastur bulk = new MarchenkoPastur(fit.bulkColumns() / m, fit.entryVariance());
      double from = Math.max(tail.xMin(), m * bulk.getSupportLowerBound());
      double to = m * bulk.getSupportUpperBound();
      double bulkMass = bulk.cumulativeProbability(to / m) - bulk.cumulativeProbability(from / m);
      double slope = tail.tailExponent() - 1;
      double powerMass = -Math.expm1(-slope * Math.log(to / from));
      return Arrays.stream(eigenvalues)
          .filter(x -> x > from && x < to)
          .map(
              x ->
                  Math.log(bulk.density(x / m) / m / bulkMass)
                      - Math.log(slope / x * Math.pow(x / from, -slope) / powerMass))
          .average()
          .orElse(0);
    }

    private static int rivals(Map<Alternative, Outcome<Comparison>> ratios) {
      return (int)
          ratios.values().stream()
              .flatMap(outcome -> outcome.value().stream())
              .filter(comparison -> comparison.favoursAlternative(LEVEL))
              .count();
    }
  }

  static List<TailReadings> of(Numbers numbers) {
    return numbers.rows().stream()
        .map(
            row ->
                new TailReadings(
                    (int) row[0],
                    (int) row[1],
                    row[2],
                    (int) row[3],
                    (int) row[4],
                    row[5],
                    (int) row[6],
                    row[7],
                    row[8]))
        .toList();
  }
}
