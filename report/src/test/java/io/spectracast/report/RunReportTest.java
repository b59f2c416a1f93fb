package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RunReportTest {

  @Test
  void aPageIsWritten() throws IOException {
    Path html = Path.of("target/samples/report.html");
    Files.createDirectories(html.getParent());
    RunReport.write(html, SyntheticRun.complete());
    assertThat(html).isNotEmptyFile();
  }
}
