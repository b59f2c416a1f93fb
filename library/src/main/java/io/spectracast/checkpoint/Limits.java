package io.spectracast.checkpoint;

/**
 * What a file may ask for at most. Each limit lies far above every real checkpoint and keeps a
 * hostile one from exhausting memory or time.
 */
final class Limits {

  /** Dimensions of a tensor. */
  static final int RANK = 16;

  /** Tensors of a checkpoint. */
  static final int TENSORS = 1 << 20;

  /** Bytes held in one Java array, where a file does not let itself be mapped. */
  static final int ARRAY_BYTES = Integer.MAX_VALUE - 8;

  /** Output bytes of deflate for each input byte, from its smallest code. */
  static final int DEFLATE_RATIO = 1032;

  /** Bytes of one field that is read into memory, such as a text. */
  static final int FIELD_BYTES = 1 << 28;

  /** Operations of a pickle's program; about forty describe a tensor. */
  static final int PICKLE_OPERATIONS = 1 << 24;

  /** Bytes of a pickled integer. */
  static final int INTEGER_BYTES = 1 << 10;

  /** Items copied where a pickle makes one container from another. */
  static final int COPIED_ITEMS = 1 << 20;

  /** Elements of a PyTorch tensor that repeats those of its smaller storage by zero strides. */
  static final int REPEATED_ELEMENTS = 1 << 22;

  /** Matrices cut from one tensor. */
  static final int PIECES = 1 << 16;

  /** Bytes of a line of text in a pickle. */
  static final int LINE_BYTES = 1 << 16;

  /** Values visited when nested dicts and lists are flattened. */
  static final int VALUES = 1 << 24;

  /** Nesting of dicts, lists and groups. */
  static final int DEPTH = 64;

  /** Characters of a tensor's name, dots included. */
  static final int NAME = 1 << 12;

  /** Bytes of the text header of a .npy file. */
  static final int NPY_HEADER_BYTES = 1 << 16;

  /** Members of a zip archive. */
  static final int ZIP_MEMBERS = 1 << 20;

  /** Key-value pairs of a GGUF file. */
  static final int GGUF_PAIRS = 1 << 16;

  /** Groups and datasets of an HDF5 file. */
  static final int HDF5_NODES = 1 << 17;

  /** Elements of a chunk of an HDF5 dataset that is smaller itself. */
  static final int HDF5_CHUNK_ELEMENTS = 1 << 20;

  /** Bytes of a JSON file beside the tensors. */
  static final int JSON_BYTES = 100_000_000;

  private Limits() {}
}
