package io.spectracast.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSourceTest {

  @Test
  void readsEverySource() {
    assertThat(DataSource.parse("digits")).isEqualTo(new DataSource.Drawn(1));
    assertThat(DataSource.parse("digits:-5")).isEqualTo(new DataSource.Drawn(-5));
    assertThat(DataSource.parse("mnist:a/b"))
        .isEqualTo(new DataSource.Idx("mnist", Path.of("a", "b")));
    assertThat(DataSource.parse("fashion-mnist:/x"))
        .isEqualTo(new DataSource.Idx("fashion-mnist", Path.of("/x")));
    assertThat(DataSource.parse("cifar10:c")).isEqualTo(new DataSource.Cifar(Path.of("c")));
    assertThat(DataSource.parse("text:a,b.txt"))
        .isEqualTo(new DataSource.Characters(Path.of("a,b.txt")));
    assertThat(DataSource.parse("text-bpe:a.txt"))
        .isEqualTo(new DataSource.BytePairs(Path.of("a.txt"), Path.of(".")));
    assertThat(DataSource.parse("text-bpe:d/a,b.txt"))
        .isEqualTo(new DataSource.BytePairs(Path.of("d/a,b.txt"), Path.of("d")));
    assertThat(DataSource.parse("text-bpe:d/a,b.txt,vocabulary=v,w"))
        .isEqualTo(new DataSource.BytePairs(Path.of("d/a,b.txt"), Path.of("v,w")));
    assertThat(DataSource.parse("modular-addition")).isEqualTo(new ModularAddition(113, 0.3, 1));
    assertThat(DataSource.parse("modular-addition:97,0.5"))
        .isEqualTo(new ModularAddition(97, 0.5, 1));
    assertThat(DataSource.parse("modular-addition:seed=3,modulus=59"))
        .isEqualTo(new ModularAddition(59, 0.3, 3));
    assertThat(DataSource.parse("teacher-student:hidden=8/4,noise=0.1,activation=tanh"))
        .isEqualTo(new TeacherStudent(64, List.of(8, 4), 1, "tanh", 10_000, 2_000, 0.1, 1));
    assertThat(DataSource.parse("linear-teacher:8,4,3/2.5,100"))
        .isEqualTo(new LinearTeacher(8, 4, List.of(3.0, 2.5), 100, 1024, 0, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "digits:7",
        "mnist:data",
        "fashion-mnist:data",
        "cifar10:data",
        "text:data/a.txt",
        "text-bpe:data/a.txt,vocabulary=v",
        "modular-addition:97,fraction=0.5,seed=2",
        "teacher-student:inputs=3,hidden=,outputs=2,activation=relu,train=5,test=4,noise=0.5,seed=9",
        "linear-teacher:inputs=3,outputs=2,singular-values=2.0/1.0,train=5,test=4,noise=0.0,seed=9"
      })
  void writesItselfAsItWasRead(String text) {
    assertThat(DataSource.parse(text).text()).isEqualTo(text);
  }

  @Test
  void tellsTheChoices() {
    assertThatThrownBy(() -> DataSource.parse("cifar100:x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data must be %s, was 'cifar100:x'", DataSource.CHOICES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mnist | data must name a directory, e.g. mnist:data/mnist, was 'mnist'",
        "cifar10: | data must name a directory, e.g. cifar10:data/cifar10, was 'cifar10'",
        "text | data must name a file, e.g. text:data/input.txt, was 'text'",
        "text-bpe:,vocabulary=v | data must name a file, e.g. text-bpe:data/input.txt, was 'text-bpe'",
        "digits:x | the seed of digits must be an integer, was 'x'",
        "modular-addition:1 | modulus must be in [2, 2048], was 1",
        "modular-addition:2049 | modulus must be in [2, 2048], was 2049",
        "modular-addition:p | modulus of modular-addition must be a whole number, was 'p'",
        "modular-addition:fraction=1 | fraction must be in (0, 1), was 1.0",
        "modular-addition:fraction=NaN | fraction must be in (0, 1), was NaN",
        "modular-addition:2,0.1 | fraction must be enough for one of the 4 tuples, was 0.1",
        "modular-addition:p=5 | settings of modular-addition must be modulus, fraction, seed, was 'p=5'",
        "modular-addition:5,0.5,1,2 | settings of modular-addition must be modulus, fraction, seed, was '2'",
        "modular-addition:5,modulus=6 | modulus of modular-addition must be given once, was 'modulus=6' again",
        "teacher-student:0 | inputs must be in [1, 2048], was 0",
        "teacher-student:hidden=3/x | hidden of teacher-student must be whole numbers with / between, was '3/x'",
        "teacher-student:hidden=3/0 | hidden must be in [1, 2048], was 0",
        "teacher-student:hidden=1/1/1/1/1/1/1/1 | hidden must be fewer than 8, was 8",
        "teacher-student:outputs=2049 | outputs must be in [1, 2048], was 2049",
        "teacher-student:activation=gelu | activation must be relu or tanh, was gelu",
        "teacher-student:train=0 | train must be positive, was 0",
        "teacher-student:test=-1 | test must be positive, was -1",
        "teacher-student:2048,train=100000 | examples must be at most 134217728 numbers in a layer, was 204800000",
        "teacher-student:noise=NaN | noise must be in [0, 1e30), was NaN",
        "linear-teacher:inputs=5000 | inputs must be in [1, 4096], was 5000",
        "linear-teacher:outputs=0 | outputs must be in [1, 4096], was 0",
        "linear-teacher:3,2,3/2/1 | singular-values must be 1 to 2 numbers, was 3",
        "linear-teacher:3,2, | singular-values must be 1 to 2 numbers, was 0",
        "linear-teacher:3,2,-1 | singular-values must be in [0, 1e30), was -1.0",
        "linear-teacher:3,2,1,3 | train must be more than the 3 inputs, was 3",
        "linear-teacher:3,2,1,4,0 | test must be positive, was 0",
        "linear-teacher:4096,2,1,40000 | examples must be at most 134217728 numbers, was 163840000",
        "linear-teacher:3,2,1,4,1,-1 | noise must be in [0, 1e30), was -1.0"
      })
  void refusesAnythingElseInWords(String text, String message) {
    assertThatThrownBy(() -> DataSource.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
