package io.spectracast.backtest;

import java.util.List;

/** What came of one layer at one origin. */
record OriginScores(List<ScoredForecast> scores, List<Remark> remarks) {

  /** Of work that was stopped. */
  static final OriginScores NOT_DONE = new OriginScores(List.of(), List.of());
}
