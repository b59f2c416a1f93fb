/**
 * Every weight matrix of a checkpoint, diagnosed: its spectrum against random-matrix laws, its tail
 * against noise, and what that means in sentences. Knows checkpoints and statistics; knows no
 * output format and no training.
 */
package io.spectracast.analysis;
