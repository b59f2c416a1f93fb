package io.spectracast.run;

/**
 * Loss and accuracy of a network on a fixed set of examples.
 *
 * @param loss mean loss per example
 * @param accuracy fraction classified correctly, in [0, 1]
 */
public record Evaluation(double loss, double accuracy) {}
