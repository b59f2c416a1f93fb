/**
 * Forecasts of singular values from their history alone, the baselines they must beat, and the
 * scores that decide. Knows trajectories and SDEs; knows no file and no database.
 */
package io.spectracast.forecast;
