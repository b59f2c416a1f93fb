/**
 * Gradient methods: what one update does to the parameters of a network, the learning rate over a
 * run, and how a mean gradient translates into the displacement to be expected.
 */
package io.spectracast.optim;
