package io.spectracast.study;

import io.spectracast.grid.Numbers;
import io.spectracast.grid.Work;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs SGD and its rivals from one start and compares their singular values: a row for each rival,
 * horizon and layer. Rows of a rival that left the range of float32, or where SGD did, have no
 * distance.
 */
record SdeWork() implements Work<SdeCell> {

  private static final int FINEST = 16;
  private static final int COARSEST = 4;

  /** By which {@link Rival#SCALED} raises η and B. */
  static final int SCALE = 4;

  @Override
  public String name() {
    return "sde-vs-sgd";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public Numbers compute(SdeCell cell, BooleanSupplier stop) throws Exception {
    try (Arena arena =
        new Arena(cell.data(), cell.model(), cell.examples(), cell.burnIn(), cell.seed(), stop)) {
      double sharpness = arena.sharpness();
      double loss = arena.landscape().loss();
      Course course =
          arena.course(cell.learningRate(), cell.batch(), cell.momentum(), cell.horizons());
      int observed = cell.isFullBatch() ? 1 : 2 * cell.paths();
      PathEnsemble sgd = arena.walk(course, new Law.Sgd(false), observed, "SGD");
      Map<Rival, PathEnsemble> rivals = rivals(cell, arena, course, substeps(cell, sharpness));
      List<Row> rows = new ArrayList<>();
      for (Rival rival : rivals.keySet()) {
        for (int horizon = 0; horizon < cell.horizons().size(); horizon++) {
          for (int layer = 0; layer < arena.spectra().size(); layer++) {
            Row row =
                new Row()
                    .put("rival", rival.ordinal())
                    .put("horizon", cell.horizons().get(horizon))
                    .put("layer", layer)
                    .put("sharpness", sharpness)
                    .put("loss", loss)
                    .put("lost", sgd.lost())
                    .put("lost_by_rival", rivals.get(rival).lost());
            rows.add(compare(row, arena, sgd, rivals, horizon));
          }
        }
      }
      return Row.numbers(rows);
    }
  }

  /** Enough for a stable step: η̃λ/substeps at most about ½. */
  private static int substeps(SdeCell cell, double sharpness) {
    int stable = (int) Math.ceil(2 * cell.effectiveRate() * sharpness);
    return Math.max(COARSEST, Math.min(FINEST, stable));
  }

  private static Map<Rival, PathEnsemble> rivals(
      SdeCell cell, Arena arena, Course course, int substeps) {
    Map<Rival, PathEnsemble> rivals = new EnumMap<>(Rival.class);
    laws(cell, substeps)
        .forEach(
            (rival, law) -> {
              boolean alike = cell.isFullBatch() || rival == Rival.FLOW;
              rivals.put(rival, arena.walk(course, law, alike ? 1 : cell.paths(), rival.name()));
            });
    if (cell.momentum() == 0 && cell.batch() * SCALE * SCALE <= cell.examples()) {
      rivals.put(Rival.SCALED, scaled(cell, arena));
    }
    if (rivals.containsKey(Rival.GAUSSIAN)) {
      rivals.put(Rival.CONTINUITY, rivals.get(Rival.SDE));
    }
    return rivals;
  }

  private static Map<Rival, Law> laws(SdeCell cell, int substeps) {
    Map<Rival, Law> laws = new EnumMap<>(Rival.class);
    laws.put(Rival.SDE, new Law.Diffusion(NoiseLaw.GRADIENT, substeps));
    if (!cell.isFullBatch()) {
      laws.put(Rival.FLOW, new Law.Diffusion(NoiseLaw.NONE, substeps));
      laws.put(Rival.EPOCHS, new Law.Sgd(true));
    }
    if (!cell.isFullBatch() && cell.momentum() == 0) {
      laws.put(Rival.GAUSSIAN, new Law.Diffusion(NoiseLaw.GRADIENT, 1));
      laws.put(Rival.KRONECKER, new Law.Diffusion(NoiseLaw.KRONECKER, 1));
      laws.put(Rival.ISOTROPIC, new Law.Diffusion(NoiseLaw.ISOTROPIC, 1));
    }
    return laws;
  }

  private static PathEnsemble scaled(SdeCell cell, Arena arena) {
    Course course =
        arena.course(
            SCALE * cell.learningRate(),
            SCALE * cell.batch(),
            cell.momentum(),
            cell.horizons().stream().map(horizon -> horizon / SCALE).toList());
    return arena.walk(course, new Law.Sgd(false), cell.paths(), Rival.SCALED.name());
  }

  private static Row compare(
      Row row, Arena arena, PathEnsemble sgd, Map<Rival, PathEnsemble> rivals, int horizon) {
    Rival rival = Rival.values()[row.index("rival")];
    int layer = row.index("layer");
    PathEnsemble predicted = rivals.get(rival);
    PathEnsemble reference = rival == Rival.CONTINUITY ? rivals.get(Rival.GAUSSIAN) : sgd;
    Optional<SpectralDistance> distance = Optional.empty();
    if (sgd.lost() + predicted.lost() + reference.lost() == 0) {
      List<double[]> seen = sgd.spectra(horizon, layer);
      distance =
          Optional.of(
              SpectralDistance.of(
                  arena.spectra().get(layer),
                  seen,
                  reference == sgd ? seen : reference.spectra(horizon, layer),
                  predicted.spectra(horizon, layer),
                  arena.streams().substreams("halves", horizon, layer)));
    }
    return SpectralDistance.put(row, distance)
        .put("entry_variance", sgd.lost() > 0 ? Double.NaN : sgd.entryVariance(horizon, layer));
  }
}
