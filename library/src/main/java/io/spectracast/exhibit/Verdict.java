package io.spectracast.exhibit;

/** How a claim fared against the measurements. */
public enum Verdict {
  /** The measurements agree with it where they could have disagreed. */
  SUPPORTED,
  /** The measurements contradict it beyond their errors. */
  REFUTED,
  /** The measurements cannot tell. */
  UNDECIDED;

  /** As a word in a sentence. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
