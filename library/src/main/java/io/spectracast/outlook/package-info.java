/**
 * What an ensemble of future spectra says in words that are asked for: norms, ranks and tails with
 * intervals, events with probabilities and dates, and whether generalisation lies ahead. Knows
 * forecasts; knows no file and no network.
 */
package io.spectracast.outlook;
