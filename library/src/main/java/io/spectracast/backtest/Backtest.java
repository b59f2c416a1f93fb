package io.spectracast.backtest;

import io.spectracast.forecast.LayerPast;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Rolling-origin evaluation: every method forecasts every layer of every run from each origin, from
 * what was recorded up to there, and is scored at each horizon against what was recorded later.
 *
 * <p>Origins of layers are worked on side by side. Random numbers are split by run, layer, origin
 * and method, so the scores depend neither on the number of threads nor on what else takes part.
 */
public final class Backtest {

  private static final long POLL_MILLIS = 100;

  private final BacktestPlan plan;
  private final List<Contender> contenders;

  /** Nothing is forecast before {@link #run}. */
  public Backtest(BacktestPlan plan, List<Contender> contenders) {
    this.plan = plan;
    this.contenders = List.copyOf(contenders);
    if (contenders.stream().map(Contender::name).distinct().count() < contenders.size()) {
      throw new IllegalArgumentException("methods must have different names");
    }
  }

  /**
   * What came out.
   *
   * @param scores by run, layer, origin, method and horizon
   * @param remarks what could not be forecast or scored, and why
   * @param complete whether all was done; if not, the scores are those of a first part
   */
  public record Result(List<ScoredForecast> scores, List<Remark> remarks, boolean complete) {

    public Result {
      scores = List.copyOf(scores);
      remarks = List.copyOf(remarks);
    }
  }

  /** How many pieces of work there are: layers times origins. */
  public int size(List<Subject> subjects) {
    return subjects.stream().mapToInt(s -> s.layers().size()).sum() * plan.origins().size();
  }

  /**
   * Evaluates.
   *
   * @param advance told when a piece of work is done; called by one thread
   * @param stop polled before each forecast and while waiting; forecasts under way are left to end
   *     by themselves
   */
  public Result run(List<Subject> subjects, Runnable advance, BooleanSupplier stop) {
    ExecutorService pool = Executors.newFixedThreadPool(plan.threads(), Backtest::daemon);
    try {
      List<Future<OriginScores>> pieces = new ArrayList<>();
      for (Subject subject : subjects) {
        for (LayerPast layer : subject.layers()) {
          OriginForecasts work = new OriginForecasts(plan, contenders, subject, layer);
          for (Origin origin : plan.origins()) {
            pieces.add(pool.submit(unlessStopped(stop, () -> work.from(origin, stop))));
          }
        }
      }
      return gathered(pieces, advance, stop);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "backtest");
    thread.setDaemon(true);
    return thread;
  }

  private static Callable<OriginScores> unlessStopped(
      BooleanSupplier stop, Callable<OriginScores> work) {
    return () -> stop.getAsBoolean() ? OriginScores.NOT_DONE : work.call();
  }

  private static Result gathered(
      List<Future<OriginScores>> pieces, Runnable advance, BooleanSupplier stop) {
    List<ScoredForecast> scores = new ArrayList<>();
    List<Remark> remarks = new ArrayList<>();
    boolean complete = true;
    for (Future<OriginScores> piece : pieces) {
      OriginScores result = await(piece, stop);
      complete &= result != OriginScores.NOT_DONE;
      scores.addAll(result.scores());
      remarks.addAll(result.remarks());
      advance.run();
    }
    return new Result(scores, remarks.stream().distinct().toList(), complete);
  }

  private static OriginScores await(Future<OriginScores> piece, BooleanSupplier stop) {
    try {
      while (true) {
        try {
          return stop.getAsBoolean() && !piece.isDone()
              ? OriginScores.NOT_DONE
              : piece.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          // Asks again whether to stop.
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OriginScores.NOT_DONE;
    }
  }
}
