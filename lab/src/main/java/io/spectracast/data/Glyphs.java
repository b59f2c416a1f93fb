package io.spectracast.data;

import java.util.Arrays;
import java.util.List;

/**
 * The skeletons of the ten digits in several hands, as strokes in a box of 100 × 100 with the y
 * axis downwards.
 *
 * <p>A skeleton is written as a path: {@code M x y} lifts the pen and puts it down at a point,
 * {@code L} draws a line, {@code Q} a quadratic and {@code C} a cubic Bézier curve from there.
 */
final class Glyphs {

  /** Round print, seven segments with a ruler, quick handwriting, school script, and slim. */
  static final int HANDS = 5;

  private static final String[][] PATHS = {
    {
      "M 50 5 C 78 5 80 30 80 50 C 80 75 75 95 50 95 C 25 95 20 75 20 50 C 20 30 22 5 50 5",
      "M 35 5 L 65 5 L 80 25 L 80 75 L 65 95 L 35 95 L 20 75 L 20 25 L 35 5",
      "M 58 6 C 35 4 24 40 28 65 C 32 90 50 98 60 88 C 74 74 76 40 70 22 C 66 10 58 6 46 14",
      "M 50 8 Q 20 10 22 52 Q 22 94 50 92 Q 78 92 78 50 Q 78 6 50 8 M 32 78 L 68 22",
      "M 50 4 C 66 4 66 96 50 96 C 34 96 34 4 50 4"
    },
    {
      "M 32 25 L 55 5 L 55 95",
      "M 50 5 L 50 95",
      "M 62 4 L 40 96",
      "M 32 25 L 52 5 L 52 95 M 30 95 L 74 95",
      "M 38 30 Q 52 22 56 4 Q 54 50 56 96"
    },
    {
      "M 22 28 C 22 0 80 -2 78 30 C 76 55 40 65 20 95 L 82 95",
      "M 20 5 L 80 5 L 80 50 L 20 50 L 20 95 L 80 95",
      "M 25 20 Q 50 -6 72 18 Q 84 40 55 62 L 22 94 Q 50 84 80 94",
      "M 24 24 C 30 2 72 0 74 26 C 76 52 40 70 28 88 C 18 100 14 80 30 78 C 46 76 60 100 84 86",
      "M 34 16 C 44 0 66 2 66 26 C 66 50 44 70 34 94 L 68 94"
    },
    {
      "M 24 14 C 45 -4 78 4 76 28 C 74 46 56 48 44 48 C 62 48 82 54 80 74 C 78 100 36 102 20 84",
      "M 20 5 L 80 5 L 80 95 L 20 95 M 35 50 L 80 50",
      "M 28 16 Q 56 -8 70 20 Q 72 44 42 46 Q 80 46 78 72 Q 70 108 24 84",
      "M 22 6 L 78 6 L 46 42 C 70 40 84 56 78 76 C 70 100 32 100 18 82",
      "M 36 10 C 56 0 66 14 64 28 C 62 42 52 46 46 46 C 60 46 68 58 66 74 C 64 96 44 100 32 90"
    },
    {
      "M 62 95 L 62 5 L 18 66 L 84 66",
      "M 20 5 L 20 50 L 80 50 M 80 5 L 80 95",
      "M 36 4 Q 24 36 20 58 Q 50 62 82 56 M 70 22 Q 62 60 60 96",
      "M 26 5 L 22 52 L 78 52 M 66 8 L 66 95",
      "M 54 96 L 58 4 C 50 24 42 40 32 60 L 70 60"
    },
    {
      "M 76 5 L 30 5 L 26 44 C 50 30 82 40 80 66 C 78 98 38 102 20 84",
      "M 80 5 L 20 5 L 20 50 L 80 50 L 80 95 L 20 95",
      "M 78 6 L 34 8 Q 30 26 28 42 Q 80 34 76 68 Q 70 104 20 88",
      "M 30 8 L 28 46 C 52 36 80 46 76 70 C 72 94 44 100 22 88 M 30 8 L 80 2",
      "M 66 4 L 40 6 L 38 42 C 56 36 66 50 66 66 C 66 90 50 98 34 90"
    },
    {
      "M 70 6 C 40 14 20 44 22 70 C 24 104 80 102 78 68 C 76 40 32 42 24 66",
      "M 80 5 L 20 5 L 20 95 L 80 95 L 80 50 L 20 50",
      "M 58 4 Q 20 40 24 74 Q 30 100 56 94 Q 82 84 74 62 Q 64 44 26 66",
      "M 64 8 C 30 30 18 60 28 84 C 38 102 74 98 74 74 C 74 54 44 50 32 74",
      "M 60 4 C 44 20 34 50 34 74 C 36 100 66 100 66 74 C 66 52 44 52 36 68"
    },
    {
      "M 20 6 L 80 6 L 42 95",
      "M 20 5 L 80 5 L 80 95",
      "M 22 22 L 22 6 L 80 6 Q 50 46 48 95",
      "M 20 8 L 78 6 Q 56 40 44 95 M 32 50 L 68 48",
      "M 34 8 L 68 6 L 46 96"
    },
    {
      "M 50 48 C 20 42 22 4 50 5 C 78 4 80 42 50 48 C 16 54 14 95 50 95 C 86 95 84 54 50 48",
      "M 20 5 L 80 5 L 80 95 L 20 95 L 20 5 M 20 50 L 80 50",
      "M 74 18 C 60 -6 22 4 28 26 C 34 50 80 50 76 78 C 70 102 22 100 24 76 C 28 52 72 44 74 18",
      "M 50 6 C 74 6 74 44 50 44 C 26 44 26 6 50 6 M 50 44 C 84 44 84 96 50 96 C 16 96 16 44 50 44",
      "M 62 14 C 48 -4 34 12 38 28 C 42 46 66 56 64 78 C 60 102 36 96 38 74 C 40 54 60 40 62 14"
    },
    {
      "M 78 34 C 76 60 24 64 22 34 C 20 -2 80 -4 78 34 C 78 60 70 86 40 96",
      "M 20 95 L 80 95 L 80 5 L 20 5 L 20 50 L 80 50",
      "M 74 14 Q 40 -6 26 28 Q 28 60 58 50 Q 76 36 74 10 Q 76 60 58 96",
      "M 72 30 C 70 58 26 56 26 30 C 26 2 72 0 72 30 L 70 96",
      "M 66 26 C 64 50 36 52 36 28 C 38 0 66 2 66 26 C 66 54 62 76 58 96"
    }
  };

  private static final Skeleton[][] SKELETONS =
      Arrays.stream(PATHS)
          .map(hands -> Arrays.stream(hands).map(Glyphs::parse).toArray(Skeleton[]::new))
          .toArray(Skeleton[][]::new);

  private Glyphs() {}

  static Skeleton skeleton(int digit, int hand) {
    return SKELETONS[digit][hand];
  }

  private static Skeleton parse(String path) {
    List<String> words = List.of(path.split(" "));
    String commands =
        words.stream().filter(w -> Character.isLetter(w.charAt(0))).reduce("", String::concat);
    double[] points =
        words.stream()
            .filter(w -> !Character.isLetter(w.charAt(0)))
            .mapToDouble(Double::parseDouble)
            .toArray();
    return new Skeleton(commands, points);
  }
}
