package io.spectracast.rmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LawCatalogTest {

  static Stream<LawCatalog.Entry> entries() {
    return LawCatalog.entries().stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyLawIsBuiltFromItsOwnParameters(LawCatalog.Entry entry) {
    var law = LawCatalog.create(entry.name(), ordinary(entry));
    double median = law.inverseCumulativeProbability(0.5);
    assertThat(law.density(median)).isPositive();
    assertThat(LawCatalog.entry(entry.name())).isEqualTo(entry);
    assertThat(entry.name() + entry.description()).isNotBlank();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyRequiredParameterIsAskedFor(LawCatalog.Entry entry) {
    for (LawCatalog.Parameter parameter : entry.parameters()) {
      Map<String, Double> values = ordinary(entry);
      values.remove(parameter.name());
      if (parameter.defaultValue().isEmpty()) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> LawCatalog.create(entry.name(), values))
            .withMessageContaining("must include " + parameter.name());
      } else {
        assertThat(LawCatalog.create(entry.name(), values)).isNotNull();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyParameterHasADomain(LawCatalog.Entry entry) {
    for (LawCatalog.Parameter parameter : entry.parameters()) {
      for (double bad : new double[] {-0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
        Map<String, Double> values = ordinary(entry);
        values.put(parameter.name(), bad);
        assertThatIllegalArgumentException()
            .as(parameter.name())
            .isThrownBy(() -> LawCatalog.create(entry.name(), values))
            .withMessageContaining("must be")
            .withMessageContaining("was " + bad);
      }
    }
  }

  @Test
  void lawsBuiltByNameEqualThoseBuiltByHand() {
    assertThat(LawCatalog.create("tracy-widom", Map.of("beta", 2.0))).isEqualTo(new TracyWidom(2));
    assertThat(LawCatalog.create("marchenko-pastur", Map.of("rows", 8.0, "columns", 4.0)))
        .isEqualTo(new MarchenkoPastur(0.5, 1));
    var spiked =
        LawCatalog.create(
            "information-plus-noise",
            Map.of("rows", 60.0, "columns", 40.0, "signal", 30.0, "rank", 2.0));
    assertThat(((InformationPlusNoise) spiked).bands()).hasSize(2);
  }

  @Test
  void unknownNamesAreAnsweredWithTheChoices() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LawCatalog.create("tracy", Map.of()))
        .withMessageContaining("tracy-widom")
        .withMessageEndingWith("was tracy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LawCatalog.create("tracy-widom", Map.of("beta", 1.0, "gamma", 2.0)))
        .withMessage("parameters of tracy-widom must be among beta, was gamma");
  }

  private static Map<String, Double> ordinary(LawCatalog.Entry entry) {
    Map<String, Double> values = new HashMap<>();
    for (LawCatalog.Parameter parameter : entry.parameters()) {
      double value =
          switch (parameter.name()) {
            case "rows" -> 12;
            case "columns" -> 8;
            case "size", "beta" -> 4;
            default -> 1;
          };
      values.put(parameter.name(), value);
    }
    return values;
  }
}
