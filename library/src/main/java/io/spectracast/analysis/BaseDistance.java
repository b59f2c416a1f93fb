package io.spectracast.analysis;

import io.spectracast.spectrum.SpectralMetrics;
import io.spectracast.tail.Outcome;

/**
 * How far a layer W has moved from W₀, its initial weights or those of a base model.
 *
 * @param relative ‖W − W₀‖/‖W₀‖ in Frobenius norms
 * @param cosine ⟨W, W₀⟩/(‖W‖ ‖W₀‖), in [−1, 1]
 * @param change the metrics of W − W₀; empty if nothing has changed
 */
public record BaseDistance(double relative, double cosine, Outcome<SpectralMetrics> change) {}
