package io.spectracast.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTableTest {

  /** Series a … d of five models each, the last two on ImageNet. */
  static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "modelname,dataset,top1_err,params,macs,alpha,alpha_weighted,softrank,lognorm,"
            + "logspectralnorm,numofSpikes");
    for (int series = 0; series < 4; series++) {
      for (int k = 1; k <= 5; k++) {
        lines.add(
            String.format(
                Locale.ROOT,
                "%c%d,%s,%d,%d,\"1,%d\",%.2f,%.2f,%d,%.2f,%s,%d",
                'a' + series,
                k,
                series < 2 ? "CIFAR-10" : "ImageNet-1K",
                3 + 2 * series + k,
                1000 * k + series,
                k,
                2 + 0.1 * k + series % 2,
                1 + 0.2 * k - 0.1 * series,
                10 + k * series,
                0.5 + 0.01 * k,
                k == 3 ? "-inf" : "0." + k,
                k % 3));
      }
    }
    return lines;
  }

  @Test
  void familiesAreSeriesOnOneDataSet(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("table.csv"), lines());
    Sample all = PublishedTable.read(file, "");

    assertThat(all.size()).isEqualTo(20);
    assertThat(all.byFamily().keySet())
        .containsExactly("a, CIFAR-10", "b, CIFAR-10", "c, ImageNet-1K", "d, ImageNet-1K");
    assertThat(all.column(Outcomes.TEST_ERROR)[0]).isEqualTo(4);
    assertThat(all.column(Outcomes.LOG_PARAMETERS)[0]).isEqualTo(3);
    assertThat(all.complete(List.of(NetMeasure.LOG_SPECTRAL_NORM.title())).size()).isEqualTo(16);
    assertThat(PublishedTable.read(file, "ImageNet-1K").size()).isEqualTo(10);
  }
}
