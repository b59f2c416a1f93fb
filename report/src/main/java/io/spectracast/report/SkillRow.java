package io.spectracast.report;

import java.util.OptionalDouble;

/**
 * How one method did at one horizon.
 *
 * @param horizon updates after the origin
 * @param crps mean over the layers, in weight units
 * @param skill 1 − crps / persistence's crps; empty without persistence
 * @param coverage fraction of the truth inside the central 90 % interval
 * @param relativeError of the median, over the eight largest singular values
 * @param best whether no other method has a smaller crps at this horizon
 * @param shown whether this is the method whose fans the page draws
 */
record SkillRow(
    long horizon,
    String method,
    double crps,
    OptionalDouble skill,
    double coverage,
    double relativeError,
    boolean best,
    boolean shown) {}
