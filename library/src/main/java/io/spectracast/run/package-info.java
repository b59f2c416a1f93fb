/**
 * A recorded training run as plain values: layers, snapshots, measured noise, and the trajectories
 * of singular values seen from one layer. Knows no database, no network and no forecast.
 */
package io.spectracast.run;
