package io.spectracast.checkpoint;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a pickle's program on a machine that knows no Python: it builds dicts, lists, texts, numbers
 * and descriptions of tensors, and refuses every global that is none of these by its name, before
 * anything is done with it. Reads protocols 0 to 5.
 *
 * <p>Values: Python's dict is a {@link LinkedHashMap}, list, tuple and set an {@link ArrayList},
 * int a {@link Long} or {@link BigInteger}, float a {@link Double}; None is {@link
 * PickleGlobals.Inert}, as is what is passed over.
 *
 * <p>Reference: Python's pickletools module, which documents every opcode.
 */
final class Pickle {

  private final ByteCursor cursor;
  private final PickleGlobals globals;
  private final Map<Long, Object> memo = new HashMap<>();
  private final Deque<List<Object>> below = new ArrayDeque<>();
  private List<Object> stack = new ArrayList<>();

  private Pickle(ByteCursor cursor, Map<String, DType> storageTypes) {
    this.cursor = cursor;
    this.globals = new PickleGlobals(cursor.path(), storageTypes);
  }

  /** The value of the program at the cursor, which then stands behind it. */
  static Object load(ByteCursor cursor) throws CheckpointException {
    return load(cursor, new HashMap<>());
  }

  /** As {@link #load(ByteCursor)}, noting the element type of each storage it meets by its key. */
  static Object load(ByteCursor cursor, Map<String, DType> storageTypes)
      throws CheckpointException {
    return new Pickle(cursor, storageTypes).run();
  }

  private Object run() throws CheckpointException {
    int operations = 0;
    for (int opcode = cursor.u1(); opcode != '.'; opcode = cursor.u1()) {
      if (++operations > Limits.PICKLE_OPERATIONS) {
        throw fault("pickle must have at most %d operations, was more", operations - 1);
      }
      if (!structure(opcode) && !number(opcode) && !text(opcode) && !call(opcode)) {
        throw fault("pickle opcode must be known, was 0x%02x", opcode);
      }
    }
    return pop();
  }

