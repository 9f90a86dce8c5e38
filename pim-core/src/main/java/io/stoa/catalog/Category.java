package io.stoa.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A node of a category tree.
 *
 * @param parent null for the root, whose code names the tree
 * @param sortOrder position among its siblings
 */
public record Category(String code, @Nullable String parent, Labels labels, int sortOrder)
    implements StructureEntity {}
