package io.spectracast.sde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strict order after every step, counted in updates of single singular values. */
class OrderPreservationTest {

  @Test
  void holdsInAMillionUpdates() {
    check(24, 12, 0.2, 0.01, 512, 170);
  }

  /** 10⁹ updates in all: decay and none, steps from small to far beyond the squared gaps. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "24, 12, 0.2, 0.01, 64000",
    "64, 64, 0, 0.001, 8000",
    "80, 64, 0.1, 0.1, 8000",
    "512, 512, 0, 0.0001, 300",
    "40, 12, 0, 100, 32000"
  })
  void holdsInABillionUpdates(int rows, int columns, double rate, double step, int steps) {
    check(rows, columns, rate, step, 512, steps);
  }

  private static void check(
      int rows, int columns, double rate, double step, int members, int steps) {
    double[] s = new double[columns];
    Arrays.fill(s, 1); // equal values, the strongest gaps
    var sde = SingularValueSde.dyson(rows, columns, 1).withDrift(SingularValueDrift.decay(rate));
    var grid = TimeGrid.uniform(0, step * steps, steps);
    int batch = 128; // bounds the memory that a full record takes
    for (int first = 0; first < members; first += batch) {
      for (double[][] member : new SingularValueEnsemble(batch, first, 2).solve(sde, s, grid)) {
        for (int i = 1; i < member.length; i++) {
          assertThat(ordered(member[i])).isTrue();
        }
      }
    }
  }

  private static boolean ordered(double[] s) {
    for (int k = 0; k < s.length; k++) {
      if (!(s[k] > (k + 1 < s.length ? s[k + 1] : 0) && s[k] < 1e12)) {
        return false;
      }
    }
    return true;
  }
}
