package io.stoa.search.lucene;

import io.stoa.product.ValueKey;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The doc values of {@link Fields#SORT}: what is sorted by, a zero character, and the value in
 * sortable bytes. A document has at most one for each.
 */
final class SortTerms {
  private static final int LONGEST = 100;

  private SortTerms() {}

  static byte[] completeness(String channelAndLocale) {
    return Keywords.utf8("c" + Folding.fold(channelAndLocale) + "\0");
  }

  static byte[] label(String locale) {
    return Keywords.utf8("l" + Folding.fold(locale) + "\0");
  }

  static byte[] value(ValueKey key, @Nullable String currency) {
    return Keywords.utf8("v" + Keywords.key(key, currency) + "\0");
  }

  static BytesRef text(byte[] prefix, String text) {
    // Cut first: folding a long text only to throw most of it away is slow.
    String start = Folding.foldAccents(Folding.start(text.stripLeading(), 2 * LONGEST));
    return Keywords.join(prefix, Keywords.utf8(Folding.start(start, LONGEST)));
  }
}
