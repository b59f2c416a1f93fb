/**
 * The commands. Each turns options into one call of the library and its result into text and files.
 */
package io.spectracast.cli;
