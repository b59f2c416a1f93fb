package io.spectracast.grid;

import java.io.Serializable;

/**
 * All that the numbers of a unit of work depend on, its seed included. To be implemented by
 * records, whose components are strings, booleans, int, long or finite double numbers, enums or
 * lists of these.
 */
public interface Settings extends Serializable {}
