package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.study.Studies;
import io.spectracast.study.Study;
import org.junit.jupiter.api.Test;

class StudyCommandTest {

  @Test
  void withoutANameItListsTheStudies() {
    Cli cli = Cli.run("study");

    assertThat(cli.code()).isZero();
    assertThat(cli.out().lines()).hasSameSizeAs(Studies.ALL);
    assertThat(cli.out()).contains(Studies.ALL.stream().map(Study::name).toList());
  }

  @Test
  void anUnknownNameTellsTheChoices() {
    Cli cli = Cli.run("study", "nonsense");

    assertThat(cli.code()).isEqualTo(2);
    assertThat(cli.err()).contains("must be one of").contains("generalization", "'nonsense'");
  }
}
