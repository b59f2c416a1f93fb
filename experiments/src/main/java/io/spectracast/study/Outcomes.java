package io.spectracast.study;

/** Names of columns that are no measures of weights. */
final class Outcomes {

  static final String TEST_ERROR = "test error";
  static final String LOG_TEST_ERROR = "lg test error";
  static final String GAP = "gap";
  static final String WIDTH = "lg width";
  static final String LOG_TRAIN_LOSS = "lg training loss";
  static final String NOMINAL_TEMPERATURE = "lg η/B";
  static final String LOG_PARAMETERS = "lg parameters";
  static final String CONTROL = "random number";

  private Outcomes() {}
}
