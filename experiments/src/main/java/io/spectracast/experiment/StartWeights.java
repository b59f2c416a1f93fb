package io.spectracast.experiment;

import io.spectracast.lab.TrainingState;
import io.spectracast.model.Parameter;
import io.spectracast.random.RandomStreams;
import java.util.Locale;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** What a network's weights are before the first update. */
enum StartWeights {
  /** PyTorch's own: uniform, of variance 1/(3·inputs). */
  UNIFORM {
    @Override
    Parameter of(Parameter drawn, long seed) {
      return drawn;
    }
  },

  /** Gaussian of variance 1/inputs, and no biases, as the published experiments begin. */
  GAUSSIAN {
    @Override
    Parameter of(Parameter drawn, long seed) {
      float[] values = new float[drawn.values().length];
      if (drawn.isMatrix()) {
        var rng = new RandomStreams(seed).stream("start/" + drawn.name());
        var normal = ZigguratSampler.NormalizedGaussian.of(rng);
        double scale = 1 / Math.sqrt(drawn.matrix().columns());
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (scale * normal.sample());
        }
      }
      return new Parameter(drawn.name(), drawn.shape(), values);
    }
  };

  abstract Parameter of(Parameter drawn, long seed);

  /** In a sentence. */
  String word() {
    return this == GAUSSIAN ? "Gaussian" : name().toLowerCase(Locale.ROOT);
  }

  /** A state before the first update with these weights. */
  TrainingState applied(TrainingState drawn, long seed) {
    return new TrainingState(
        drawn.step(),
        drawn.seconds(),
        drawn.learningRate(),
        drawn.since(),
        drawn.parameters().stream().map(parameter -> of(parameter, seed)).toList(),
        drawn.optimizer());
  }
}
