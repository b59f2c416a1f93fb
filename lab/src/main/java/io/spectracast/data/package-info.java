/**
 * Labelled images to train on: digits drawn on the spot, and the IDX files of the MNIST family.
 * Knows no network and no tensor library.
 */
package io.spectracast.data;