  private boolean structure(int opcode) throws CheckpointException {
    switch (opcode) {
      case '(' -> mark();
      case '0' -> pop();
      case '1' -> popMark();
      case '2' -> push(top());
      case 0x80 -> cursor.skip(1); // PROTO
      case 0x95 -> cursor.skip(8); // FRAME
      case 'p' -> memo.put(decimal(cursor.line()), top());
      case 'q' -> memo.put((long) cursor.u1(), top());
      case 'r' -> memo.put(cursor.u4(), top());
      case 0x94 -> memo.put((long) memo.size(), top());
      case 'g' -> push(recall(decimal(cursor.line())));
      case 'h' -> push(recall(cursor.u1()));
      case 'j' -> push(recall(cursor.u4()));
      case '}' -> push(new LinkedHashMap<>());
      case 'd' -> push(dict(popMark()));
      case 's' -> setItems(last(2));
      case 'u' -> setItems(popMark());
      case ']', ')', 0x8f -> push(new ArrayList<>());
      case 'l', 't', 0x91 -> push(new ArrayList<>(popMark()));
      case 'a' -> addItems(last(1));
      case 'e', 0x90 -> addItems(popMark());
      case 0x85 -> push(new ArrayList<>(last(1)));
      case 0x86 -> push(new ArrayList<>(last(2)));
      case 0x87 -> push(new ArrayList<>(last(3)));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean number(int opcode) throws CheckpointException {
    switch (opcode) {
      case 'N' -> push(PickleGlobals.Inert.VALUE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'I' -> push(integerOrBoolean(cursor.line()));
      case 'L' -> push(decimal(cursor.line().replace("L", "")));
      case 'J' -> push((long) cursor.i4());
      case 'K' -> push((long) cursor.u1());
      case 'M' -> push((long) cursor.u2());
      case 0x8a -> push(big(cursor.u1()));
      case 0x8b -> push(big(cursor.u4()));
      case 'F' -> push(floating(cursor.line()));
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(cursor.i8())));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean text(int opcode) throws CheckpointException {
    switch (opcode) {
      case 'S' -> push(unquoted(cursor.line()));
      case 'V' -> push(cursor.line());
      case 'U', 0x8c -> push(cursor.text(cursor.u1()));
      case 'T', 'X' -> push(cursor.text(cursor.u4()));
      case 0x8d -> push(cursor.text(cursor.i8()));
      case 'C' -> push(latin(cursor.take(cursor.u1())));
      case 'B' -> push(latin(cursor.take(cursor.u4())));
      case 0x8e, 0x96 -> push(latin(cursor.take(cursor.i8())));
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean call(int opcode) throws CheckpointException {
    switch (opcode) {
      case 'c' -> push(globals.find(cursor.line(), cursor.line()));
      case 0x93 -> {
        List<Object> name = last(2);
        push(globals.find(PickleGlobals.words(name.get(0)), PickleGlobals.words(name.get(1))));
      }
      case 'i' -> globals.refuse(cursor.line(), cursor.line());
      case 'o' -> throw fault("pickle must not make objects, was to make one");
      case 'R', 0x81 -> {
        List<Object> pair = last(2);
        push(globals.call(pair.get(0), arguments(pair.get(1))));
      }
      case 0x92 -> {
        List<Object> triple = last(3);
        push(globals.call(triple.get(0), arguments(triple.get(1))));
      }
      case 'b' -> build(pop());
      case 'Q' -> push(globals.storage(pop()));
      case 'P' -> throw fault("persistent id must be a tuple, was text: '%s'", cursor.line());
      case 0x82, 0x83, 0x84 -> throw fault("pickle must name its globals, was extension code");
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Attributes of dicts, such as the versions of a state dict's modules, are passed over. */
  private void build(Object state) throws CheckpointException {
    Object target = top();
    boolean passive =
        target instanceof Map
            || target instanceof PickleGlobals.Inert
            || target instanceof TorchTensor
            || target instanceof List;
    if (!passive) {
      throw fault(
          "state must be set on a dict, list or tensor, was on %s", PickleGlobals.words(target));
    }
  }

  private void mark() {
    below.push(stack);
    stack = new ArrayList<>();
  }

  private List<Object> popMark() throws CheckpointException {
    if (below.isEmpty()) {
      throw fault("pickle stack must hold a mark, was without");
    }
    List<Object> items = stack;
    stack = below.pop();
    return items;
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object pop() throws CheckpointException {
    Object top = top();
    stack.remove(stack.size() - 1);
    return top;
  }

  private Object top() throws CheckpointException {
    if (stack.isEmpty()) {
      throw fault("pickle stack must hold a value, was empty");
    }
    return stack.get(stack.size() - 1);
  }

  private List<Object> last(int count) throws CheckpointException {
    if (stack.size() < count) {
      throw fault("pickle stack must hold %d values, was %d", count, stack.size());
    }
    List<Object> tail = stack.subList(stack.size() - count, stack.size());
    List<Object> values = new ArrayList<>(tail);
    tail.clear();
    return values;
  }

  private Object recall(long key) throws CheckpointException {
    Object value = memo.get(key);
    if (value == null) {
      throw fault("pickle memo must hold %d, was without", key);
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  private void addItems(List<Object> items) throws CheckpointException {
    if (!(top() instanceof List<?> list)) {
      throw fault("items must be added to a list, was %s", top().getClass().getSimpleName());
    }
    ((List<Object>) list).addAll(items);
  }

  private void setItems(List<Object> items) throws CheckpointException {
    if (!(top() instanceof Map<?, ?>)) {
      if (top() instanceof PickleGlobals.Inert) {
        return;
      }
      throw fault("items must be set in a dict, was %s", top().getClass().getSimpleName());
    }
    @SuppressWarnings("unchecked")
    Map<Object, Object> dict = (Map<Object, Object>) top();
    dict.putAll(dict(items));
  }

  private Map<Object, Object> dict(List<Object> items) throws CheckpointException {
    if (items.size() % 2 != 0) {
      throw fault("dict must have keys and values in pairs, was %d in all", items.size());
    }
    Map<Object, Object> dict = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i += 2) {
      dict.put(globals.key(items.get(i)), items.get(i + 1));
    }
    return dict;
  }

  private List<?> arguments(Object value) throws CheckpointException {
    if (value instanceof List<?> list) {
      return list;
    }
    throw fault("arguments must be a tuple, was %s", value.getClass().getSimpleName());
  }

  private Object integerOrBoolean(String line) throws CheckpointException {
    return switch (line) {
      case "00" -> false;
      case "01" -> true;
      default -> decimal(line);
    };
  }

  private Long decimal(String line) throws CheckpointException {
    try {
      return Long.valueOf(line.strip());
    } catch (NumberFormatException e) {
      throw fault("pickle line must hold an integer below 2^63, was '%s'", line);
    }
  }

  private Double floating(String line) throws CheckpointException {
    try {
      return Double.valueOf(line);
    } catch (NumberFormatException e) {
      throw fault("pickle line must hold a number, was '%s'", line);
    }
  }

  private Object big(long length) throws CheckpointException {
    if (length > Limits.INTEGER_BYTES) {
      throw fault("integer must have at most %d bytes, was %d", Limits.INTEGER_BYTES, length);
    }
    byte[] littleEndian = cursor.take(length);
    byte[] bytes = new byte[littleEndian.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = littleEndian[bytes.length - 1 - i];
    }
    BigInteger value = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private static String unquoted(String line) {
    String text = line.strip();
    return text.length() < 2 ? text : text.substring(1, text.length() - 1);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private CheckpointException fault(String problem, Object... values) {
    return new CheckpointException(cursor.path(), problem.formatted(values));
  }
}
