package io.stoa.template;

import java.util.List;
import java.util.function.Predicate;

/**
 * A template's text with something harmless in place of each tag, exactly as long as the tag: so a
 * parser's line and column are the template's.
 */
final class Skeleton {
  private final String text;
  private final Template.Language language;
  private final Predicate<Node.Section> shown;
  private final StringBuilder out;

  private Skeleton(String text, Template.Language language, Predicate<Node.Section> shown) {
    this.text = text;
    this.language = language;
    this.shown = shown;
    this.out = new StringBuilder(text.length());
  }

  /**
   * @param shown which sections are written; the others are blank
   */
  static String of(
      String text, List<Node> nodes, Template.Language language, Predicate<Node.Section> shown) {
    Skeleton skeleton = new Skeleton(text, language, shown);
    skeleton.nodes(nodes);
    return skeleton.out.toString();
  }

  private void nodes(List<Node> nodes) {
    for (Node node : nodes) {
      if (node instanceof Node.Literal literal) {
        out.append(literal.text());
      } else if (node instanceof Node.Value value) {
        value(value);
      } else if (node instanceof Node.Section section && shown.test(section)) {
        blank(section.from(), section.bodyFrom());
        nodes(section.body());
        blank(section.bodyUntil(), section.until());
      } else {
        blank(node.from(), node.until());
      }
    }
  }

  private void value(Node.Value value) {
    int length = value.until() - value.from();
    boolean bare = language == Template.Language.JSON && !value.quoted();
    // An array sticks to nothing beside it, as a number would to a digit.
    out.append(bare ? "[]" + " ".repeat(length - 2) : "x".repeat(length));
  }

  private void blank(int from, int until) {
    for (int i = from; i < until; i++) {
      out.append(text.charAt(i) == '\n' ? '\n' : ' ');
    }
  }
}
