package io.spectracast.optim;

import io.spectracast.model.Parameter;
import java.util.HashMap;
import java.util.Map;

/** The update rules element by element in float64, as they are published. */
abstract class ReferenceUpdates {

  private final Map<String, double[]> buffers = new HashMap<>();

  /** Moves the values of one parameter; {@code t} counts the updates from 1. */
  abstract void update(
      int parameter, boolean hidden, Parameter gradient, double[] w, double learningRate, int t);

  double[] buffer(String name, int parameter, int length) {
    return buffers.computeIfAbsent(name + parameter, key -> new double[length]);
  }

  static ReferenceUpdates sgd(double momentum, boolean nesterov, double decay) {
    return new ReferenceUpdates() {
      @Override
      void update(int p, boolean hidden, Parameter gradient, double[] w, double eta, int t) {
        double[] b = buffer("b", p, w.length);
        for (int i = 0; i < w.length; i++) {
          double g = gradient.values()[i] + decay * w[i];
          b[i] = momentum * b[i] + g;
          w[i] -= eta * (nesterov ? g + momentum * b[i] : b[i]);
        }
      }
    };
  }

  static ReferenceUpdates adamW(double beta1, double beta2, double epsilon, double decay) {
    return new ReferenceUpdates() {
      @Override
      void update(int p, boolean hidden, Parameter gradient, double[] w, double eta, int t) {
        double[] m = buffer("m", p, w.length);
        double[] v = buffer("v", p, w.length);
        for (int i = 0; i < w.length; i++) {
          double g = gradient.values()[i];
          m[i] = beta1 * m[i] + (1 - beta1) * g;
          v[i] = beta2 * v[i] + (1 - beta2) * g * g;
          double mHat = m[i] / (1 - Math.pow(beta1, t));
          double vHat = v[i] / (1 - Math.pow(beta2, t));
          w[i] -= eta * decay * w[i];
          w[i] -= eta * mHat / (Math.sqrt(vHat) + epsilon);
        }
      }
    };
  }

  /** For hidden matrices of 4 rows and 5 columns; AdamW with its defaults for the rest. */
  static ReferenceUpdates muon(double momentum, double decay) {
    ReferenceUpdates rest = adamW(0.9, 0.999, 1e-8, decay);
    return new ReferenceUpdates() {
      @Override
      void update(int p, boolean hidden, Parameter gradient, double[] w, double eta, int t) {
        if (!hidden) {
          rest.update(p, false, gradient, w, eta, t);
          return;
        }
        double[] b = buffer("b", p, w.length);
        double[] ahead = new double[w.length];
        for (int i = 0; i < w.length; i++) {
          double g = gradient.values()[i];
          b[i] = momentum * b[i] + (1 - momentum) * g;
          ahead[i] = (1 - momentum) * g + momentum * b[i];
        }
        double[] o = newtonSchulz(ahead, 4, 5);
        for (int i = 0; i < w.length; i++) {
          w[i] = (1 - eta * decay) * w[i] - 0.2 * Math.sqrt(5) * eta * o[i];
        }
      }
    };
  }

  private static double[] newtonSchulz(double[] matrix, int rows, int columns) {
    double norm = 0;
    for (double value : matrix) {
      norm += value * value;
    }
    double[] x = matrix.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] /= Math.sqrt(norm);
    }
    for (int k = 0; k < 5; k++) {
      double[] gram = new double[rows * rows];
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < rows; j++) {
          for (int l = 0; l < columns; l++) {
            gram[i * rows + j] += x[i * columns + l] * x[j * columns + l];
          }
        }
      }
      double[] once = product(gram, x, rows, columns);
      double[] twice = product(gram, once, rows, columns);
      for (int i = 0; i < x.length; i++) {
        x[i] = 3.4445 * x[i] - 4.7750 * once[i] + 2.0315 * twice[i];
      }
    }
    return x;
  }

  private static double[] product(double[] square, double[] x, int rows, int columns) {
    double[] result = new double[x.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < rows; j++) {
        for (int l = 0; l < columns; l++) {
          result[i * columns + l] += square[i * rows + j] * x[j * columns + l];
        }
      }
    }
    return result;
  }
}
