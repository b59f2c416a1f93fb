/**
 * What an experiment has to show: claims with their verdicts, tables and figures, as plain values
 * that say how they were made.
 */
package io.spectracast.exhibit;
