package io.stoa.search.terms;

import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.search.SearchDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that an index keeps of one document besides its id, key and sequence. */
public final class DocumentTerms {
  private final StandardAmounts amounts;
  private final Map<String, Integer> completeness;
  private final List<Keyword> keywords = new ArrayList<>();
  private final Map<String, String> longTexts = new TreeMap<>();
  private final List<NamedText> shortTexts = new ArrayList<>();
  private final List<Counted> counted = new ArrayList<>();
  private final WordTerms words = new WordTerms();

  private DocumentTerms(Map<String, Integer> completeness, StandardAmounts amounts) {
    this.completeness = completeness;
    this.amounts = amounts;
  }

  public static DocumentTerms of(SearchDocument source, StandardAmounts amounts) {
    DocumentTerms terms = new DocumentTerms(source.completeness(), amounts);
    terms.addProperties(source);
    terms.addLabels(source);
    source.values().forEach(terms::addValue);
    return terms;
  }

  public List<Keyword> keywords() {
    return keywords;
  }

  public WordTerms words() {
    return words;
  }

  /** Folded texts too long for a keyword, by the value's name; several are joined by zeros. */
  public Map<String, String> longTexts() {
    return longTexts;
  }

  /** Folded texts that are keywords themselves. */
  public List<NamedText> shortTexts() {
    return shortTexts;
  }

  /**
   * @param name of the value
   * @param text folded
   */
  public record NamedText(String name, String text) {}

  /**
   * Names of what facets count by, for an index that cannot count all keywords: keywords of open
   * facets, and of completeness the percentage in place of its bytes.
   */
  public Map<FacetTerms, Set<String>> facets() {
    Map<FacetTerms, Set<String>> facets = new HashMap<>();
    for (Counted each : counted) {
      facets.computeIfAbsent(each.facet, first -> new LinkedHashSet<>()).add(each.keyword.name());
    }
    completeness.forEach(
        (scope, percent) -> {
          FacetTerms facet = FacetTerms.ofCompleteness(scope);
          facets.put(facet, Set.of(facet.prefix() + percent));
        });
    return facets;
  }

  private record Counted(FacetTerms facet, Keyword keyword) {}

  /** Nanoseconds since 1970, the nearest that fit for times centuries away. */
  public static long nanos(Instant instant) {
    try {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (ArithmeticException e) {
      return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private void addProperties(SearchDocument source) {
    keywords.add(Keywords.LIVE);
    keywords.add(Keywords.kind(source.kind().name()));
    keywords.add(Keywords.identifier(source.identifier()));
    keywords.add(Keywords.enabled(source.enabled()));
    if (source.family() != null) {
      addCounted(FacetTerms.FAMILY, Keywords.family(source.family()));
    }
    if (source.parent() != null) {
      keywords.add(Keywords.parent(source.parent()));
    }
    source.categories().forEach(code -> addCounted(FacetTerms.CATEGORY, Keywords.category(code)));
    source.groups().forEach(code -> keywords.add(Keywords.group(code)));
    source
        .completeness()
        .forEach(
            (scope, percent) ->
                keywords.add(
                    new Keyword(Keywords.completeness(scope), SortableBytes.ofPercent(percent))));
  }

  private void addCounted(FacetTerms facet, Keyword keyword) {
    keywords.add(keyword);
    counted.add(new Counted(facet, keyword));
  }

  private void addLabels(SearchDocument source) {
    words.addName(source.identifier());
    source
        .label()
        .forEach(
            (locale, label) -> {
              words.addName(label);
              keywords.add(Keywords.labelled(locale));
            });
  }

  private void addValue(ValueKey key, Value value) {
    ValueNames names = ValueNames.of(key);
    keywords.add(names.present());
    if (value instanceof Value.Text text) {
      addText(names, text.text());
    } else if (value instanceof Value.Numeric numeric) {
      keywords.add(new Keyword(names.numbers(), SortableBytes.of(numeric.number())));
    } else if (value instanceof Value.Flag flag) {
      addOption(names, String.valueOf(flag.on()));
    } else if (value instanceof Value.Day day) {
      byte[] bytes = SortableBytes.of(day.date());
      keywords.add(new Keyword(Keywords.values(names.name(), Keywords.DATE), bytes));
    } else if (value instanceof Value.Choice choice) {
      addOption(names, choice.option());
    } else if (value instanceof Value.Choices choices) {
      choices.options().forEach(option -> addOption(names, option));
    } else if (value instanceof Value.Measure measure) {
      addMeasure(key, names, measure);
    } else if (value instanceof Value.Prices prices) {
      addPrices(key, names, prices);
    } else if (value instanceof Value.Media media) {
      addCode(names, Folding.fold(media.name()));
    }
  }

  private void addMeasure(ValueKey key, ValueNames names, Value.Measure measure) {
    keywords.add(new Keyword(names.numbers(), SortableBytes.of(measure.amount())));
    BigDecimal standard = amounts.of(key.attribute(), measure.amount(), measure.unit());
    if (standard != null) {
      keywords.add(Keywords.present(Keywords.key(key, "")));
      keywords.add(
          new Keyword(
              Keywords.values(names.name(), Keywords.STANDARD), SortableBytes.of(standard)));
    }
  }

  private void addPrices(ValueKey key, ValueNames names, Value.Prices prices) {
    for (Map.Entry<String, BigDecimal> price : prices.byCurrency().entrySet()) {
      byte[] bytes = SortableBytes.of(price.getValue());
      String inCurrency = Keywords.key(key, price.getKey());
      keywords.add(Keywords.present(inCurrency));
      keywords.add(new Keyword(Keywords.values(inCurrency, Keywords.NUMBER), bytes));
      keywords.add(new Keyword(names.numbers(), bytes));
    }
  }

  private void addOption(ValueNames names, String option) {
    Keyword code = addCode(names, Folding.fold(option));
    counted.add(new Counted(names.options(), code));
  }

  private void addText(ValueNames names, String text) {
    String folded = Folding.fold(text);
    if (Keywords.isLong(folded)) {
      words.addLong(names.name(), text, folded);
      keywords.add(Keywords.text(names.name(), folded));
      keepLong(names.name(), folded);
    } else {
      words.addShort(text);
      shortTexts.add(new NamedText(names.name(), folded));
      keywords.add(Keyword.of(names.texts() + folded));
    }
  }

  private Keyword addCode(ValueNames names, String folded) {
    boolean isLong = Keywords.isLong(folded);
    Keyword code =
        isLong
            ? Keywords.code(names.name(), folded)
            : Keyword.of(names.options().prefix() + folded);
    keywords.add(code);
    if (isLong) {
      words.addStretches(names.name(), folded);
      keepLong(names.name(), folded);
    }
    return code;
  }

  private void keepLong(String name, String folded) {
    keywords.add(Keywords.longText(name));
    longTexts.merge(name, folded, (one, other) -> one + '\0' + other);
  }
}
