package io.spectracast.forecast;

import java.util.ArrayList;
import java.util.List;

/** Candidate displacements of every mode, and what each is made from. */
final class Candidates {

  private static final int[] NEIGHBOURS = {0, 1, 3, 8};

  private final List<double[]> displacements = new ArrayList<>();
  private final List<Ingredient> ingredients = new ArrayList<>();

  void add(Ingredient ingredient, double[] displacement) {
    displacements.add(displacement);
    ingredients.add(ingredient);
  }

  /** Adds it as it is, and averaged over neighbouring modes. */
  void addSmoothed(Ingredient ingredient, double[] displacement) {
    for (int neighbours : NEIGHBOURS) {
      add(ingredient, ModeAverage.of(displacement, neighbours));
    }
  }

  List<double[]> displacements() {
    return displacements;
  }

  Ingredient[] ingredients() {
    return ingredients.toArray(Ingredient[]::new);
  }
}
