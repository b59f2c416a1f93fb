/**
 * Checkpoints of one training in the order of their steps: steps and metrics from file names,
 * weights and singular values layer by layer.
 */
package io.spectracast.sequence;
