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
import java.util.List;
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
   */
  public record Member(long seed, RunFolder folder, Ending ending) {

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

  /** Updates of all members together. */
  public long updates(Dataset data) {
    try (Task task = new Task(plan.training(), data)) {
      return task.totalSteps() * seeds.size();
    }
  }

  /**
   * Trains what is missing.
   *
   * @param threads how many members train at once, each on one thread
   * @param stop polled before every update; members not begun by then are left out
   * @return the members in the order of their seeds
   * @throws IOException if a file fails; members that were finished before are kept
   */
  public List<Member> train(
      Dataset data, int threads, EnsembleWatcher watcher, BooleanSupplier stop) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, seeds.size()));
    try (Task shared = new Task(plan.training(), data)) {
      List<Future<Member>> futures = new ArrayList<>();
      for (long seed : seeds) {
        futures.add(pool.submit(() -> member(seed, data, shared, watcher, stop)));
      }
      try {
        return collect(futures);
      } finally {
        futures.forEach(future -> future.cancel(false));
        awaitEnd(pool);
      }
    }
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
    RunPlan own =
        new RunPlan(plan.data(), plan.training().withSeed(seed).withThreads(1), plan.recording());
    RunFolder at = new RunFolder(folder.resolve("seed-" + seed));
    FolderTraining training = new FolderTraining(own, at);
    if (training.isFinished(shared)) {
      watcher.advanced(shared.totalSteps());
      return new Member(seed, at, Ending.FINISHED);
    }
    if (stop.getAsBoolean()) {
      return new Member(seed, at, Ending.STOPPED);
    }
    if (plan.training().labelNoise() == 0) {
      return new Member(seed, at, ending(training.carryOn(shared, new Updates(watcher), stop)));
    }
    try (Task noisy = new Task(own.training(), data)) { // each seed replaces other labels
      return new Member(seed, at, ending(training.carryOn(noisy, new Updates(watcher), stop)));
    }
  }

  private static Ending ending(Outcome outcome) {
    if (outcome instanceof Outcome.Finished) {
      return Ending.FINISHED;
    }
    return outcome instanceof Outcome.Diverged ? Ending.DIVERGED : Ending.STOPPED;
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
