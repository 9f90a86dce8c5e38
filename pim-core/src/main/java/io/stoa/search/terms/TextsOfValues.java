package io.stoa.search.terms;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is in the text under a value's name, and how it begins. Short texts are looked through
 * as the terms that they are. Of long ones the words tell most parts; for other parts they are read
 * one by one, where their words allow for the part.
 */
final class TextsOfValues<Q> {
  private final Shapes<Q> shapes;

  TextsOfValues(Shapes<Q> shapes) {
    this.shapes = shapes;
  }

  /**
   * @param part folded, not empty
   */
  Q containing(String name, String part) {
    List<Stretch> stretches = Stretches.in(part);
    boolean decided = Stretches.decide(stretches, part);
    List<Q> any = new ArrayList<>();
    any.add(decided ? shapes.stretch(name, stretches.get(0)) : read(name, part, stretches));
    if (!Keywords.isLong(part)) {
      any.add(shapes.keywordWith(Keywords.values(name, Keywords.CODE), part));
      if (!decided || !shapes.knowsStretchesOfShortTexts()) {
        any.add(shapes.keywordWith(Keywords.values(name, Keywords.TEXT), part));
      }
    }
    return shapes.anyOf(any);
  }

  private Q read(String name, String part, List<Stretch> stretches) {
    List<Q> candidates = new ArrayList<>();
    candidates.add(shapes.keyword(Keywords.longText(name)));
    stretches.forEach(stretch -> candidates.add(shapes.stretch(name, stretch)));
    return shapes.longText(shapes.allOf(candidates), name, part, false);
  }

  /**
   * @param start folded
   */
  Q starting(String name, String start) {
    Q inCode = shapes.keywordStart(Keywords.textPrefix(name, Keywords.CODE, start));
    Q inLong = shapes.keywordStart(Keywords.textPrefix(name, Keywords.LONG_TEXT, start));
    if (Keywords.isLong(start)) {
      return shapes.longText(shapes.anyOf(List.of(inCode, inLong)), name, start, true);
    }
    Q inShort = shapes.keywordStart(Keywords.textPrefix(name, Keywords.TEXT, start));
    return shapes.anyOf(List.of(inShort, inCode, inLong));
  }
}
