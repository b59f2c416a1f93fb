package io.spectracast.tail;

import java.util.Optional;

/**
 * What became of a fit: its result, or the reason why there is none.
 *
 * @param <T> the result
 * @param value the result; empty if there is none
 * @param reason in words why there is no result; empty if there is one
 */
public record Outcome<T>(Optional<T> value, String reason) {

  public Outcome {
    if (value.isPresent() != reason.isEmpty()) {
      throw new IllegalArgumentException(
          "reason must be given if and only if there is no value, was '" + reason + "'");
    }
  }

  /** A result. */
  public static <T> Outcome<T> of(T value) {
    return new Outcome<>(Optional.of(value), "");
  }

  /** No result, and why. */
  public static <T> Outcome<T> empty(String reason) {
    return new Outcome<>(Optional.empty(), reason);
  }

  /** What the function makes of the result; the same reason if there is none. */
  public <U> Outcome<U> map(java.util.function.Function<T, U> function) {
    return value.isPresent() ? of(function.apply(value.get())) : empty(reason);
  }

  /** What the function makes of the result; the same reason if there is none. */
  public <U> Outcome<U> flatMap(java.util.function.Function<T, Outcome<U>> function) {
    return value.isPresent() ? function.apply(value.get()) : empty(reason);
  }

  /**
   * The result.
   *
   * @throws java.util.NoSuchElementException with the reason, if there is none
   */
  public T get() {
    return value.orElseThrow(() -> new java.util.NoSuchElementException(reason));
  }
}
