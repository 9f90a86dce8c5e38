package io.stoa.likeness;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a name in a form that can be compared: small letters without accents, without words
 * that say nothing, English plurals as singulars. Scripts that write no spaces give pairs of signs.
 */
public final class Words {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Set<String> EMPTY =
      Set.of(
          "and", "or", "the", "of", "for", "with", "in", "other", "und", "oder", "fur", "mit",
          "von", "et", "ou", "de", "des", "du", "la", "le", "les", "pour", "y", "o", "para", "con",
          "e", "per", "di");

  private Words() {}

  /** The words in order, each as often as it stands there. */
  public static List<String> of(String text) {
    String plain =
        MARKS
            .matcher(
                Normalizer.normalize(CAMEL.matcher(text).replaceAll(" "), Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replace("'", "");
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN.split(plain, -1)) {
      if (!word.isEmpty() && !EMPTY.contains(word)) {
        add(word, words);
      }
    }
    return words;
  }

  private static void add(String word, List<String> words) {
    if (!writesNoSpaces(word.codePointAt(0))) {
      words.add(singular(word));
    } else if (word.length() < 3) {
      words.add(word);
    } else {
      for (int i = 0; i + 2 <= word.length(); i++) {
        words.add(word.substring(i, i + 2));
      }
    }
  }

  private static boolean writesNoSpaces(int sign) {
    return switch (Character.UnicodeScript.of(sign)) {
      case HAN, HIRAGANA, KATAKANA, THAI -> true;
      default -> false;
    };
  }

  private static String singular(String word) {
    int length = word.length();
    if (length > 4 && word.endsWith("ies")) {
      return word.substring(0, length - 3) + "y";
    }
    boolean es = word.endsWith("ches") || word.endsWith("shes") || word.endsWith("sses");
    if (length > 4 && (es || word.endsWith("xes"))) {
      return word.substring(0, length - 2);
    }
    boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us");
    return length > 3 && plural ? word.substring(0, length - 1) : word;
  }
}
