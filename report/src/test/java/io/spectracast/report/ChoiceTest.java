package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChoiceTest {

  @Test
  void smallLayersShowEveryMode() {
    assertThat(ShownModes.among(10).indices()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(ShownModes.among(1).sentence()).contains("one singular value");
  }

  @Test
  void largeLayersShowTheLeadingModesAndQuartilesOfTheRest() {
    ShownModes modes = ShownModes.among(784);
    assertThat(modes.indices()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 202, 396, 589, 783);
    assertThat(modes.sentence()).contains("8 largest of 784");
  }

  @Test
  void shortSeriesAreNotThinned() {
    assertThat(Thinning.of(5, 600).kept()).containsExactly(0, 1, 2, 3, 4);
    assertThat(Thinning.of(5, 600).thinned()).isFalse();
  }

  @Test
  void longSeriesKeepTheirEndsAndWhatIsForced() {
    Thinning thinning = Thinning.of(5000, 100, 1234);
    assertThat(thinning.kept()).hasSize(101).startsWith(0).endsWith(4999).contains(1234).isSorted();
    assertThat(thinning.thinned()).isTrue();
  }
}
