package io.spectracast.data;

/** What a network is trained on and tested on. */
public sealed interface Dataset permits LabelledImages, TokenText, VectorSet, TokenTuples {

  /** As the user asked for it, e.g. {@code digits} or {@code mnist}. */
  String name();

  /** SHA-256 in hexadecimal of the files read, or of the description of a generated set. */
  String digest();
}
