package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CharacterTokenizerTest {

  private final CharacterTokenizer tokenizer = CharacterTokenizer.of("hello\n𝔚örld");

  @Test
  void countsDistinctCodePointsInAscendingOrder() {
    assertThat(tokenizer.vocabulary()).isEqualTo(9);
    assertThat(tokenizer.encode("\nde𝔚ö")).containsExactly(0, 1, 2, 8, 7);
  }

  @Test
  void decodesWhatItEncoded() {
    String text = "world𝔚 hello".replace("w", "𝔚").replace(" ", "\n");

    assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
  }

  @Test
  void refusesWhatTheVocabularyLacks() {
    assertThatThrownBy(() -> CharacterTokenizer.of(""))
        .hasMessage("text must hold a character, was empty");
    assertThatThrownBy(() -> tokenizer.encode("help"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text must hold characters of the vocabulary, was U+0070");
    assertThatThrownBy(() -> tokenizer.decode(0, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("token must be in [0, 9), was 9");
  }
}
