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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/architecture.md against the code. */
class ArchitectureTest {

  /** For each package the packages of Spectracast that it may know. */
  private static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("random", List.of()),
          Map.entry("linalg", List.of()),
          Map.entry("rmt", List.of("random")),
          Map.entry("sde", List.of("random", "linalg", "rmt")),
          Map.entry("provenance", List.of()),
          Map.entry("run", List.of("provenance")),
          Map.entry("checkpoint", List.of("linalg")),
          Map.entry("spectrum", List.of("rmt")),
          Map.entry("tail", List.of("random", "rmt")),
          Map.entry(
              "analysis",
              List.of("checkpoint", "linalg", "random", "spectrum", "tail", "rmt", "provenance")),
          Map.entry("forecast", List.of("random", "sde", "run", "provenance")),
          Map.entry("store", List.of("run", "forecast", "provenance")),
          Map.entry("data", List.of("random")),
          Map.entry("lab", List.of("data", "random", "linalg", "run", "provenance")),
          Map.entry(
              "recorder",
              List.of("lab", "data", "random", "linalg", "run", "checkpoint", "provenance")),
          Map.entry(
              "report",
              List.of("rmt", "run", "forecast", "spectrum", "provenance", "analysis", "tail")));

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
