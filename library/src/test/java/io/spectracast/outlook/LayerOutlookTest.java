package io.spectracast.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.forecast.LayerEnsemble;
import io.spectracast.run.Layer;
import io.spectracast.run.LayerSnapshot;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayerOutlookTest {

  private static final Layer LAYER = new Layer("w", 4, 2);
  private static final LayerSnapshot START = LayerSnapshot.of(LAYER, 10, new double[] {3, 1});

  /**
   * Four members of two values at leads 5 and 20; in half of them s₁ passes 4, in one only once.
   */
  private static final LayerEnsemble ENSEMBLE =
      new LayerEnsemble(
          LAYER,
          10,
          new long[] {5, 20},
          new double[][][] {
            {{3, 4.5, 3.1, 3}, {1, 1, 1, 1}},
            {{3.01, 3.5, 5, 2}, {1, 1, 1, 1}}
          },
          "made by hand");

  private static LayerOutlook outlook(String... queries) {
    List<EventQuery> events = Arrays.stream(queries).map(EventQuery::new).toList();
    return LayerOutlook.of(ENSEMBLE, START, new long[] {5, 20}, events);
  }

  @Test
  void aCrossingHasHappenedOnceItHasEverHappened() {
    EventOutlook event = outlook("s1>4").events().get(0);

    assertThat(event.probabilities()).containsExactly(0.25, 0.5);
    assertThat(event.standardErrors()[1]).isCloseTo(0.25, within(1e-12));
    assertThat(event.already()).isFalse();
    assertThat(event.median().isEmpty() || event.median().getAsDouble() == 20).isTrue();
  }

  @Test
  void itsMedianDateIsWhenHalfOfTheMembersHaveSeenIt() {
    EventOutlook event = outlook("s1>3.05").events().get(0);

    assertThat(event.probabilities()).containsExactly(0.5, 0.5);
    assertThat(outlook("s2>0.5").events().get(0).median()).hasValue(5);
    assertThat(outlook("s2>0.5").events().get(0).already()).isTrue();
  }

  @Test
  void restIsAskedOfEachMoment() {
    EventOutlook event = outlook("rest:1%").events().get(0);

    assertThat(event.probabilities()).containsExactly(0.5, 0.25);
    assertThat(event.median()).isEmpty();
  }

  @Test
  void measuresAreThoseOfTheMembers() {
    MeasureFan rank =
        outlook().measures().stream()
            .filter(fan -> fan.measure() == SpectrumMeasure.STABLE_RANK)
            .findFirst()
            .orElseThrow();

    assertThat(rank.now()).isCloseTo(1 + 1.0 / 9, within(1e-12));
    assertThat(rank.quantiles()[1][4]).isBetween(1.15, 1.25);
  }

  @Test
  void anEventOfASingularValueThatIsNotThereIsNotAsked() {
    assertThat(outlook("s3>1").events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s0>1", "s1>", "rest:0%", "rest:200%", "spikes", "s1=3", ""})
  void otherQuestionsAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventQuery(text))
        .withMessageContaining("an event must be");
  }
}
