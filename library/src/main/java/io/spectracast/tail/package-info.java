/**
 * Power-law tails of eigenvalue spectra, fitted with their uncertainty, their rivals and the null
 * of pure noise. Knows eigenvalues and random-matrix laws; knows no matrix and no file.
 */
package io.spectracast.tail;
