package io.stoa.template;

/**
 * Something wrong in a template.
 *
 * @param line of the part, from 1
 * @param column from 1
 * @param message a sentence without the place
 */
public record TemplateProblem(Template.Part part, int line, int column, String message) {
  /** With the offset in the part's text turned into line and column. */
  static TemplateProblem at(Template.Part part, String text, int offset, String message) {
    int end = Math.max(0, Math.min(offset, text.length()));
    int line = 1;
    int begin = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        begin = i + 1;
      }
    }
    return new TemplateProblem(part, line, end - begin + 1, message);
  }

  /** The sentence with its place. */
  public String spoken() {
    return "Line " + line + ", column " + column + ": " + message;
  }
}
