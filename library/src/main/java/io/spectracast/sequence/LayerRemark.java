package io.spectracast.sequence;

/**
 * Something that keeps a layer from being as whole as it might be.
 *
 * @param layer its name; empty if it is of all layers
 * @param text what, to be read after the name
 */
public record LayerRemark(String layer, String text) {}
