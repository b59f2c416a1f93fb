package io.spectracast.backtest;

/**
 * Something that could not be forecast or scored.
 *
 * @param run the run's name
 * @param layer the layer's
 * @param text what and why, to be read after the layer's name
 */
public record Remark(String run, String layer, String text) {}
