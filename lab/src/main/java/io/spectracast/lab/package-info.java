/**
 * Training of small networks: the task, the loss, the loop. Knows nothing of spectra; whoever
 * records watches through {@link io.spectracast.lab.TrainingObserver}.
 */
package io.spectracast.lab;
