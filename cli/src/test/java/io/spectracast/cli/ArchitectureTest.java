package io.spectracast.cli;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/architecture.md against the code. */
class ArchitectureTest {

  /** For each package the packages of Spectracast that it may know. */
  private static final Map<String, List<String>> MAY_KNOW =
      """
      random:
      linalg:
      rmt: random
      sde: random linalg rmt
      tracking: random linalg sde
      provenance:
      figure:
      exhibit: figure provenance
      run: provenance
      checkpoint: linalg
      spectrum: rmt tail
      tail: random rmt
      inference: random
      noise: random linalg sde tail inference
      levels: random rmt sde tail inference
      stationary: random rmt spectrum tail inference
      analysis: checkpoint linalg random spectrum tail rmt provenance
      diffusion: linalg random sde
      forecast: diffusion linalg random sde run provenance
      sequence: checkpoint forecast linalg run
      outlook: forecast run spectrum tail
      backtest: exhibit figure forecast inference outlook provenance random run
      store: run forecast provenance
      data: random
      fetch:
      model: random linalg run
      optim: model
      lab: data model optim random run
      recorder: lab data model optim random linalg run checkpoint provenance
      ensemble: data lab provenance recorder run spectrum store
      grid: provenance run store
      experiment: data ensemble exhibit figure grid inference lab levels linalg model noise optim provenance random recorder rmt run sde spectrum stationary store tail tracking
      study: analysis backtest checkpoint data diffusion exhibit experiment figure forecast grid inference lab levels linalg model noise optim outlook provenance random recorder rmt run sde spectrum stationary tail tracking
      results: analysis backtest checkpoint forecast outlook provenance run spectrum tail rmt
      report: figure exhibit rmt run forecast spectrum provenance analysis tail results checkpoint
      """
          .lines()
          .map(line -> line.split(":"))
          .collect(Collectors.toMap(line -> line[0].strip(), line -> known(line)));

  private static List<String> known(String[] line) {
    return line.length < 2 ? List.of() : List.of(line[1].strip().split(" +"));
  }

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.spectracast");

  @Test
  void arrowsPointOneWayOnly() {
    slices().matching("io.spectracast.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void everyPackageKnowsOnlyWhatItMay() {
    MAY_KNOW.forEach((name, known) -> rule(name, known).check(classes));
  }

  private static ArchRule rule(String name, List<String> known) {
    String[] forbidden =
        Stream.concat(MAY_KNOW.keySet().stream(), Stream.of("cli"))
            .filter(other -> !other.equals(name) && !known.contains(other))
            .map(other -> "io.spectracast." + other)
            .toArray(String[]::new);
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("io.spectracast." + name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .because(name + " may know only " + known + ", not " + Arrays.toString(forbidden));
  }
}
