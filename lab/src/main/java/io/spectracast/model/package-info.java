/**
 * Neural networks on libtorch's autograd: their parameters by name, how these start, and the map
 * from inputs to scores. Knows no data and no training.
 */
package io.spectracast.model;
