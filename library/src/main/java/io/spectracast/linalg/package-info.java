/** Singular values and vectors of real matrices through native LAPACK. Knows no statistics. */
package io.spectracast.linalg;
