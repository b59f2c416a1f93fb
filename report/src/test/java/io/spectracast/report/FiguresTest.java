package io.spectracast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void everyFigureBecomesAnImage() throws IOException {
    List<Path> written = Figures.write(Path.of("target/pictures/figures"), SyntheticRun.complete());
    assertThat(written).hasSizeGreaterThan(4);
  }
}
