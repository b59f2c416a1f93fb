package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.spectracast.exhibit.Table;
import io.spectracast.experiment.Budget;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrokkingStudyTest {

  @TempDir private Path folder;

  @Test
  void announcesNothingWhereWeightsDoNotDecay() throws Exception {
    StudyResult result =
        new GrokkingStudy(budget -> new GrokkingConfig(1, 200, 20))
            .run(Budget.QUICK, TestBench.in(folder.resolve("work"), folder.resolve("none"), 2));

    assertThat(result.data().get(0).result().failed()).isEmpty();
    Table networks = result.exhibit().tables().get(1);
    assertThat(networks.rows()).hasSize(4);
    assertThat(networks.rows().get(0).get(2)).as("announced at").isInstanceOf(Double.class);
    assertThat(networks.rows().get(1).get(2)).as("announced at").isEqualTo("");
    assertThat(result.exhibit().figures()).hasSize(2);
  }
}
