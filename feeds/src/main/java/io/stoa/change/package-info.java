/**
 * What has changed since a feed last looked, and which of its items that touches: edits of products
 * and models, offers, stock policies and the structure of the catalogue.
 */
@NullMarked
package io.stoa.change;

import org.jspecify.annotations.NullMarked;
