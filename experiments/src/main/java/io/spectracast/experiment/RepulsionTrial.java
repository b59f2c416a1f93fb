package io.spectracast.experiment;

/** What is set against the theory's repulsion, and with which weights of the noise. */
enum RepulsionTrial {
  MEASURED_SECOND("recorded, beyond the first order", "measured noise"),
  ISOTROPIC_SECOND("recorded, beyond the first order", "isotropic noise"),
  MEASURED_WHOLE("recorded, less drift at the start", "measured noise"),
  ISOTROPIC_WHOLE("recorded, less drift at the start", "isotropic noise"),
  MEASURED_FIRST("first order alone, less drift", "measured noise"),
  ISOTROPIC_FIRST("first order alone, less drift", "isotropic noise"),
  SIMULATED_SECOND("isotropic motion, beyond the first order", "isotropic noise"),
  SIMULATED_WHOLE("isotropic motion", "isotropic noise"),
  REPLAYED_SECOND("measured noise replayed, beyond the first order", "measured noise"),
  STILL_WHOLE("independent steps of each level", "isotropic noise"),
  HALVES("theory by half of the windows", "theory by the other half");

  private final String motion;
  private final String noise;

  RepulsionTrial(String motion, String noise) {
    this.motion = motion;
    this.noise = noise;
  }

  /** Which displacements. */
  String motion() {
    return motion;
  }

  /** Whose repulsion is predicted. */
  String noise() {
    return noise;
  }
}
