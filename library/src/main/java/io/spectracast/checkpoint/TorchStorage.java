package io.spectracast.checkpoint;

/**
 * A flat array of PyTorch's that tensors are views of.
 *
 * @param type of its elements; null if it is bytes whose type the tensor tells
 * @param key of its bytes in the file
 * @param offset of its first element there, in elements
 * @param size elements
 */
record TorchStorage(DType type, String key, long offset, long size) {}
