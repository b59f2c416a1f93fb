package io.spectracast.forecast;

/** A way to carry singular values on from their past, with its parameters fixed. */
sealed interface Extrapolation permits Walk, Line, LogAutoregression {

  /** Fewer snapshots than this say nothing of a trend. */
  int FEWEST = 4;

  /** What the report calls it. */
  String label();

  /** The forecast of every mode {@code lead} updates after the last snapshot. */
  Marginals at(Track past, double lead);
}
