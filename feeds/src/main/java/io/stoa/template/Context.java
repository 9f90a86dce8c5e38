package io.stoa.template;

import org.jspecify.annotations.Nullable;

/**
 * Follows a template's own text, character by character, to know what a tag stands in. A value that
 * it does not know leaves the context as it is.
 */
interface Context {
  void read(char c);

  /** Why no tag may stand here; null when one may. */
  @Nullable String refusal();

  /** Whether this place is inside quotes: a JSON text, an XML attribute's value. */
  boolean quoted();

  /** A name of the place, equal for places in which the same may stand. */
  String place();

  static Context of(Template.Language language) {
    return language == Template.Language.XML ? new XmlContext() : new JsonContext();
  }

  /** Inside or outside of a text. */
  final class JsonContext implements Context {
    private boolean inText;
    private boolean escaping;

    @Override
    public void read(char c) {
      if (escaping) {
        escaping = false;
      } else if (inText && c == '\\') {
        escaping = true;
      } else if (c == '"') {
        inText = !inText;
      }
    }

    @Override
    public @Nullable String refusal() {
      return escaping ? "A tag cannot stand behind a backslash" : null;
    }

    @Override
    public boolean quoted() {
      return inText;
    }

    @Override
    public String place() {
      return inText ? "a text" : "between texts";
    }
  }

  /** Between tags, in a tag, in an attribute's value, in what is no data. */
  final class XmlContext implements Context {
    private final StringBuilder recent = new StringBuilder();
    private String place = TEXT;

    private static final String TEXT = "a text";
    private static final String TAG = "a tag";
    private static final String IN_QUOTES = "an attribute's value in \"quotes\"";
    private static final String IN_APOSTROPHES = "an attribute's value in 'quotes'";
    private static final String COMMENT = "a comment";
    private static final String CDATA = "a CDATA section";
    private static final String INSTRUCTION = "a processing instruction";

    @Override
    public void read(char c) {
      recent.append(c);
      switch (place) {
        case TEXT -> {
          if (c == '<') {
            place = TAG;
            recent.setLength(0);
          }
        }
        case TAG -> inTag(c);
        case IN_QUOTES -> place = c == '"' ? TAG : place;
        case IN_APOSTROPHES -> place = c == '\'' ? TAG : place;
        case COMMENT -> endsWith("-->");
        case CDATA -> endsWith("]]>");
        default -> endsWith("?>");
      }
    }

    private void inTag(char c) {
      String begun = recent.toString();
      if (begun.equals("!--")) {
        place = COMMENT;
      } else if (begun.equals("![CDATA[")) {
        place = CDATA;
      } else if (begun.equals("?")) {
        place = INSTRUCTION;
      } else if (c == '>') {
        place = TEXT;
      } else if (c == '"') {
        place = IN_QUOTES;
      } else if (c == '\'') {
        place = IN_APOSTROPHES;
      }
      if (recent.length() > 16) {
        recent.delete(8, recent.length());
      }
    }

    private void endsWith(String end) {
      if (recent.length() >= end.length()
          && recent.indexOf(end, recent.length() - end.length()) >= 0) {
        place = TEXT;
        recent.setLength(0);
      }
    }

    @Override
    public @Nullable String refusal() {
      return place.equals(TEXT) || quoted()
          ? null
          : "A value or section can stand in a text or an attribute's value, not in " + place;
    }

    @Override
    public boolean quoted() {
      return place.equals(IN_QUOTES) || place.equals(IN_APOSTROPHES);
    }

    @Override
    public String place() {
      return place;
    }
  }
}
