package io.spectracast.data;

import io.spectracast.random.RandomStreams;
import java.util.List;

/**
 * Addition modulo p: all p² tuples (a, b, =) of the class a + b mod p, some to train on and the
 * rest to test on. Tokens 0 to p − 1 are the numbers, token p is the sign of equality.
 *
 * <p>A small network first learns the training tuples by heart and, much later, the addition. A.
 * Power et al., Grokking, arXiv:2201.02177; N. Nanda et al., arXiv:2301.05217, whose p and fraction
 * are the defaults.
 *
 * @param modulus p, in [2, {@value #MAX_MODULUS}]
 * @param fraction of the tuples to train on, in (0, 1), rounded down to whole tuples, at least one
 * @param seed which tuples these are; the training tuples come in the order drawn
 */
public record ModularAddition(int modulus, double fraction, long seed) implements DataSource {

  static final String KIND = "modular-addition";

  /** A larger modulus is refused. */
  static final int MAX_MODULUS = 2048;

  /** p = 113, 30 % to train on. */
  public static final ModularAddition DEFAULT = new ModularAddition(113, 0.3, 1);

  private static final int LENGTH = 3;

  public ModularAddition {
    Requirement.that(
        modulus >= 2 && modulus <= MAX_MODULUS,
        "modulus",
        "in [2, %d]".formatted(MAX_MODULUS),
        modulus);
    Requirement.that(fraction > 0 && fraction < 1, "fraction", "in (0, 1)", fraction);
    Requirement.that(
        trainCount(modulus, fraction) >= 1,
        "fraction",
        "enough for one of the %d tuples".formatted(modulus * modulus),
        fraction);
  }

  static ModularAddition parse(String argument) {
    SourceWords words = new SourceWords(KIND, argument, List.of("modulus", "fraction", "seed"));
    return new ModularAddition(
        words.integer("modulus", DEFAULT.modulus),
        words.number("fraction", DEFAULT.fraction),
        words.wholeNumber("seed", DEFAULT.seed));
  }

  @Override
  public String text() {
    return "%s:%d,fraction=%s,seed=%d".formatted(KIND, modulus, fraction, seed);
  }

  @Override
  public TokenTuples load(int threads) {
    int pairs = modulus * modulus;
    int[] order = new RandomStreams(seed).permutation(KIND, 0, pairs);
    int train = trainCount(modulus, fraction);
    return new TokenTuples(
        KIND,
        modulus + 1,
        modulus,
        tuples(order, 0, train),
        tuples(order, train, pairs),
        Sha256.of("modular addition, form 1: " + text()));
  }

  private static int trainCount(int modulus, double fraction) {
    return (int) (fraction * modulus * modulus);
  }

  private Tuples tuples(int[] order, int first, int end) {
    int[] tokens = new int[LENGTH * (end - first)];
    int[] labels = new int[end - first];
    for (int i = 0; i < labels.length; i++) {
      int a = order[first + i] / modulus;
      int b = order[first + i] % modulus;
      tokens[LENGTH * i] = a;
      tokens[LENGTH * i + 1] = b;
      tokens[LENGTH * i + 2] = modulus;
      labels[i] = (a + b) % modulus;
    }
    return new Tuples(LENGTH, tokens, labels);
  }
}
