package io.spectracast.results;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

/** Objects indented by two spaces; a list of numbers on one line. */
final class OneLinePerNumberList extends DefaultPrettyPrinter {

  private static final long serialVersionUID = 1;

  OneLinePerNumberList() {
    indentObjectsWith(new DefaultIndenter("  ", "\n"));
  }

  private OneLinePerNumberList(OneLinePerNumberList other) {
    super(other);
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new OneLinePerNumberList(this);
  }
}
