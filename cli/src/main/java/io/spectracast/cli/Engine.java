package io.spectracast.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How the singular values of a simulation are moved. */
enum Engine {
  /** By their own equation, in semi-implicit steps: O(n²) or less a step, a time-step error. */
  SEMI_IMPLICIT("semi-implicit"),
  /** By the exact transitions of the matrix and an SVD at each time: O(mn²), no such error. */
  MATRIX("matrix");

  private final String word;

  Engine(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }

  /** The engine of this name, which must suit the noise. */
  static Engine of(String word, NoiseShape noise) {
    Engine engine =
        Arrays.stream(values())
            .filter(e -> e.word.equals(word))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "--engine must be %s, was '%s'"
                            .formatted(
                                Arrays.stream(values())
                                    .map(Engine::toString)
                                    .collect(Collectors.joining(" or ")),
                                word)));
    if (engine == SEMI_IMPLICIT && !noise.isIsotropic()) {
      throw new InputException(
          "--engine semi-implicit needs isotropic noise: under Kronecker noise the singular values"
              + " also depend on their vectors; use --engine matrix");
    }
    return engine;
  }

  /** The cheapest engine for this noise. */
  static Engine fitting(NoiseShape noise) {
    return noise.isIsotropic() ? SEMI_IMPLICIT : MATRIX;
  }
}
