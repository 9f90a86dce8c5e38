package io.stoa.search.lucene;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;

/** Gives terms that are made already, except for the prefix that many of them share. */
final class TermStream extends TokenStream {
  private final Map<String, List<String>> byPrefix;
  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final BytesRef bytes = new BytesRef(64);
  private Iterator<Map.Entry<String, List<String>>> prefixes;
  private Iterator<String> rest = List.<String>of().iterator();
  private int prefix;

  TermStream(Map<String, List<String>> byPrefix) {
    this.byPrefix = byPrefix;
    this.prefixes = byPrefix.entrySet().iterator();
  }

  @Override
  public void reset() {
    prefixes = byPrefix.entrySet().iterator();
    rest = List.<String>of().iterator();
  }

  @Override
  public boolean incrementToken() {
    while (!rest.hasNext()) {
      if (!prefixes.hasNext()) {
        return false;
      }
      Map.Entry<String, List<String>> next = prefixes.next();
      prefix = append(next.getKey(), 0);
      rest = next.getValue().iterator();
    }
    bytes.length = append(rest.next(), prefix);
    // There is no other attribute to clear.
    term.setBytesRef(bytes);
    return true;
  }

  /** Where the text ends that is put there. */
  private int append(String text, int at) {
    bytes.bytes = ArrayUtil.grow(bytes.bytes, at + UnicodeUtil.maxUTF8Length(text.length()));
    return UnicodeUtil.UTF16toUTF8(text, 0, text.length(), bytes.bytes, at);
  }
}
