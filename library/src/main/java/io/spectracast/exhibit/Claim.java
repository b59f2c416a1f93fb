package io.spectracast.exhibit;

/**
 * A statement that was put to the test.
 *
 * @param statement what is claimed, in one sentence
 * @param verdict how it fared
 * @param evidence the numbers that decided, with their intervals
 */
public record Claim(String statement, Verdict verdict, String evidence) {

  public Claim {
    if (statement.isBlank() || evidence.isBlank()) {
      throw new IllegalArgumentException(
          "statement and evidence must be given, was '%s' and '%s'".formatted(statement, evidence));
    }
  }
}
