/** Where results come from: seeds, versions, platform and input digests. */
package io.spectracast.provenance;
