package io.stoa.taxonomy;

import org.jspecify.annotations.Nullable;

/**
 * A channel's categories and which of them ours are.
 *
 * @param tree null when only the mapping is there, not the uploaded taxonomy
 */
public record ChannelTaxonomy(@Nullable TaxonomyTree tree, MappedCategories mapped) {}
