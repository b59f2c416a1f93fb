package io.spectracast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNameTest {

  @ParameterizedTest
  @CsvSource({
    "fc1.weight, fc1",
    ".weight, .weight",
    "transformer.h.0.attn.c_proj.weight, t.h.0.attn.c_proj",
    "model.layers.31.mlp.down_proj.weight, m.l.31.mlp.down_proj",
    "dense_1/dense_1/kernel:0, d/dense_1/kernel:0",
    "encoder.layers.10.self_attn.in_proj_weight, e.l.10.s.in_proj_weight",
    "averyveryverylongnamewithoutanyparts, averyv…ithoutanyparts"
  })
  void aNameIsCutWhereItSaysLeast(String name, String cut) {
    assertThat(ShortName.of(name, cut.contains("10.s") ? 23 : 21))
        .isEqualTo(cut)
        .hasSizeLessThanOrEqualTo(23);
  }
}
