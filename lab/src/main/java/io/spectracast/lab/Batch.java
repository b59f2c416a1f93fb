package io.spectracast.lab;

import org.bytedeco.pytorch.Tensor;

/**
 * Examples that are looked at together.
 *
 * @param inputs what the network reads, one example in a row
 * @param targets int64 classes, one for each prediction; or float32 vectors, one in a row
 */
public record Batch(Tensor inputs, Tensor targets) {}
