package io.spectracast.study;

import io.spectracast.optim.Fall;
import io.spectracast.optim.LearningRateSchedule;

/** How the learning rate goes over a course. */
enum Program {
  /** Always the same. */
  CONSTANT("constant") {
    @Override
    LearningRateSchedule schedule(int updates) {
      return LearningRateSchedule.CONSTANT;
    }
  },
  /** A tenth from the middle on. */
  DROP("drop to a tenth in the middle") {
    @Override
    LearningRateSchedule schedule(int updates) {
      return new LearningRateSchedule(new Fall.Step(updates / 2, TENTH), 0);
    }
  },
  /** A linear rise until the middle. */
  WARM_UP("warm-up until the middle") {
    @Override
    LearningRateSchedule schedule(int updates) {
      return new LearningRateSchedule(new Fall.Constant(), updates / 2);
    }
  },
  /** A linear rise over the first quarter, then a half cosine to 0. */
  COSINE("warm-up over a quarter, then cosine") {
    @Override
    LearningRateSchedule schedule(int updates) {
      return new LearningRateSchedule(new Fall.Cosine(0), updates / 4);
    }
  };

  private static final double TENTH = 0.1;

  private final String words;

  Program(String words) {
    this.words = words;
  }

  /** In a table. */
  String words() {
    return words;
  }

  /** The fractions of the learning rate in so many updates. */
  abstract LearningRateSchedule schedule(int updates);
}
