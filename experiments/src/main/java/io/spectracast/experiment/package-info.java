/**
 * Controlled experiments: each trains what it needs, measures it, and shows the verdicts on the
 * theory's claims as an {@link io.spectracast.exhibit.Exhibit}.
 */
package io.spectracast.experiment;
