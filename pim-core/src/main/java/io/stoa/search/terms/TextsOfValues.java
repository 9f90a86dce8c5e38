package io.stoa.search.terms;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is in the text under a value's name, and how it begins. Most parts are told by the
 * words of the text alone. Of others the short texts are read as the terms that they are; long ones
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
    Q inCode = shapes.keywordWith(Keywords.values(name, Keywords.CODE), part);
    if (Stretches.decide(stretches, part)) {
      return shapes.anyOf(List.of(shapes.stretch(name, stretches.get(0)), inCode));
    }
    List<Q> candidates = new ArrayList<>();
    candidates.add(shapes.keyword(Keywords.longText(name)));
    stretches.forEach(stretch -> candidates.add(shapes.stretch(name, stretch)));
    Q inLong = shapes.longText(shapes.allOf(candidates), name, part, false);
    if (Keywords.isLong(part)) {
      return inLong;
    }
    Q inShort = shapes.keywordWith(Keywords.values(name, Keywords.TEXT), part);
    return shapes.anyOf(List.of(inShort, inCode, inLong));
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
