package io.spectracast.cli;

import io.spectracast.ensemble.RunFolder;
import io.spectracast.forecast.Forecast;
import io.spectracast.report.Figures;
import io.spectracast.report.LabelledSpectrum;
import io.spectracast.report.LayerSpectra;
import io.spectracast.report.ReportContent;
import io.spectracast.report.RunReport;
import io.spectracast.run.LayerSnapshot;
import io.spectracast.run.LayerTrajectory;
import io.spectracast.run.RecordedRun;
import io.spectracast.spectrum.BulkEstimator;
import io.spectracast.spectrum.BulkFit;
import io.spectracast.store.RunStore;
import io.spectracast.store.RunStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a stored run into its report. */
final class Reporting {

  /** The significance level of the spikes that are shown. */
  private static final double SPIKE_LEVEL = 0.01;

  private final ReportContent content;

  Reporting(RunFolder folder, RunStore store) throws RunStoreException {
    RecordedRun run = store.read();
    if (run.snapshots().isEmpty()) {
      throw new InputException("[%s] holds no snapshot yet".formatted(folder.database()));
    }
    List<Forecast> forecasts = store.forecasts();
    Optional<Long> origin =
        forecasts.isEmpty()
            ? Optional.empty()
            : Optional.of(forecasts.get(forecasts.size() - 1).origin());
    List<LayerSpectra> spectra = run.trajectories().stream().map(t -> spectra(t, origin)).toList();
    this.content = new ReportContent(title(folder), run, forecasts, spectra);
  }

  void writePage(Path html) throws IOException {
    RunReport.write(html, content);
  }

  List<Path> writeFigures(Path directory) throws IOException {
    return Figures.write(directory, content);
  }

  private static String title(RunFolder folder) {
    Path name = folder.path().toAbsolutePath().normalize().getFileName();
    return name == null ? "run" : name.toString();
  }

  private static LayerSpectra spectra(LayerTrajectory trajectory, Optional<Long> origin) {
    Map<Long, String> moments = new LinkedHashMap<>();
    moments.put(trajectory.snapshots().get(0).step(), "start");
    origin.ifPresent(step -> moments.putIfAbsent(step, "origin"));
    moments.putIfAbsent(trajectory.lastStep(), "end");
    List<LabelledSpectrum> spectra =
        moments.entrySet().stream()
            .flatMap(m -> trajectory.at(m.getKey()).map(s -> labelled(m.getValue(), s)).stream())
            .toList();
    return new LayerSpectra(trajectory.layer(), spectra);
  }

  private static LabelledSpectrum labelled(String label, LayerSnapshot snapshot) {
    double[] s = snapshot.singularValues();
    boolean whole = s.length == snapshot.layer().shortSide();
    Optional<BulkFit> fit =
        whole
            ? new BulkEstimator(SPIKE_LEVEL).fit(s, snapshot.layer().longSide())
            : Optional.empty();
    return new LabelledSpectrum(label, snapshot.step(), s, fit);
  }
}
