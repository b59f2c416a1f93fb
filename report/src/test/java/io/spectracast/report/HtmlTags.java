package io.spectracast.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page's tags, without what stands inside scripts and styles. */
final class HtmlTags {

  private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "img", "input");
  private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>");
  private static final Pattern RAW = Pattern.compile("(?s)(<(script|style)[^>]*>).*?(</\\2>)");

  private HtmlTags() {}

  static String markup(String html) {
    return RAW.matcher(html).replaceAll("$1$3");
  }

  /** What is closed without being open, or left open; empty for a well-formed page. */
  static List<String> faults(String html) {
    List<String> faults = new ArrayList<>();
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = TAG.matcher(markup(html));
    while (tag.find()) {
      String name = tag.group(2).toLowerCase(java.util.Locale.ROOT);
      if (tag.group(1).isEmpty() && !VOID.contains(name)) {
        open.push(name);
      } else if (!tag.group(1).isEmpty() && !name.equals(open.poll())) {
        faults.add(tag.group());
      }
    }
    faults.addAll(open);
    return faults;
  }
}
