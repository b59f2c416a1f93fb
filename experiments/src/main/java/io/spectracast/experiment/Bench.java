package io.spectracast.experiment;

import io.spectracast.data.DataSource;
import io.spectracast.data.Dataset;
import io.spectracast.ensemble.Ensemble;
import io.spectracast.ensemble.EnsembleWatcher;
import io.spectracast.grid.Grid;
import io.spectracast.grid.GridResult;
import io.spectracast.grid.Numbers;
import io.spectracast.grid.Settings;
import io.spectracast.grid.StageWatcher;
import io.spectracast.grid.StopRequest;
import io.spectracast.grid.Work;
import io.spectracast.linalg.Blas;
import io.spectracast.provenance.Digests;
import io.spectracast.provenance.Provenance;
import io.spectracast.recorder.RunPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * What an experiment works with: data, seed, threads, and a folder in which everything finished is
 * kept, so that the same experiment on the same folder goes on where it was left.
 */
public final class Bench {

  private static final double NANOS = 1e9;

  private final Path folder;
  private final Datasets datasets;
  private final long seed;
  private final int threads;
  private final StageWatcher watcher;
  private final BooleanSupplier stop;
  private final Map<String, Dataset> loaded = new TreeMap<>();
  private final double secondsBefore;
  private final long begun = System.nanoTime();

  /**
   * @param folder holds what is kept; created if it does not exist
   * @param datasets what there is to train on
   * @param seed root seed
   * @param threads how many may work
   * @param watcher told how far it is
   * @param stop whether the user wants it to stop
   * @throws IOException if the folder cannot be used
   */
  public Bench(
      Path folder,
      Datasets datasets,
      long seed,
      int threads,
      StageWatcher watcher,
      BooleanSupplier stop)
      throws IOException {
    this.folder = Files.createDirectories(folder);
    this.datasets = datasets;
    this.seed = seed;
    this.threads = threads;
    this.watcher = watcher;
    this.stop = stop;
    this.secondsBefore = Files.exists(clock()) ? Numbers.read(clock()).column("seconds")[0] : 0;
  }

  /** What there is to train on. */
  public Datasets datasets() {
    return datasets;
  }

  /** The root seed; the members of an ensemble have this and the numbers after it. */
  public long seed() {
    return seed;
  }

  /** How many threads may work. */
  public int threads() {
    return threads;
  }

  /** Something the user should know. */
  public void remark(String line) {
    watcher.remark(line);
  }

  /**
   * To be called often in long work.
   *
   * @throws StopRequest if the user wants it to stop
   */
  public void requireGoing() {
    if (stop.getAsBoolean()) {
      throw new StopRequest();
    }
  }

  /** A data set, which counts as an input of the exhibit from now on. */
  public synchronized Dataset load(DataSource source) throws IOException {
    Dataset data = LoadedData.of(source.text());
    loaded.put(source.text(), data);
    return data;
  }

  /**
   * Trains what is missing of an ensemble.
   *
   * @param name of its folder, unique in the experiment
   * @param plan of every member; its seed is that of the first
   * @throws StopRequest if the user wants it to stop
   */
  public List<Ensemble.Member> ensemble(String name, RunPlan plan, int members) throws IOException {
    Dataset data = load(plan.data());
    Ensemble ensemble = new Ensemble(plan, members, folder.resolve(name));
    List<Ensemble.Member> trained = ensemble.train(data, threads, updatesOf(name), stop);
    keepTime();
    requireGoing();
    return trained;
  }

  private EnsembleWatcher updatesOf(String name) {
    return new EnsembleWatcher() {
      @Override
      public void begin(int finished, long updates) {
        watcher.begin(name, updates);
      }

      @Override
      public void advanced(long updates) {
        watcher.advance(updates);
      }
    };
  }

  /**
   * The numbers of all cells, in their order. Each is computed once, on one thread, and kept; cells
   * of one id are one cell.
   *
   * @param stage what they are called together
   * @throws StopRequest if the user wants it to stop
   */
  public List<Numbers> cells(String stage, List<Cell> cells) throws IOException {
    watcher.begin(stage, cells.stream().map(Cell::id).distinct().count());
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, threads));
    try {
      Map<String, Future<Numbers>> byId = new HashMap<>();
      List<Future<Numbers>> futures = new ArrayList<>();
      for (Cell cell : cells) {
        futures.add(byId.computeIfAbsent(cell.id(), id -> pool.submit(() -> numbers(cell))));
      }
      return results(futures);
    } finally {
      pool.shutdownNow();
      keepTime();
    }
  }

  private Numbers numbers(Cell cell) throws IOException {
    Path file = folder.resolve("cells").resolve(cell.id() + ".csv");
    requireGoing();
    Numbers numbers;
    if (Files.exists(file)) {
      numbers = Numbers.read(file);
    } else {
      numbers = cell.computation().compute();
      numbers.write(file);
    }
    watcher.advance(1);
    return numbers;
  }

  private static List<Numbers> results(List<Future<Numbers>> futures) throws IOException {
    List<Numbers> results = new ArrayList<>();
    Exception first = null;
    for (Future<Numbers> future : futures) {
      try {
        results.add(future.get());
      } catch (ExecutionException e) {
        first = first == null ? (Exception) e.getCause() : first;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        first = new IOException("interrupted", e);
      }
    }
    if (first instanceof IOException io) {
      throw io;
    }
    if (first instanceof RuntimeException fault) {
      throw fault;
    }
    return results;
  }

  /**
   * Units of work, each computed once, on one thread, and kept in one database.
   *
   * @param stage what they are called together
   * @param points the settings of each unit
   * @throws StopRequest if the user wants it to stop
   */
  public <S extends Settings> GridResult<S> grid(String stage, Work<S> work, List<S> points)
      throws IOException {
    try {
      return grid().run(stage, work, points);
    } finally {
      keepTime();
    }
  }

  /** Lets units of a grid that failed be computed again. */
  public void forgetFailed() throws IOException {
    grid().forgetFailed();
  }

  private Grid grid() {
    return new Grid(folder.resolve("study.duckdb"), threads, watcher, stop);
  }

  /** Wall-clock time spent on the experiment so far, interruptions left out. */
  public double seconds() {
    return secondsBefore + (System.nanoTime() - begun) / NANOS;
  }

  /** So that time spent before an interruption counts. */
  private void keepTime() throws IOException {
    new Numbers(List.of("seconds"), List.of(new double[] {seconds()})).write(clock());
  }

  private Path clock() {
    return folder.resolve("seconds.csv");
  }

  /** Makes an exhibit of an experiment again, from these data and this seed. */
  String command(String name, Budget budget) {
    return command("experiment", name, budget);
  }

  /** The same for another of the program's commands. */
  public String command(String verb, String name, Budget budget) {
    return "./spectracast %s %s --%s --datasets %s --seed %d"
        .formatted(verb, name, budget.word(), datasets.folder(), seed);
  }

  /** Of this process, the root seed, and all data sets that were loaded. */
  public synchronized Provenance provenance() {
    if (loaded.size() == 1) {
      return provenance(loaded.values().iterator().next().digest());
    }
    var digest = Digests.sha256();
    loaded.values().stream()
        .map(data -> data.digest().getBytes(StandardCharsets.US_ASCII))
        .forEach(digest::update);
    return provenance(HexFormat.of().formatHex(digest.digest()));
  }

  private Provenance provenance(String digest) {
    return Provenance.ofThisProcess(seed, Blas.description(), digest);
  }
}
