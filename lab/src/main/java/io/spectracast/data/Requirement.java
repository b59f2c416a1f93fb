package io.spectracast.data;

/** Refuses a parameter in words. */
final class Requirement {

  private Requirement() {}

  /** Throws "name must be …, was …" unless the requirement holds. */
  static void that(boolean holds, String name, String domain, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("%s must be %s, was %s".formatted(name, domain, value));
    }
  }
}
