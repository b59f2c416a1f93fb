package io.spectracast.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Claim;
import io.spectracast.exhibit.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verdicts on planted numbers, true both ways. */
class InitialJudgeTest {

  private static List<Claim> claims(boolean publishedEdge, boolean publishedWidth, double unit) {
    List<InitialSpectra> spectra =
        List.of(
            PlantedSpectra.initial(PlantedSpectra.WIDE, publishedEdge, publishedWidth, unit),
            PlantedSpectra.initial(PlantedSpectra.SQUARE, publishedEdge, publishedWidth, unit));
    Map<InitialSpectra, BulkNull> nulls = new HashMap<>();
    spectra.forEach(layer -> nulls.put(layer, PlantedSpectra.noise()));
    return new InitialJudge(spectra, nulls).claims();
  }

  private static Verdict verdict(List<Claim> claims, String beginning) {
    return claims.stream()
        .filter(claim -> claim.statement().startsWith(beginning))
        .findFirst()
        .orElseThrow()
        .verdict();
  }

  @Test
  void whereTracyWidomHoldsTheCorrectedAccountIsSupported() {
    List<Claim> claims = claims(false, false, 1);

    assertThat(verdict(claims, "Published: the bulk edge")).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(claims, "Corrected: the bulk edge")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(claims, "Published: the Tracy–Widom")).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(claims, "Corrected: its width")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(claims, "Published: the largest")).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(claims, "Corrected: the largest")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(claims, "Corrected: Marchenko")).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void anEdgeAtTwoWouldBeFound() {
    List<Claim> claims = claims(true, false, 1);

    assertThat(verdict(claims, "Published: the bulk edge")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(claims, "Corrected: the bulk edge")).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void whereThePublishedOverlayHeldItWouldBeSupported() {
    List<Claim> claims = claims(true, true, 3);

    assertThat(verdict(claims, "Published: the Tracy–Widom")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(claims, "Corrected: its width")).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(claims, "Published: the largest")).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(claims, "Corrected: the largest")).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(claims, "Corrected: Marchenko")).isEqualTo(Verdict.REFUTED);
  }
}
