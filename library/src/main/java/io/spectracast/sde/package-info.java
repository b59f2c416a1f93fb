/**
 * Stochastic differential equations of matrices and of their singular values. Equation, path,
 * stepper, integrator and trajectory are kept apart. Knows no network.
 */
package io.spectracast.sde;
