package io.stoa.template;

import java.util.List;

/** A piece of a template. */
sealed interface Node {
  /** Offset in the part's text. */
  int from();

  /** Offset behind it. */
  int until();

  /** What is written as it stands. */
  record Literal(String text, int from, int until) implements Node {}

  /** Nothing is written: a remark. */
  record Remark(int from, int until) implements Node {}

  /**
   * A value.
   *
   * @param quoted whether it stands inside a JSON text
   */
  record Value(String name, boolean quoted, int from, int until) implements Node {}

  /**
   * What is written for each entry, or where there is none.
   *
   * @param absent whether it is written where there is none
   * @param quoted whether it stands inside a JSON text or an XML attribute
   * @param bodyFrom offset behind the tag that opens it
   * @param bodyUntil offset of the tag that closes it
   */
  record Section(
      String name,
      boolean absent,
      boolean quoted,
      List<Node> body,
      int from,
      int bodyFrom,
      int bodyUntil,
      int until)
      implements Node {
    public Section {
      body = List.copyOf(body);
    }
  }
}
