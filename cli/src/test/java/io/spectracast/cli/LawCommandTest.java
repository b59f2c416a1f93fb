package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spectracast.rmt.LawCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawCommandTest {

  /** Golden: median and 99 % quantile of F₁, Bornemann (2010). */
  @Test
  void printsQuantilesAtFullPrecision() {
    Cli cli = Cli.run("law", "tracy-widom", "--beta", "1", "--quantile", "0.5,0.99");

    List<String> lines = cli.out().lines().toList();
    assertThat(lines).hasSize(3).first().isEqualTo("p,quantile");
    assertThat(number(lines.get(1))).isCloseTo(-1.2685746166, within(1e-10));
    assertThat(number(lines.get(2))).isCloseTo(2.0234492814, within(1e-10));
  }

  @Test
  void printsDensityAndBothTailsAtPoints() {
    Cli cli =
        Cli.run(
            "law",
            "marchenko-pastur",
            "--rows",
            "1024",
            "--columns",
            "784",
            "--entry-variance",
            "1",
            "--at",
            "-1,1,9");

    assertThat(cli.code()).as(cli.err()).isZero();
    List<String> lines = cli.out().lines().toList();
    assertThat(lines).hasSize(4).first().isEqualTo("x,density,cdf,survival");
    assertThat(lines.get(1)).isEqualTo("-1.0,0.0,0.0,1.0");
    assertThat(lines.get(3)).isEqualTo("9.0,0.0,1.0,0.0");
    String[] middle = lines.get(2).split(",");
    assertThat(Double.parseDouble(middle[2]) + Double.parseDouble(middle[3]))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void drawsTheSameSamplesForTheSameSeed() {
    String first = Cli.run("law", "tracy-widom", "--beta", "2", "--sample", "5").out();

    assertThat(first.lines()).hasSize(6);
    assertThat(Cli.run("law", "tracy-widom", "--beta", "2", "--sample", "5").out())
        .isEqualTo(first);
    assertThat(Cli.run("law", "tracy-widom", "--beta", "2", "--sample", "5", "--seed", "2").out())
        .isNotEqualTo(first);
  }

  @Test
  void everyLawHasItsHelp() {
    for (LawCatalog.Entry law : LawCatalog.entries()) {
      Cli help = Cli.run("law", law.name(), "--help");
      assertThat(help.code()).isZero();
      assertThat(help.out()).contains("--at", "--quantile", "--sample");
      law.parameters().forEach(p -> assertThat(help.out()).contains("--" + p.name()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "law, tracy-widom",
    "law tracy-widoom --at 1, tracy-widom",
    "law tracy-widom --beta 3 --at 1, beta",
    "law tracy-widom --beta 1, --at",
    "law tracy-widom --beta 1 --at 1 --sample 2, --sample",
    "law tracy-widom --beta 1 --at NaN, --at",
    "law tracy-widom --beta 1 --quantile 1.5, --quantile",
    "law tracy-widom --beta 1 --sample 0, --sample",
    "law tracy-widom --beta 1 --gamma 1 --at 1, --gamma",
    "law marchenko-pastur --rows 10 --columns 20 --entry-variance 1 --at 1, rows"
  })
  void refusesWhatIsNoQuestion(String command, String told) {
    Cli cli = Cli.run((Object[]) command.split(" "));

    assertThat(cli.code()).as(cli.err()).isEqualTo(2);
    assertThat(cli.err().lines()).as(cli.err()).hasSize(1);
    assertThat(cli.err()).contains(told);
  }

  private static double number(String line) {
    return Double.parseDouble(line.split(",")[1]);
  }
}
