/**
 * The run store: one DuckDB file per run, written one transaction per snapshot, with a documented
 * schema that other programs read without this library.
 */
package io.spectracast.store;
