package io.stoa.search.lucene;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Texts that are ordered elsewhere than where their terms stand: never behind it, since what is
 * made of a sign by ignoring accents comes before the sign. Up to the first such sign text and term
 * are alike, so that the terms which are not read yet, but whose texts come before that of a term,
 * all begin with a part of the term that such a sign follows; or with white space.
 */
final class DisplacedTexts {
  /** First bytes of signs that may be written otherwise without accents, or be cut in two. */
  private static final List<Stretch> SIGNS =
      List.of(
          stretch("c2", "cb"),
          stretch("e1b4", "e1bc"),
          stretch("e2", "e3"),
          stretch("ea9c", "eaa0"),
          stretch("ef", "ff"));

  /** White space is left out at the beginning of a text. */
  private static final List<Stretch> SPACES =
      List.of(stretch("09", "21"), stretch("e19a80", "e19a81"), stretch("e38080", "e38081"));

  private record Stretch(BytesRef from, BytesRef until) {}

  private DisplacedTexts() {}

  private static Stretch stretch(String from, String until) {
    return new Stretch(
        new BytesRef(HexFormat.of().parseHex(from)), new BytesRef(HexFormat.of().parseHex(until)));
  }

  /** Whether such a sign begins there. */
  static boolean isAt(BytesRef term, int place) {
    BytesRef rest = new BytesRef(term.bytes, term.offset + place, term.length - place);
    return SIGNS.stream()
        .anyMatch(signs -> rest.compareTo(signs.from) >= 0 && rest.compareTo(signs.until) < 0);
  }

  /** Goes to each term that begins so and then has such a sign. */
  static void after(BytesRef beginning, TermsEnum terms, Visit visit) throws IOException {
    forEach(SIGNS, beginning, terms, visit);
  }

  /** Goes to each term that begins so and then with white space. */
  static void spaced(BytesRef prefix, TermsEnum terms, Visit visit) throws IOException {
    forEach(SPACES, prefix, terms, visit);
  }

  private static void forEach(
      List<Stretch> stretches, BytesRef beginning, TermsEnum terms, Visit visit)
      throws IOException {
    for (Stretch stretch : stretches) {
      BytesRef until = StreamBounds.join(beginning, stretch.until);
      if (terms.seekCeil(StreamBounds.join(beginning, stretch.from)) == TermsEnum.SeekStatus.END) {
        return;
      }
      BytesRef term = terms.term();
      while (term != null && term.compareTo(until) < 0) {
        term = visit.goesOnAfter(terms) ? terms.next() : null;
      }
      if (term == null || !StringHelper.startsWith(term, beginning)) {
        return;
      }
    }
  }

  /** Is called where a term is, and says whether more are wanted. */
  interface Visit {
    boolean goesOnAfter(TermsEnum terms) throws IOException;
  }
}
