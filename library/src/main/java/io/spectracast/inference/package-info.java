/**
 * Estimates with intervals and tests with p-values, for any data: jackknife over blocks of time,
 * Kolmogorov–Smirnov, Monte Carlo. Knows no matrix, no law and no file.
 */
package io.spectracast.inference;
