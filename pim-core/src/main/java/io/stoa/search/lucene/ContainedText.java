package io.stoa.search.lucene;

import io.stoa.search.terms.Keywords;
import io.stoa.search.terms.PlainStretch;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/**
 * Finds a part anywhere in the texts of a key: short texts, and the beginnings of long ones, among
 * the terms; long texts by reading those that have a word the part can stand in.
 */
final class ContainedText {
  private ContainedText() {}

  /**
   * @param part folded, not empty
   */
  static Query query(LuceneShapes shapes, String key, String part) {
    Query inLong =
        shapes.allOf(List.of(candidates(shapes, key, part), new LongTextQuery(key, part, false)));
    // An automaton grows with the part; terms hold no more than the text's beginning anyway.
    return part.length() > Keywords.LONGEST
        ? inLong
        : shapes.anyOf(List.of(inTerm(key, part), inLong));
  }

  private static Query inTerm(String key, String part) {
    Automaton digest =
        Operations.optional(Operations.concatenate(Automata.makeChar(0), Automata.makeAnyString()));
    Automaton beginning = Automata.makeString(Keywords.textPrefix(key, ""));
    return matching(
        Fields.KEYWORDS,
        Operations.concatenate(
            List.of(beginning, anything(), Automata.makeString(part), anything(), digest)),
        key + "*" + part);
  }

  /** Documents with a long text under the key that may contain the part. */
  private static Query candidates(LuceneShapes shapes, String key, String part) {
    Query all = shapes.keyword(Keywords.longText(key));
    String plain = PlainStretch.longestIn(part);
    if (plain.isEmpty()) {
      return all;
    }
    Automaton around =
        Operations.concatenate(List.of(anything(), Automata.makeString(plain), anything()));
    return shapes.allOf(
        List.of(
            all,
            shapes.anyOf(
                List.of(
                    matching(Fields.WORDS, around, plain),
                    shapes.keyword(Keywords.opaqueText(key))))));
  }

  private static Automaton anything() {
    return Operations.repeat(Automata.makeCharRange(1, Character.MAX_CODE_POINT));
  }

  private static Query matching(String field, Automaton terms, String name) {
    Automaton determinized =
        Operations.determinize(terms, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    return new AutomatonQuery(new Term(field, name), determinized);
  }
}
