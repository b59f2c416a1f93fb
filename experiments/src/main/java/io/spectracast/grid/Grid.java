package io.spectracast.grid;

import io.spectracast.store.StoredUnit;
import io.spectracast.store.UnitStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/**
 * Computes units of work on all cores, one on a thread, and keeps each in one database as soon as
 * it is done. What is there already is read, never computed again; a unit that fails is kept with
 * its reason, and the others go on. Results depend neither on the number of threads nor on
 * interruptions.
 */
public final class Grid {

  private static final double NANOS = 1e9;

  private final Path database;
  private final int threads;
  private final StageWatcher watcher;
  private final BooleanSupplier stop;

  /**
   * @param database file of all that is kept; created if it does not exist
   * @param threads how many may work, at least 1
   * @param watcher told how far it is
   * @param stop whether the user wants it to stop; polled before each unit, and by the units
   */
  public Grid(Path database, int threads, StageWatcher watcher, BooleanSupplier stop) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    this.database = database;
    this.threads = threads;
    this.watcher = watcher;
    this.stop = stop;
  }

  /**
   * Computes what is missing. Units run in the order of their keys, which is as good as random: so
   * cheap and dear ones are mixed, and the time left can be told from those that are done.
   *
   * @param stage what they are called together
   * @param points the settings; equal ones are one unit
   * @throws StopRequest if the user wants it to stop; what was done by then is kept
   * @throws IOException if the database cannot be used
   */
  public <S extends Settings> GridResult<S> run(String stage, Work<S> work, List<S> points)
      throws IOException {
    List<Unit<S>> units = points.stream().map(point -> new Unit<>(work, point)).toList();
    try (UnitStore store = UnitStore.open(database)) {
      Map<String, StoredUnit> kept = new ConcurrentHashMap<>(store.read(work.name()));
      Map<String, Unit<S>> missing = new TreeMap<>();
      units.forEach(unit -> missing.put(unit.key(), unit));
      missing.keySet().removeAll(kept.keySet());
      watcher.begin(stage, missing.size());
      compute(missing.values(), store, kept);
      return result(units, kept);
    }
  }

  /** Lets units that failed be computed again. */
  public void forgetFailed() throws IOException {
    try (UnitStore store = UnitStore.open(database)) {
      store.removeFailed();
    }
  }

  private <S extends Settings> void compute(
      Iterable<Unit<S>> missing, UnitStore store, Map<String, StoredUnit> kept) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (Unit<S> unit : missing) {
        futures.add(
            pool.submit(
                () -> {
                  StoredUnit done = compute(unit);
                  store.append(done);
                  kept.put(done.key(), done);
                  watcher.advance(1);
                  return null;
                }));
      }
      awaitAll(futures);
    } finally {
      pool.shutdownNow();
    }
  }

  private <S extends Settings> StoredUnit compute(Unit<S> unit) {
    if (stop.getAsBoolean()) {
      throw new StopRequest();
    }
    long begun = System.nanoTime();
    try {
      Numbers numbers = unit.work().compute(unit.settings(), stop);
      return stored(unit, Optional.empty(), begun, numbers);
    } catch (StopRequest e) {
      throw e;
    } catch (Exception e) { // whatever one unit does, the others go on
      String reason =
          (e.getClass().getSimpleName() + ": " + e.getMessage()).lines().findFirst().get();
      watcher.remark("failed: %s of %s: %s".formatted(unit.work().name(), unit.json(), reason));
      return stored(unit, Optional.of(reason), begun, new Numbers(List.of(), List.of()));
    }
  }

  private static StoredUnit stored(
      Unit<?> unit, Optional<String> fault, long begun, Numbers numbers) {
    return new StoredUnit(
        unit.key(),
        unit.work().name(),
        unit.json(),
        fault,
        (System.nanoTime() - begun) / NANOS,
        numbers.columns(),
        numbers.rows());
  }

  /** Waits for every unit; then throws what befell the first of them that has a fault. */
  private static void awaitAll(List<Future<?>> futures) throws IOException {
    List<Throwable> faults = new ArrayList<>();
    for (Future<?> future : futures) {
      try {
        future.get();
      } catch (ExecutionException e) {
        faults.add(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while a grid was computed", e);
      }
    }
    faults.sort(Comparator.comparing(fault -> fault instanceof StopRequest));
    if (!faults.isEmpty()) {
      rethrow(faults.get(0));
    }
  }

  private static void rethrow(Throwable fault) throws IOException {
    if (fault instanceof IOException io) {
      throw io;
    }
    if (fault instanceof RuntimeException runtime) {
      throw runtime;
    }
    throw new IllegalStateException(fault);
  }

  private static <S extends Settings> GridResult<S> result(
      List<Unit<S>> units, Map<String, StoredUnit> kept) {
    List<GridResult.Done<S>> done = new ArrayList<>();
    List<GridResult.Failed<S>> failed = new ArrayList<>();
    for (Unit<S> unit : units) {
      StoredUnit stored = kept.get(unit.key());
      if (stored.fault().isPresent()) {
        failed.add(new GridResult.Failed<>(unit.settings(), stored.fault().get()));
      } else {
        Numbers numbers = new Numbers(stored.columns(), stored.rows());
        done.add(new GridResult.Done<>(unit.settings(), numbers, stored.seconds()));
      }
    }
    return new GridResult<>(done, failed);
  }
}
