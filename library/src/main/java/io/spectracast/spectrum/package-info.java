/**
 * One measured spectrum against random-matrix theory: bulk fit, edge, spikes and summary numbers.
 * Knows singular values and laws; knows no tensor file and no training.
 */
package io.spectracast.spectrum;
