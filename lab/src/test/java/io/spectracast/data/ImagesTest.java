package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ImagesTest {

  /** Two images of two channels of one row of two pixels. */
  private static final Images TWO =
      new Images(2, 1, 2, new byte[] {0, 51, 102, 0, 0, 51, -1, -52}, new byte[] {0, 1});

  @Test
  void normalisesEachChannelByItsOwnMeanAndDeviation() {
    Normalisation normalisation = Normalisation.of(TWO);

    assertThat(normalisation.means().get(0)).isCloseTo(0.1, within(1e-15));
    assertThat(normalisation.deviations().get(0)).isCloseTo(0.1, within(1e-15));
    assertThat(normalisation.means().get(1)).isCloseTo((0.4 + 0 + 1 + 0.8) / 4, within(1e-15));
    assertThat(normalisation.apply(0, 51)).isEqualTo(1);
    assertThat(normalisation.apply(0, 0)).isEqualTo(-1);
  }

  @Test
  void refusesAChannelWithoutVariation() {
    Images flat = new Images(2, 1, 2, new byte[] {0, 51, 7, 7}, new byte[] {0});

    assertThatThrownBy(() -> Normalisation.of(flat))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pixels of channel 1 must vary, was 7.0 throughout");
  }

  @Test
  void refusesAShapeThatIsNotThatOfThePixels() {
    assertThatThrownBy(() -> new Images(0, 1, 2, new byte[0], new byte[0]))
        .hasMessage("channels, height and width must be positive, was 0 x 1 x 2");
    assertThatThrownBy(() -> new Images(3, 1, 2, new byte[7], new byte[1]))
        .hasMessage("pixels must hold 1 images of 3 x 1 x 2, was 7 bytes");
  }

  @Test
  void aTaskRefusesTestImagesOrANormalisationOfAnotherShapeAndLabelsOutOfRange() {
    Images grey = new Images(1, 1, 2, new byte[] {0, 51}, new byte[] {0});

    assertThatThrownBy(() -> LabelledImages.of("x", 2, TWO, grey, ""))
        .hasMessage("test images must be 2 x 1 x 2 like the training images, was 1 x 1 x 2");
    Normalisation one = new Normalisation(List.of(0.0), List.of(1.0));
    assertThatThrownBy(() -> new LabelledImages("x", 2, TWO, TWO, one, ""))
        .hasMessage("normalisation must be of 2 channels, was 1");
    assertThatThrownBy(() -> LabelledImages.of("x", 1, TWO, TWO, ""))
        .hasMessage("labels must be below 1, was 1");
  }
}
