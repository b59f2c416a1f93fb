/**
 * Random-matrix reference laws as probability distributions. Knows no matrix, no file and no
 * network.
 */
package io.spectracast.rmt;
