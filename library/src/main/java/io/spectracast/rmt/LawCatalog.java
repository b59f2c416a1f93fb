package io.spectracast.rmt;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * Every law of this package by name, built from named numbers: what a command line or a
 * configuration file needs.
 *
 * <pre>{@code
 * LawCatalog.create("tracy-widom", Map.of("beta", 1.0)).survivalProbability(2.5);
 * }</pre>
 */
public final class LawCatalog {

  private static final Map<String, LawRecipe> RECIPES = LawRecipe.all();

  private LawCatalog() {}

  /**
   * A number a law is built from.
   *
   * @param name as used in {@link LawCatalog#create}, lower case with hyphens
   * @param description what it is, with its symbol
   * @param domain the values it may take, in words
   * @param defaultValue used when it is left out; empty when it must be given
   */
  public record Parameter(
      String name, String description, String domain, OptionalDouble defaultValue) {}

  /**
   * A law that can be built.
   *
   * @param name lower case with hyphens
   * @param description one sentence, which says what the variable is
   * @param parameters in their usual order
   */
  public record Entry(String name, String description, List<Parameter> parameters) {}

  /** All laws, in a fixed order. */
  public static List<Entry> entries() {
    return RECIPES.values().stream().map(LawRecipe::entry).toList();
  }

  /**
   * The entry of one law.
   *
   * @throws IllegalArgumentException listing the choices when there is no law of this name
   */
  public static Entry entry(String name) {
    return recipe(name).entry();
  }

  /**
   * Builds a law.
   *
   * @param name of one of the {@link #entries}
   * @param values by parameter name; those with a default may be left out
   * @throws IllegalArgumentException when the name is unknown, a parameter is missing, unknown or
   *     outside its domain
   */
  public static ContinuousDistribution create(String name, Map<String, Double> values) {
    LawRecipe recipe = recipe(name);
    return recipe.law().apply(new NamedNumbers(recipe.entry(), values));
  }

  private static LawRecipe recipe(String name) {
    LawRecipe recipe = RECIPES.get(name);
    if (recipe == null) {
      throw new IllegalArgumentException(
          "law must be one of %s, was %s".formatted(String.join(", ", RECIPES.keySet()), name));
    }
    return recipe;
  }
}
