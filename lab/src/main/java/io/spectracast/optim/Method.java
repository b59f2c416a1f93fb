package io.spectracast.optim;

import io.spectracast.model.Parameters;

/** A gradient method and what is its own, beside learning rate and weight decay. */
public sealed interface Method {

  /** The names that a method goes by. */
  String CHOICES = "sgd, adamw or muon";

  /** The name on a command line. */
  String word();

  /** The learning rate where none is given. */
  double defaultLearningRate();

  /** The weight decay where none is given. */
  double defaultWeightDecay();

  /** Prepares the method for the parameters of a network, at their start. */
  Optimizer build(Parameters parameters, double weightDecay);

  /**
   * Stochastic gradient descent; weight decay is an L2 penalty.
   *
   * @param momentum μ in [0, 1)
   * @param nesterov whether the momentum looks ahead; needs μ &gt; 0
   */
  record Sgd(double momentum, boolean nesterov) implements Method {

    /** What momentum is where none is given. */
    public static final double MOMENTUM = 0.9;

    public Sgd {
      require(momentum >= 0 && momentum < 1, "momentum", "in [0, 1)", momentum);
      require(momentum > 0 || !nesterov, "momentum", "positive with nesterov", momentum);
    }

    @Override
    public String word() {
      return "sgd";
    }

    @Override
    public double defaultLearningRate() {
      return 0.02;
    }

    @Override
    public double defaultWeightDecay() {
      return 0;
    }

    @Override
    public Optimizer build(Parameters parameters, double weightDecay) {
      return new SgdOptimizer(parameters, this, weightDecay);
    }
  }

  /**
   * Adam with decoupled weight decay; the defaults are PyTorch's.
   *
   * @param beta1 decay of the mean gradient, in [0, 1)
   * @param beta2 decay of the mean squared gradient, in [0, 1)
   * @param epsilon added to the root of the latter, positive
   */
  record AdamW(double beta1, double beta2, double epsilon) implements Method {

    /** PyTorch's. */
    public static final AdamW DEFAULT = new AdamW(0.9, 0.999, 1e-8);

    public AdamW {
      require(beta1 >= 0 && beta1 < 1, "beta1", "in [0, 1)", beta1);
      require(beta2 >= 0 && beta2 < 1, "beta2", "in [0, 1)", beta2);
      require(epsilon > 0 && epsilon < 1, "epsilon", "in (0, 1)", epsilon);
    }

    @Override
    public String word() {
      return "adamw";
    }

    @Override
    public double defaultLearningRate() {
      return 1e-3;
    }

    @Override
    public double defaultWeightDecay() {
      return 0.01;
    }

    @Override
    public Optimizer build(Parameters parameters, double weightDecay) {
      return new AdamWOptimizer(parameters, this, weightDecay);
    }
  }

  /**
   * Orthogonalised momentum for hidden matrices, AdamW for everything else; weight decay is
   * decoupled.
   *
   * @param momentum decay of the mean gradient, in [0, 1)
   */
  record Muon(double momentum) implements Method {

    /** What momentum is where none is given. */
    public static final double MOMENTUM = 0.95;

    public Muon {
      require(momentum >= 0 && momentum < 1, "momentum", "in [0, 1)", momentum);
    }

    @Override
    public String word() {
      return "muon";
    }

    @Override
    public double defaultLearningRate() {
      return 1e-3;
    }

    @Override
    public double defaultWeightDecay() {
      return 0.1;
    }

    @Override
    public Optimizer build(Parameters parameters, double weightDecay) {
      return new MuonOptimizer(parameters, this, weightDecay);
    }
  }

  private static void require(boolean holds, String name, String domain, Object value) {
    if (!holds) {
      throw new IllegalArgumentException("%s must be %s, was %s".formatted(name, domain, value));
    }
  }
}
