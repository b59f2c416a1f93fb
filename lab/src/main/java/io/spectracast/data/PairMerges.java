package io.spectracast.data;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The merges of a byte-pair encoding in the order in which they were learned. A word is encoded by
 * making, again and again, the earliest of the merges that its neighbouring tokens allow, at its
 * leftmost place.
 *
 * <p>A queue of the possible merges makes this O(n log n) in the length of the word. R. Sennrich,
 * B. Haddow and A. Birch, Neural Machine Translation of Rare Words with Subword Units (2016).
 */
final class PairMerges {

  private static final int NONE = -1;

  /** By left and right token, rank and whole, each pair of ints in one long. */
  private final Map<Long, Long> merges = new HashMap<>();

  /** Appends a merge; its parts are tokens of bytes or made by earlier merges. */
  void add(int left, int right, int whole) {
    merges.put(pair(left, right), pair(merges.size(), whole));
  }

  /** Merges a word; the array is changed and its leading part returned. */
  int[] apply(int[] tokens) {
    if (tokens.length == 1) {
      return tokens;
    }
    return new Word(tokens).merge();
  }

  private static long pair(int high, int low) {
    return (long) high << Integer.SIZE | low;
  }

  private static int high(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  /** A word as a doubly linked list of tokens. */
  private final class Word {

    private final int[] tokens; // NONE where it went into its left neighbour
    private final int[] next;
    private final int[] previous;
    private final PriorityQueue<Long> possible = new PriorityQueue<>(); // rank, place

    Word(int[] tokens) {
      this.tokens = tokens;
      this.next = new int[tokens.length];
      this.previous = new int[tokens.length];
      for (int i = 0; i < tokens.length; i++) {
        next[i] = i + 1 < tokens.length ? i + 1 : NONE;
        previous[i] = i - 1;
      }
      for (int i = 0; i < tokens.length; i++) {
        offer(i);
      }
    }

    int[] merge() {
      while (!possible.isEmpty()) {
        long first = possible.poll();
        int place = (int) first;
        Long merge = mergeAt(place);
        if (merge != null && high(merge) == high(first)) {
          make(place, merge.intValue());
        }
      }
      int count = 0;
      for (int i = 0; i != NONE; i = next[i]) {
        tokens[count++] = tokens[i];
      }
      return Arrays.copyOf(tokens, count);
    }

    private Long mergeAt(int place) {
      boolean isPair = place != NONE && tokens[place] != NONE && next[place] != NONE;
      return isPair ? merges.get(pair(tokens[place], tokens[next[place]])) : null;
    }

    private void offer(int place) {
      Long merge = mergeAt(place);
      if (merge != null) {
        possible.add(pair(high(merge), place));
      }
    }

    private void make(int place, int whole) {
      int gone = next[place];
      tokens[place] = whole;
      tokens[gone] = NONE;
      next[place] = next[gone];
      if (next[place] != NONE) {
        previous[next[place]] = place;
      }
      offer(place);
      offer(previous[place]);
    }
  }
}
