/**
 * Candidate stationary laws of one layer's singular values, scored on values they have not seen:
 * never shifted or rescaled onto them.
 */
package io.spectracast.stationary;
