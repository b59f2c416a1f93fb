/** Tensors in files: reading and writing checkpoints. Knows no statistics. */
package io.spectracast.checkpoint;
