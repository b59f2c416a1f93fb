/**
 * Measures a training run while it goes on: singular values, drift projections and noise of every
 * weight matrix, and keeps the state to resume from.
 */
package io.spectracast.recorder;
