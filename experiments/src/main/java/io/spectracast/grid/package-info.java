/**
 * Grids of independent units of work: plain settings in, numbers out, each computed once, on all
 * cores, and kept in one database.
 */
package io.spectracast.grid;
