/**
 * What there is to train on: labelled images, texts as tokens, vectors, tuples of tokens; read from
 * files or drawn on the spot. Knows no network and no tensor library.
 */
package io.spectracast.data;
