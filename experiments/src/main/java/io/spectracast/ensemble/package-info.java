/** Recorded trainings in folders: one run, or many seeds of one plan on all cores. */
package io.spectracast.ensemble;
