package io.stoa.search.terms;

import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.search.SearchDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keywords in the order of what documents are sorted by, for an engine that looks for ranges of
 * them. Those of numbers and dates stand in it, and those of most texts. Labels have some of their
 * own, and so has a text that would stand elsewhere, as it has accents or begins with a blank.
 */
public final class OrderedKeywords {
  private static final String PLACED = "o";

  private OrderedKeywords() {}

  /** What a document needs besides its other keywords. */
  public static List<Keyword> of(SearchDocument source) {
    List<Keyword> keywords = new ArrayList<>();
    source.label().forEach((locale, label) -> keywords.add(SortSource.labelled(locale, label)));
    source.values().forEach((key, value) -> addPlaced(keywords, key, value));
    return keywords;
  }

  private static void addPlaced(List<Keyword> keywords, ValueKey key, Value value) {
    texts(value)
        .filter(text -> !isPlain(text))
        .forEach(
            text -> {
              String ordered = SortKeys.text(text);
              if (!SortKeys.isBeginningOf(text, ordered)) {
                keywords.add(Keyword.of(placed(Keywords.key(key)) + ordered));
              }
            });
  }

  private static Stream<String> texts(Value value) {
    if (value instanceof Value.Text text) {
      return Stream.of(text.text());
    } else if (value instanceof Value.Choice choice) {
      return Stream.of(choice.option());
    } else if (value instanceof Value.Choices choices) {
      return choices.options().stream();
    }
    return value instanceof Value.Media media ? Stream.of(media.name()) : Stream.empty();
  }

  /** Seen quickly to stand in order. */
  private static boolean isPlain(String text) {
    return Folding.isAscii(text) && (text.isEmpty() || text.charAt(0) > ' ');
  }

  private static String placed(String name) {
    return PLACED + name + "\0";
  }

  /** What the keywords begin with that tell the place of the label in this locale. */
  public static List<String> label(String locale) {
    return List.of(SortSource.labels(locale));
  }

  /**
   * What the keywords begin with that tell the place of the value: one of them has one for each
   * document. An amount has its place among the numbers, in whatever currency.
   */
  public static List<String> value(ValueKey key, @Nullable String currency) {
    List<String> prefixes = new ArrayList<>();
    for (SortSource source : SortSource.value(key, currency)) {
      if (source.rest() != SortSource.Rest.PRICE) {
        prefixes.add(source.prefix());
      }
    }
    prefixes.add(placed(Keywords.key(key)));
    return prefixes;
  }
}
