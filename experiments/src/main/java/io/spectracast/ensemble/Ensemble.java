package io.spectracast.ensemble;

import io.spectracast.data.Dataset;
import io.spectracast.lab.Outcome;
import io.spectracast.lab.Task;
import io.spectracast.recorder.RunPlan;
import io.spectracast.run.RecordedRun;
import io.spectracast.run.Snapshot;
import io.spectracast.store.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;

/**
 * Many seeds of one plan, each recorded in a folder of its own, {@code seed-1}, {@code seed-2}, …,
 * trained side by side. Members that are finished are left alone and those that were interrupted go
 * on, so the same call after a crash does what is missing. A member's run depends on its seed
 * alone, not on the number of members or threads.
 */
public final class Ensemble {

  private final RunPlan plan;
  private final List<Long> seeds;
  private final Path folder;

  /**
   * @param plan of every member, but for the seed; the first member has the plan's own, the next
   *     the number after it
   * @param members how many, positive
   * @param folder that holds the members' folders
   */
  public Ensemble(RunPlan plan, int members, Path folder) {
    if (members < 1) {
      throw new IllegalArgumentException("members must be positive, was " + members);
    }
    long first = plan.training().seed();
    this.plan = plan;
    this.seeds = LongStream.range(first, first + members).boxed().toList();
    this.folder = folder;
  }

  /**
   * One member as it was left.
   *
   * @param seed its seed
   * @param folder its files
   * @param ending how it was left
   * @param trouble in words where and when it diverged; empty unless it did
   */
  public record Member(long seed, RunFolder folder, Ending ending, Optional<String> trouble) {

    private Member(long seed, RunFolder folder, Ending ending) {
      this(seed, folder, ending, Optional.empty());
    }

    /** All that was recorded. */
    public RecordedRun read() throws IOException {
      try (RunStore store = RunStore.openReadOnly(folder.database())) {
        return store.read();
      }
    }
  }

  /** How a member was left. */
  public enum Ending {
    /** All its updates are done. */
    FINISHED,
    /** It was asked to stop, or never begun. */
    STOPPED,
    /** Its loss is no longer finite. */
    DIVERGED
  }

  /**
   * Trains what is missing.
   *
   * @param threads how many members train at once, each on one thread
   * @param stop polled before every update; members not begun by then are left out
   * @return the members in the order of their seeds
   * @throws IllegalArgumentException if a member's folder has other settings or other data; nothing
   *     is trained then
   * @throws IOException if a file fails; members that were finished before are kept
   */
  public List<Member> train(
      Dataset data, int threads, EnsembleWatcher watcher, BooleanSupplier stop) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, seeds.size()));
    try (Task shared = new Task(plan.training(), data)) {
      Set<Long> finished = finished(shared);
      watcher.begin(finished.size(), shared.totalSteps() * (seeds.size() - finished.size()));
      List<Future<Member>> futures = new ArrayList<>();
      for (long seed : seeds) {
        futures.add(
            finished.contains(seed)
                ? CompletableFuture.completedFuture(
                    new Member(seed, folderOf(seed), Ending.FINISHED))
                : pool.submit(() -> member(seed, data, shared, watcher, stop)));
      }
      try {
        return collect(futures);
      } finally {
        futures.forEach(future -> future.cancel(false));
        awaitEnd(pool);
      }
    } finally {
      pool.shutdown();
    }
  }

  /** The seeds of which nothing is left to do. */
  private Set<Long> finished(Task shared) throws IOException {
    Set<Long> finished = new HashSet<>();
    for (long seed : seeds) {
      if (new FolderTraining(plan(seed), folderOf(seed)).isFinished(shared)) {
        finished.add(seed);
      }
    }
    return finished;
  }

  private RunPlan plan(long seed) {
    return new RunPlan(
        plan.data(), plan.training().withSeed(seed).withThreads(1), plan.recording());
  }

  private RunFolder folderOf(long seed) {
    return new RunFolder(folder.resolve("seed-" + seed));
  }

  private static List<Member> collect(List<Future<Member>> futures) throws IOException {
    List<Member> members = new ArrayList<>();
    try {
      for (Future<Member> future : futures) {
        members.add(future.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while an ensemble was trained", e);
    }
    return members;
  }

  private static void awaitEnd(ExecutorService pool) {
    pool.shutdown();
    try {
      while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        // an update that is under way still uses the shared data
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Member member(
      long seed, Dataset data, Task shared, EnsembleWatcher watcher, BooleanSupplier stop)
      throws IOException {
    RunFolder at = folderOf(seed);
    if (stop.getAsBoolean()) {
      return new Member(seed, at, Ending.STOPPED);
    }
    RunPlan own = plan(seed);
    FolderTraining training = new FolderTraining(own, at);
    if (plan.training().labelNoise() == 0) {
      return left(seed, at, training.carryOn(shared, new Updates(watcher), stop));
    }
    try (Task noisy = new Task(own.training(), data)) { // each seed replaces other labels
      return left(seed, at, training.carryOn(noisy, new Updates(watcher), stop));
    }
  }

  private static Member left(long seed, RunFolder at, Outcome outcome) {
    if (outcome instanceof Outcome.Diverged diverged) {
      return new Member(seed, at, Ending.DIVERGED, Optional.of(diverged.message()));
    }
    return new Member(
        seed, at, outcome instanceof Outcome.Finished ? Ending.FINISHED : Ending.STOPPED);
  }

  /** Hands on the updates of one member. */
  private static final class Updates implements TrainingWatcher {

    private final EnsembleWatcher watcher;
    private long told;

    Updates(EnsembleWatcher watcher) {
      this.watcher = watcher;
    }

    @Override
    public void update(long step, long totalSteps, double batchLoss, double stepsPerSecond) {
      watcher.advanced(step - told);
      told = step;
    }

    @Override
    public void resumed(long step) {
      watcher.advanced(step);
      told = step;
    }

    @Override
    public void recorded(Snapshot snapshot) {}
  }
}
