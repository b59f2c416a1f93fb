package io.spectracast.study;

import io.spectracast.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * What the theory puts in the place of SGD,
 *
 * <pre>  dw = −η̃ ∇L dt + η̃ √β dM,   β = (1/B)(N − B)/(N − 1),   η̃ = η/(1 − μ),</pre>
 *
 * t in updates, E dM dMᵀ = (1/N) Σ (g_i − ḡ)(g_i − ḡ)ᵀ dt for noise of the gradient's own
 * covariance, by Euler and Maruyama with steps of 1/{@code substeps}. dM is drawn as (1/√N) Σ (z_i
 * − z̄) g_i with z normal, so that drift and noise of a step take one pass. With one substep this
 * is SGD with Gaussian noise, without the limit of continuous time.
 *
 * <p>Noise of another law has the trace that a draw of the gradient's own has, parameter by
 * parameter.
 *
 * <p>Q. Li, C. Tai, W. E, JMLR 20 (2019) 40; Z. Li, S. Malladi, S. Arora, NeurIPS 2021.
 */
final class GradientDiffusion implements Motion {

  private final Landscape landscape;
  private final NoiseLaw noise;
  private final List<SideFactors> sides;
  private final double noiseScale;
  private final double momentum;
  private final int substeps;

  /**
   * From where the landscape is.
   *
   * @param noise what dM is
   * @param sides of each parameter, for Kronecker noise; else not looked at
   * @param batch B, from 1 to N
   * @param momentum μ in [0, 1)
   * @param substeps positive
   */
  GradientDiffusion(
      Landscape landscape,
      NoiseLaw noise,
      List<SideFactors> sides,
      int batch,
      double momentum,
      int substeps) {
    this.landscape = landscape;
    this.noise = noise;
    this.sides = sides;
    this.noiseScale = Math.sqrt(batchFactor(batch, landscape.examples()));
    this.momentum = momentum;
    this.substeps = substeps;
  }

  /** β: the variance of a batch's mean over that of one example, drawn without replacement. */
  static double batchFactor(int batch, int examples) {
    return examples == 1 ? 0 : (examples - batch) / (batch * (examples - 1.0));
  }

  @Override
  public void advance(double learningRate, UniformRandomProvider random) {
    double effective = learningRate / (1 - momentum);
    double dt = 1.0 / substeps;
    double forced = effective * Math.sqrt(dt) * noiseScale;
    for (int i = 0; i < substeps; i++) {
      if (noise == NoiseLaw.NONE || forced == 0) {
        landscape.differentiate();
        landscape.move(-effective * dt);
      } else if (noise == NoiseLaw.GRADIENT) {
        landscape.combine(combination(effective * dt, forced, random));
        landscape.move(-1);
      } else {
        landscape.combine(combination(0, forced, random));
        List<float[]> replaced = replaced(random);
        landscape.differentiate();
        landscape.move(-effective * dt);
        landscape.move(replaced, 1);
      }
    }
  }

  /** c_i = drift/N + noise (z_i − z̄)/√N. */
  private float[] combination(double drift, double forced, UniformRandomProvider random) {
    SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
    int count = landscape.examples();
    double[] z = new double[count];
    double mean = 0;
    for (int i = 0; i < count; i++) {
      z[i] = normal.sample();
      mean += z[i] / count;
    }
    float[] c = new float[count];
    for (int i = 0; i < count; i++) {
      c[i] = (float) (drift / count + forced * (z[i] - mean) / Math.sqrt(count));
    }
    return c;
  }

  /** A draw of the other law for each parameter, of the norm that the gradient's draw has there. */
  private List<float[]> replaced(UniformRandomProvider random) {
    List<Parameter> own = landscape.network().parameters().copyGradients();
    List<float[]> replaced = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      float[] draw = new float[own.get(i).values().length];
      SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
      for (int e = 0; e < draw.length; e++) {
        draw[e] = (float) normal.sample();
      }
      if (noise == NoiseLaw.KRONECKER) {
        draw = sides.get(i).shaped(draw);
      }
      double scale = Math.sqrt(squares(own.get(i).values()) / meanSquare(i, draw.length));
      for (int e = 0; e < draw.length; e++) {
        draw[e] *= (float) scale;
      }
      replaced.add(draw);
    }
    return replaced;
  }

  /** E |draw|² before it is scaled. */
  private double meanSquare(int parameter, int entries) {
    return noise == NoiseLaw.KRONECKER ? entries * sides.get(parameter).variance() : entries;
  }

  private static double squares(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return sum;
  }
}
