package io.spectracast.experiment;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Table;
import io.spectracast.experiment.RepulsionJudge.Slope;
import io.spectracast.figure.Figure;
import io.spectracast.grid.Numbers;
import io.spectracast.levels.LevelTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the experiment on repulsion measured, and what it shows and claims by it. */
final class RepulsionResults {

  private final RepulsionConfig config;
  private final List<PooledLevels> levels = new ArrayList<>();
  private final Map<String, PooledSlopes> slopes = new LinkedHashMap<>();
  private final List<Figure> figures = new ArrayList<>();

  RepulsionResults(RepulsionConfig config) {
    this.config = config;
  }

  /**
   * Takes in the runs of one stepping.
   *
   * @param stepping its index
   * @param tested the levels of its runs, tested
   * @param drawn runs of {@link LevelRun} from weights as drawn
   * @param independent the same from independent levels
   * @param windows runs of {@link RepulsionRun}
   */
  void add(
      int stepping,
      List<PooledLevels> tested,
      List<Numbers> drawn,
      List<Numbers> independent,
      List<Numbers> windows) {
    levels.addAll(tested);
    for (int layer = 0; layer < config.layers().size(); layer++) {
      slopes.put(where(stepping, layer), new PooledSlopes(windows, layer));
    }
    addFigures(stepping, drawn, independent);
  }

  List<Figure> figures() {
    return List.copyOf(figures);
  }

  private String where(int stepping, int layer) {
    String name = config.layers().get(layer);
    return config.steppings().get(stepping).words() + ", " + name.replace(".weight", "");
  }

  private String shortly(int stepping, int layer) {
    return config.layers().get(layer).replace(".weight", "")
        + ", "
        + config.steppings().get(stepping).shortly();
  }

  private void addFigures(int stepping, List<Numbers> drawn, List<Numbers> independent) {
    int layer = config.layers().size() - 1;
    String where = shortly(stepping, layer);
    PooledSlopes pooled = slopes.get(where(stepping, layer));
    figures.add(
        RepulsionFigures.gaps(
            "gaps-" + (stepping + 1),
            where,
            pooled.bins(RepulsionTrial.MEASURED_SECOND, config.confidence()),
            pooled.bins(RepulsionTrial.ISOTROPIC_SECOND, config.confidence())));
    figures.add(
        RepulsionFigures.ratios(
            "ratios-" + (stepping + 1),
            where,
            levels(stepping, layer, false),
            levels(stepping, layer, true)));
    figures.add(spacings("drawn", "start as drawn", stepping, layer, drawn));
    figures.add(spacings("independent", "start independent", stepping, layer, independent));
  }

  private Figure spacings(String id, String start, int stepping, int layer, List<Numbers> runs) {
    return RepulsionFigures.spacings(
        "spacings-%s-%d".formatted(id, stepping + 1),
        "Spacings, %s: %s".formatted(start, shortly(stepping, layer)),
        "Spacings of the middle 80 %% of the singular values after %d updates, %d runs together: %s."
            .formatted(config.updates(), runs.size(), where(stepping, layer)),
        LevelTest.spacings(PooledLevels.spectra(runs, LevelRun.TRAINED, layer, config.updates())));
  }

  private List<PooledLevels> levels(int stepping, int layer, boolean independent) {
    return levels.stream()
        .filter(l -> l.stepping() == stepping && l.layer() == layer)
        .filter(l -> l.independent() == independent)
        .toList();
  }

  List<Table> tables() {
    return List.of(
        RepulsionTables.levels(config, levels),
        RepulsionTables.slopes(slopes, config.confidence()),
        RepulsionTables.gaps(slopes, config.confidence()),
        RepulsionTables.scales(slopes, config.lag()));
  }

  List<Claim> claims() {
    List<PooledLevels> drawn = levels.stream().filter(l -> !l.independent()).toList();
    List<PooledLevels> ends =
        levels.stream().filter(l -> l.independent() && l.update() == config.updates()).toList();
    List<String> where = ends.stream().map(l -> where(l.stepping(), l.layer())).toList();
    return List.of(
        RepulsionJudge.levelsOfRuns(
            "published: singular values follow Dyson Brownian motion and repel; the levels of a"
                + " layer show Wigner statistics at every time",
            drawn),
        RepulsionJudge.acquired(
            "it is training that makes levels repel: levels independent at the start show Wigner"
                + " statistics at the end",
            ends,
            where),
        RepulsionJudge.asFast(
            "levels independent at the start come to repel as under isotropic noise that moves the"
                + " weights as far",
            ends,
            where),
        RepulsionJudge.slopeOne(
            "published: the repulsion drift is that of isotropic noise, ν² s_k/(s_k² − s_j²)",
            slopes(RepulsionTrial.ISOTROPIC_SECOND)),
        RepulsionJudge.slopeOne(
            "corrected: the repulsion drift is that of the noise as measured in the singular frame",
            slopes(RepulsionTrial.MEASURED_SECOND)),
        RepulsionJudge.slopeOne(
            "whole displacements, less the drift by gradient and momentum at the start of the"
                + " window, show the repulsion of the noise as measured",
            slopes(RepulsionTrial.MEASURED_WHOLE)),
        RepulsionJudge.controls(
            "the method finds the theory's repulsion in simulated motion and none in levels that"
                + " move independently",
            controls(RepulsionTrial.SIMULATED_SECOND, RepulsionTrial.REPLAYED_SECOND),
            controls(RepulsionTrial.STILL_WHOLE)));
  }

  private List<Slope> slopes(RepulsionTrial trial) {
    return slopes.entrySet().stream()
        .map(e -> new Slope(e.getKey(), e.getValue().slope(trial, config.confidence())))
        .toList();
  }

  /** With intervals wide enough for all controls together. */
  private List<Slope> controls(RepulsionTrial... trials) {
    double wide = 1 - (1 - config.confidence()) / 3;
    List<Slope> controls = new ArrayList<>();
    slopes.forEach(
        (where, pooled) -> {
          for (RepulsionTrial trial : trials) {
            controls.add(new Slope(where + ", " + trial.motion() + ":", pooled.slope(trial, wide)));
          }
        });
    return controls;
  }
}
