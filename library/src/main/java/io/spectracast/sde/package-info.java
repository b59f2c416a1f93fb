/**
 * Stochastic differential equations of matrices and of their singular values. Knows no network.
 *
 * <p>Equation ({@link io.spectracast.sde.Sde}), path ({@link io.spectracast.sde.BrownianPath}),
 * stepper ({@link io.spectracast.sde.Stepper}), integrator ({@link io.spectracast.sde.Integrator})
 * and trajectory ({@link io.spectracast.sde.Trajectory}) are kept apart. For singular values under
 * isotropic noise, {@link io.spectracast.sde.SingularValueEnsemble} solves thousands of paths at
 * once; the matrix itself moves by {@link io.spectracast.sde.MatrixSde} or, exactly, by {@link
 * io.spectracast.sde.OrnsteinUhlenbeck}; {@link io.spectracast.sde.MatrixNoise} and {@link
 * io.spectracast.sde.FrameMoments} join the two.
 */
package io.spectracast.sde;
