package io.spectracast.stationary;

/** A law with its parameters, ready to be scored. */
record Candidate(CandidateLaw name, boolean fitted, String parameters, SpectralLaw law) {}
