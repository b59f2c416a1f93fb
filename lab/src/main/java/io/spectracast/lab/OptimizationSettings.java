package io.spectracast.lab;

import io.spectracast.optim.Fall;
import io.spectracast.optim.LearningRateSchedule;
import io.spectracast.optim.Method;
import io.spectracast.optim.Optimization;
import java.util.Map;
import java.util.TreeMap;

/** An {@link Optimization} as settings by name, and back. */
final class OptimizationSettings {

  private static final String NO_CLIPPING = "none";

  private OptimizationSettings() {}

  static Map<String, String> asMap(Optimization optimization) {
    Map<String, String> map = new TreeMap<>();
    map.put("optimizer", optimization.method().word());
    addOwn(map, optimization.method());
    map.put("learning-rate", Double.toString(optimization.learningRate()));
    map.put("weight-decay", Double.toString(optimization.weightDecay()));
    map.put(
        "clip",
        optimization.clip() == Double.POSITIVE_INFINITY
            ? NO_CLIPPING
            : Double.toString(optimization.clip()));
    map.put("schedule", optimization.schedule().fall().text());
    map.put("warm-up", Long.toString(optimization.schedule().warmUp()));
    return map;
  }

  private static void addOwn(Map<String, String> map, Method method) {
    if (method instanceof Method.Sgd sgd) {
      map.put("momentum", Double.toString(sgd.momentum()));
      map.put("nesterov", Boolean.toString(sgd.nesterov()));
    } else if (method instanceof Method.AdamW adam) {
      map.put("beta1", Double.toString(adam.beta1()));
      map.put("beta2", Double.toString(adam.beta2()));
      map.put("epsilon", Double.toString(adam.epsilon()));
    } else if (method instanceof Method.Muon muon) {
      map.put("momentum", Double.toString(muon.momentum()));
    }
  }

  static Optimization of(Settings settings) {
    return new Optimization(
        method(settings),
        settings.number("learning-rate"),
        settings.number("weight-decay"),
        settings.text("clip").equals(NO_CLIPPING)
            ? Double.POSITIVE_INFINITY
            : settings.number("clip"),
        new LearningRateSchedule(
            Fall.parse(settings.text("schedule")), settings.wholeNumber("warm-up")));
  }

  private static Method method(Settings settings) {
    String word = settings.text("optimizer");
    return switch (word) {
      case "sgd" ->
          new Method.Sgd(
              settings.number("momentum"), Boolean.parseBoolean(settings.text("nesterov")));
      case "adamw" ->
          new Method.AdamW(
              settings.number("beta1"), settings.number("beta2"), settings.number("epsilon"));
      case "muon" -> new Method.Muon(settings.number("momentum"));
      default ->
          throw new IllegalArgumentException(
              "optimizer must be %s, was '%s'".formatted(Method.CHOICES, word));
    };
  }
}
