package io.spectracast.checkpoint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Elements that each have their own bytes, little-endian. */
record PlainElements(DType type, Bytes bytes) implements Elements {

  private static final int CHUNK_BYTES = 1 << 13;
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);

  @Override
  public long size() {
    return bytes.size() / type.bytes();
  }

  @Override
  public void copy(long first, long stride, int count, double[] target, int at) {
    if (stride == 1) {
      copy(first, count, target, at);
      return;
    }
    byte[] one = new byte[type.bytes()];
    for (int i = 0; i < count; i++) {
      bytes.copy((first + i * stride) * type.bytes(), one, one.length);
      widen(one, 1, target, at + i);
    }
  }

  private void copy(long first, int count, double[] target, int at) {
    int most = CHUNK_BYTES / type.bytes();
    byte[] chunk = new byte[Math.min(most, count) * type.bytes()];
    for (int done = 0; done < count; done += most) {
      int part = Math.min(most, count - done);
      bytes.copy((first + done) * type.bytes(), chunk, part * type.bytes());
      widen(chunk, part, target, at + done);
    }
  }

  @Override
  public boolean areFloats() {
    return switch (type) {
      case F32, F16, BF16, F8_E4M3, F8_E5M2 -> true;
      default -> false;
    };
  }

  @Override
  public void copyFloats(long first, int count, float[] target) {
    if (type != DType.F32 && type != DType.BF16) {
      Elements.super.copyFloats(first, count, target);
      return;
    }
    int most = CHUNK_BYTES / type.bytes();
    byte[] chunk = new byte[Math.min(most, count) * type.bytes()];
    ByteBuffer view = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    for (int done = 0; done < count; done += most) {
      int part = Math.min(most, count - done);
      bytes.copy((first + done) * type.bytes(), chunk, part * type.bytes());
      if (type == DType.F32) {
        view.asFloatBuffer().get(target, done, part);
      } else {
        for (int i = 0; i < part; i++) {
          target[done + i] = Float.intBitsToFloat((short) SHORT.get(chunk, 2 * i) << Short.SIZE);
        }
      }
    }
  }

  private void widen(byte[] chunk, int count, double[] target, int at) {
    switch (type) {
      case F64 -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = (double) DOUBLE.get(chunk, 8 * i);
        }
      }
      case F32 -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = (float) FLOAT.get(chunk, 4 * i);
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          target[at + i] = widened(chunk, i);
        }
      }
    }
  }

  private double widened(byte[] chunk, int i) {
    return switch (type) {
      case F16 -> SmallFloat.half((short) SHORT.get(chunk, 2 * i));
      case BF16 -> SmallFloat.bfloat((short) SHORT.get(chunk, 2 * i));
      case F8_E4M3 -> SmallFloat.e4m3(chunk[i]);
      case F8_E5M2 -> SmallFloat.e5m2(chunk[i]);
      case I64 -> (long) LONG.get(chunk, 8 * i);
      case I32 -> (int) INT.get(chunk, 4 * i);
      case I16 -> (short) SHORT.get(chunk, 2 * i);
      case I8 -> chunk[i];
      case U64 -> unsigned((long) LONG.get(chunk, 8 * i));
      case U32 -> (int) INT.get(chunk, 4 * i) & 0xFFFFFFFFL;
      case U16 -> (short) SHORT.get(chunk, 2 * i) & 0xFFFF;
      case U8 -> chunk[i] & 0xFF;
      case BOOL -> chunk[i] == 0 ? 0 : 1;
      default -> throw new IllegalStateException("type must be plain, was " + type);
    };
  }

  /** Halved with the lost bit kept for rounding to even. */
  private static double unsigned(long value) {
    return value >= 0 ? value : (double) (value >>> 1 | value & 1) * 2;
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }
}
