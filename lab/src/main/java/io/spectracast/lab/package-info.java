/**
 * Training of small networks on libtorch's autograd: the network, the optimizer, the loop. Knows
 * nothing of spectra; whoever records watches through {@link io.spectracast.lab.TrainingObserver}.
 */
package io.spectracast.lab;
