package io.spectracast.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The affine maps, one for each channel, that give the training pixels mean 0 and variance 1:
 *
 * <pre>  x = (pixel/255 − mean) / deviation</pre>
 *
 * On MNIST this is the customary 0.1307 and 0.3081, on Fashion-MNIST 0.2860 and 0.3530, on CIFAR-10
 * 0.4914, 0.4822, 0.4465 and 0.2470, 0.2435, 0.2616.
 *
 * @param means of pixel/255, by channel
 * @param deviations standard deviations of pixel/255, by channel; positive
 */
public record Normalisation(List<Double> means, List<Double> deviations) {

  public Normalisation {
    means = List.copyOf(means);
    deviations = List.copyOf(deviations);
    if (means.isEmpty() || means.size() != deviations.size()) {
      throw new IllegalArgumentException(
          "means and deviations must be one for each channel, was %d and %d"
              .formatted(means.size(), deviations.size()));
    }
    for (double deviation : deviations) {
      if (!(deviation > 0)) {
        throw new IllegalArgumentException("deviation must be positive, was " + deviation);
      }
    }
  }

  /** Measures the pixels in integer arithmetic, so that the result is the same everywhere. */
  static Normalisation of(Images images) {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    int size = images.height() * images.width();
    double count = (double) images.count() * size;
    for (int channel = 0; channel < images.channels(); channel++) {
      long sum = 0;
      long sumOfSquares = 0;
      for (int image = 0; image < images.count(); image++) {
        int first = image * images.imageSize() + channel * size;
        for (int i = first; i < first + size; i++) {
          int value = Byte.toUnsignedInt(images.pixels()[i]);
          sum += value;
          sumOfSquares += (long) value * value;
        }
      }
      double mean = sum / count;
      double variance = sumOfSquares / count - mean * mean;
      if (!(variance > 0)) {
        throw new IllegalArgumentException(
            "pixels of channel %d must vary, was %s throughout".formatted(channel, mean));
      }
      means.add(mean / 255);
      deviations.add(Math.sqrt(variance) / 255);
    }
    return new Normalisation(means, deviations);
  }

  /** The number of channels. */
  public int channels() {
    return means.size();
  }

  /** What the network sees for a byte from 0 to 255 of a channel. */
  public float apply(int channel, int pixel) {
    return (float) ((pixel / 255.0 - means.get(channel)) / deviations.get(channel));
  }
}
