/**
 * The repository as spreadsheets: {@link io.stoa.exports.ExportEntities} writes products, product
 * models and all structure in the grammar that {@code io.stoa.imports} reads, so that an exported
 * folder imports again.
 */
@NullMarked
package io.stoa.exports;

import org.jspecify.annotations.NullMarked;
