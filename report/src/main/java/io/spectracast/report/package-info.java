/**
 * A recorded run and its forecast as one self-contained HTML page and as PNG figures. Draws what it
 * is given: it fits nothing, forecasts nothing and reads no run store.
 */
package io.spectracast.report;
