/**
 * Forecast methods held against what was recorded later, from many origins of many runs: scores,
 * calibration, comparisons and the leaderboard.
 */
package io.spectracast.backtest;
