package io.spectracast.study;

import io.spectracast.grid.Settings;

/**
 * A published model.
 *
 * @param file the checkpoint
 * @param sha256 of the file, in hexadecimal
 */
record ModelSettings(String file, String sha256) implements Settings {}
