/**
 * Charts as plain values: whoever has numbers to show says what is drawn, and whoever draws does
 * not know what the numbers are.
 */
package io.spectracast.figure;
