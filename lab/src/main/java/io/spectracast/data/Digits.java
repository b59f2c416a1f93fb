package io.spectracast.data;

import io.spectracast.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Handwritten-looking digits of 28 × 28 pixels, drawn from skeletons in several hands. Every image
 * has its own control-point jitter, pen width, pressure, rotation, shear, stretch, shift and pixel
 * noise.
 *
 * <p>Image i of a set depends only on (seed, set, i), bit for bit on every machine: all arithmetic
 * is IEEE 754 or integer, sines come from {@link StrictMath}.
 */
public final class Digits {

  /** The seed of the images unless another is asked for. */
  public static final long DEFAULT_SEED = 1;

  /** Training images unless another number is asked for. */
  public static final int DEFAULT_TRAIN = 30_000;

  /** Test images unless another number is asked for. */
  public static final int DEFAULT_TEST = 5_000;

  /** A larger set is refused. */
  static final int MAX_IMAGES = 1_000_000;

  static final int SIDE = 28;
  static final int CLASSES = 10;

  /** Changes whenever the same seed gives other pixels. */
  private static final String FORM = "digits, form 1";

  private static final double BOX = 100; // side of the skeletons' box
  private static final double HEIGHT = 19; // of an undistorted digit, in pixels
  private static final double JITTER = 4.0; // standard deviation, in units of the box
  private static final double MAX_ROTATION = 0.25; // radians
  private static final double MAX_SHEAR = 0.3;
  private static final double MIN_STRETCH = 0.75;
  private static final double MAX_STRETCH = 1.15;
  private static final double MAX_SHIFT = 1.8; // pixels
  private static final double MIN_RADIUS = 0.7; // pixels
  private static final double MAX_RADIUS = 1.75;
  private static final double MIN_PRESSURE = 0.6; // grey level of full ink
  private static final double NOISE = 0.06; // standard deviation of a pixel

  /** 1 / standard deviation of the sum of four uniforms on [0, 1). */
  private static final double ROOT_THREE = Math.sqrt(3);

  private Digits() {}

  /**
   * Draws a data set.
   *
   * @param seed any
   * @param train training images, positive
   * @param test test images, positive
   * @param threads to draw with; the images do not depend on it
   */
  public static LabelledImages draw(long seed, int train, int test, int threads) {
    RandomStreams streams = new RandomStreams(seed);
    return LabelledImages.of(
        "digits",
        CLASSES,
        images(streams, "digits/train", train, threads),
        images(streams, "digits/test", test, threads),
        Sha256.of("%s: seed %d, train %d, test %d".formatted(FORM, seed, train, test)));
  }

  private static Images images(RandomStreams streams, String set, int count, int threads) {
    if (count < 1 || count > MAX_IMAGES) {
      throw new IllegalArgumentException(
          "%s must hold 1 to %d images, was %d".formatted(set, MAX_IMAGES, count));
    }
    byte[] pixels = new byte[count * SIDE * SIDE];
    byte[] labels = new byte[count];
    List<Callable<Object>> parts = new ArrayList<>();
    for (int k = 0; k < threads; k++) {
      int first = (int) ((long) count * k / threads);
      int end = (int) ((long) count * (k + 1) / threads);
      parts.add(Executors.callable(() -> draw(streams, set, first, end, pixels, labels)));
    }
    inParallel(parts);
    return new Images(1, SIDE, SIDE, pixels, labels);
  }

  private static void draw(
      RandomStreams streams, String set, int first, int end, byte[] pixels, byte[] labels) {
    Canvas canvas = new Canvas(SIDE);
    for (int i = first; i < end; i++) {
      UniformRandomProvider rng = streams.stream(set, i);
      int digit = rng.nextInt(CLASSES);
      labels[i] = (byte) digit;
      Skeleton skeleton = Glyphs.skeleton(digit, rng.nextInt(Glyphs.HANDS));
      canvas.clear(between(rng, MIN_RADIUS, MAX_RADIUS));
      skeleton.draw(distort(skeleton.points(), rng), canvas);
      expose(canvas.ink(), rng, pixels, i * SIDE * SIDE);
    }
  }

  /** Control points in pixels: jittered, then mapped by a random affine map onto the image. */
  private static double[] distort(double[] points, UniformRandomProvider rng) {
    double angle = between(rng, -MAX_ROTATION, MAX_ROTATION);
    double shear = between(rng, -MAX_SHEAR, MAX_SHEAR);
    double scaleX = between(rng, MIN_STRETCH, MAX_STRETCH) * HEIGHT / BOX;
    double scaleY = between(rng, MIN_STRETCH, MAX_STRETCH) * HEIGHT / BOX;
    double shiftX = SIDE / 2.0 + between(rng, -MAX_SHIFT, MAX_SHIFT);
    double shiftY = SIDE / 2.0 + between(rng, -MAX_SHIFT, MAX_SHIFT);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double[] moved = new double[points.length];
    for (int i = 0; i < points.length; i += 2) {
      double y = (points[i + 1] - BOX / 2 + JITTER * roughNormal(rng)) * scaleY;
      double x = (points[i] - BOX / 2 + JITTER * roughNormal(rng)) * scaleX - shear * y;
      moved[i] = shiftX + cos * x - sin * y;
      moved[i + 1] = shiftY + sin * x + cos * y;
    }
    return moved;
  }

  /** Grey levels with pressure and pixel noise. */
  private static void expose(double[] ink, UniformRandomProvider rng, byte[] pixels, int offset) {
    double pressure = between(rng, MIN_PRESSURE, 1);
    for (int i = 0; i < ink.length; i++) {
      double grey = pressure * ink[i] + NOISE * roughNormal(rng);
      pixels[offset + i] = (byte) (int) (255 * Math.max(0, Math.min(1, grey)) + 0.5);
    }
  }

  private static double between(UniformRandomProvider rng, double low, double high) {
    return low + (high - low) * rng.nextDouble();
  }

  /**
   * A bell-shaped number of mean 0 and variance 1: the sum of four 16-bit uniforms, which, unlike a
   * normal sampler, involves no transcendental function.
   */
  private static double roughNormal(UniformRandomProvider rng) {
    long bits = rng.nextLong();
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum - 2.0 * 0xffff) / 0x1p16 * ROOT_THREE;
  }

  private static void inParallel(List<Callable<Object>> parts) {
    ExecutorService workers = Executors.newFixedThreadPool(parts.size());
    try {
      for (Future<Object> part : workers.invokeAll(parts)) {
        part.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while drawing digits", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("drawing digits failed", e.getCause());
    } finally {
      workers.shutdown();
    }
  }
}
