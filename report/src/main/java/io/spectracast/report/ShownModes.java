package io.spectracast.report;

import io.spectracast.figure.Ink;
import java.util.ArrayList;
import java.util.List;

/**
 * The modes a chart of trajectories draws: all of a small layer; of a larger one the eight largest
 * singular values and four quantiles of the rest.
 *
 * @param indices from 0, in descending order of singular values
 * @param of how many modes the layer has recorded
 */
record ShownModes(List<Integer> indices, int of) {

  private static final int LEADING = 8;
  private static final int SMALL = 12;

  /** The modes to draw of a layer that recorded this many. */
  static ShownModes among(int modes) {
    List<Integer> indices = new ArrayList<>();
    for (int k = 0; k < (modes <= SMALL ? modes : LEADING); k++) {
      indices.add(k);
    }
    if (modes > SMALL) {
      int rest = modes - 1 - LEADING;
      List.of(0.25, 0.5, 0.75, 1.0).forEach(q -> indices.add(LEADING + (int) Math.round(q * rest)));
    }
    return new ShownModes(List.copyOf(indices), modes);
  }

  /** The ink of the shown mode at this position of {@link #indices}. */
  Ink ink(int position) {
    return position < LEADING ? Ink.ofMode(position) : Ink.ofBulk(position - LEADING);
  }

  /** Which modes are drawn, as a sentence. */
  String sentence() {
    if (indices.size() == of) {
      return of == 1 ? "The layer has one singular value." : "All " + of + " modes are drawn.";
    }
    return "Drawn are the 8 largest of %s singular values and, in grey, the quartiles and the smallest of the rest."
        .formatted(Numbers.count(of));
  }
}
