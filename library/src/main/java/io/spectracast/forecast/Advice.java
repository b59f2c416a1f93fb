package io.spectracast.forecast;

import io.spectracast.diffusion.NoiseScale;
import io.spectracast.run.Layer;
import java.io.IOException;
import java.util.Optional;

/**
 * What the latest changes of the weights say of noise and drift.
 *
 * @param layer the weight matrix
 * @param temperature the variance of noise per entry and update
 * @param updates σ²/d²: over fewer updates noise moves the weights further than drift does;
 *     infinite where no drift is seen
 * @param lower end of its 95 % interval
 * @param upper end of it
 */
public record Advice(Layer layer, double temperature, double updates, double lower, double upper) {

  /**
   * Of the changes before the origin; empty where too few weights were kept.
   *
   * @throws IOException if weights cannot be read
   */
  public static Optional<Advice> of(LayerPast past) throws IOException {
    TrainingClock clock = TrainingClock.of(past.training(), past.lastStep());
    double pace = clock.pace(past.lastStep());
    Optional<KeptChanges> kept = KeptChanges.read(past, clock, 0);
    if (kept.isEmpty() || !(pace > 0)) {
      return Optional.empty();
    }
    NoiseScale scale = NoiseScale.of(kept.get().near());
    double entries = (double) past.layer().longSide() * past.layer().shortSide();
    return Optional.of(
        new Advice(
            past.layer(),
            scale.noise() * pace / entries,
            scale.ratio() / pace,
            scale.lower() / pace,
            scale.upper() / pace));
  }
}
