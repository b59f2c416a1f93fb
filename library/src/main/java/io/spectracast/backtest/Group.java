package io.spectracast.backtest;

/**
 * What a run is compared with.
 *
 * @param architecture such as {@code mlp}
 * @param optimizer such as {@code adamw}
 */
public record Group(String architecture, String optimizer) {

  public Group {
    if (architecture.isBlank() || optimizer.isBlank()) {
      throw new IllegalArgumentException(
          "architecture and optimizer must be given, was '%s' and '%s'"
              .formatted(architecture, optimizer));
    }
  }
}
