package io.spectracast.run;

import java.util.OptionalDouble;

/**
 * Loss and accuracy of a network on a fixed set of examples.
 *
 * @param loss mean loss per prediction
 * @param accuracy fraction of predictions that are right, in [0, 1]; empty where the targets are
 *     not classes
 */
public record Evaluation(double loss, OptionalDouble accuracy) {

  /** Of a classification. */
  public Evaluation(double loss, double accuracy) {
    this(loss, OptionalDouble.of(accuracy));
  }
}
