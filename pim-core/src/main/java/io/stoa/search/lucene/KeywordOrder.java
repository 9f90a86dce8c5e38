package io.stoa.search.lucene;

import io.stoa.search.terms.SortSource;
import java.util.List;

/** An order by what keywords tell. */
record KeywordOrder(List<SortSource> sources, boolean ascending) {}
