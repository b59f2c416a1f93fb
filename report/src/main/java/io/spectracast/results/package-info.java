/**
 * The diagnosis of a checkpoint as files: JSON, CSV with a row for each layer, and the journal that
 * a stopped analysis goes on from. Writes what it is given and computes nothing.
 */
package io.spectracast.results;
