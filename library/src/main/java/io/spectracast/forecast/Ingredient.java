package io.spectracast.forecast;

/** What candidate displacements of a stacked forecast are made from. */
public enum Ingredient {
  /** Drift fading as √τ over windows of the history. */
  FADING_LINES("fading-lines"),
  /** Damped lines tuned inside the history. */
  TUNED_LINES("tuned-lines"),
  /** The return to the level that a value has strayed from. */
  LEVELS("levels"),
  /** Repulsion and growth of the bulk by isotropic noise of the measured volatility. */
  REPULSION("repulsion"),
  /** The weights going on in the directions they went. */
  WEIGHT_DRIFT("weight-drift"),
  /** The measured noise of the weights, whatever its covariance. */
  WEIGHT_NOISE("weight-noise"),
  /** The measured gradient's projections on the singular vectors. */
  GRADIENTS("gradients"),
  /** Drift in proportion to the training loss. */
  LOSS("loss");

  private final String word;

  Ingredient(String word) {
    this.word = word;
  }

  /** Its name in lower case. */
  public String word() {
    return word;
  }
}
