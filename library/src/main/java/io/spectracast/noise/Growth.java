package io.spectracast.noise;

import io.spectracast.inference.Interval;

/**
 * How the noise along the singular directions of a matrix grows with its singular values: the
 * least-squares line through the modes, E|uⱼᵀξ|²/n = ν² + ρ²sⱼ²/n (the multiplicative noise of the
 * theory), and its mirror image for the right vectors, E|ξvⱼ|²/m = ν² + ρ²sⱼ²/n.
 *
 * <p>Samples taken at one matrix cannot tell noise that grows with the weights from noise that
 * happens to be aligned with them.
 *
 * @param left ρ² of the left directions
 * @param right ρ² of the right directions
 * @param leftPValue the share of random orders of the modes whose slope is as large
 * @param rightPValue the same for the right directions
 */
public record Growth(Interval left, Interval right, double leftPValue, double rightPValue) {}
