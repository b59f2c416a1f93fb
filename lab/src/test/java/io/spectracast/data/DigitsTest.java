package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitsTest {

  @Test
  void theSameSeedGivesTheSamePixelsOnAnyNumberOfThreads() {
    LabelledImages one = Digits.draw(7, 500, 100, 1);
    LabelledImages three = Digits.draw(7, 500, 100, 3);

    assertThat(three.train().pixels()).isEqualTo(one.train().pixels());
    assertThat(three.train().labels()).isEqualTo(one.train().labels());
    assertThat(three.test().pixels()).isEqualTo(one.test().pixels());
    assertThat(three.digest()).isEqualTo(one.digest());
  }

  @Test
  void anotherSeedGivesOtherPixels() {
    assertThat(Digits.draw(7, 50, 10, 1).train().pixels())
        .isNotEqualTo(Digits.draw(8, 50, 10, 1).train().pixels());
  }

  @Test
  void anImageDoesNotDependOnHowManyThereAre() {
    byte[] few = Digits.draw(7, 50, 10, 1).train().pixels();
    byte[] many = Digits.draw(7, 80, 20, 1).train().pixels();

    assertThat(Arrays.copyOf(many, few.length)).isEqualTo(few);
  }

  /** Golden: pinned, so that no runtime, system or edit changes the images unnoticed. */
  @Test
  void thePixelsOfTheDefaultSeedStayWhatTheyAre() throws Exception {
    byte[] pixels = Digits.draw(Digits.DEFAULT_SEED, 1000, 10, 2).train().pixels();

    assertThat(HexFormat.of().formatHex(IdxFilesTest.sha256(pixels)))
        .isEqualTo("575aa53d94c20d1ea0a5c0f326bbc43adff4f8e6d3a401d0bb24c7a7858f5c56");
  }

  /** Golden: recorded runs resume by it. */
  @Test
  void theDigestIsThatOfTheDescription() {
    assertThat(Digits.draw(1, 30, 5, 1).digest())
        .isEqualTo("86d793d593036eab547b17332cb31405977b27ff8785d7a7e96a9d1d6c145965");
  }

  @Test
  void trainingAndTestImagesDiffer() {
    LabelledImages digits = Digits.draw(7, 50, 50, 1);

    assertThat(digits.train().pixels()).isNotEqualTo(digits.test().pixels());
  }

  @Test
  void everyDigitOccursAboutEquallyOften() {
    byte[] labels = Digits.draw(3, 10_000, 1, 2).train().labels();

    int[] counts = new int[10];
    for (byte label : labels) {
      counts[label]++;
    }
    assertThat(IntStream.of(counts)).allMatch(count -> count > 850 && count < 1150); // ± 5 s.d.
  }

  @Test
  void everyHandOfEveryDigitLeavesInkWellInsideTheImage() {
    for (int digit = 0; digit < 10; digit++) {
      for (int hand = 0; hand < Glyphs.HANDS; hand++) {
        Canvas canvas = new Canvas(120);
        canvas.clear(3);
        Skeleton skeleton = Glyphs.skeleton(digit, hand);
        skeleton.draw(Arrays.stream(skeleton.points()).map(p -> p + 10).toArray(), canvas);

        double ink = Arrays.stream(canvas.ink()).sum();
        double frame = IntStream.range(0, 120).mapToDouble(i -> canvas.ink()[i]).sum();
        assertThat(ink).as("digit %d, hand %d", digit, hand).isBetween(400.0, 3000.0);
        assertThat(frame).isZero();
      }
    }
  }

  @Test
  void refusesAnEmptySet() {
    assertThatThrownBy(() -> Digits.draw(1, 0, 10, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("digits/train must hold 1 to 1000000 images, was 0");
  }
}
