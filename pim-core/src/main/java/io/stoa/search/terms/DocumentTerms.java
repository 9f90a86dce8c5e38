package io.stoa.search.terms;

import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.search.SearchDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that an index keeps of one document besides its id, key and sequence. */
public final class DocumentTerms {
  private final StandardAmounts amounts;
  private final List<Keyword> keywords = new ArrayList<>();
  private final Map<String, String> longTexts = new TreeMap<>();
  private final Map<String, Set<String>> facets = new TreeMap<>();
  private final WordTerms words = new WordTerms();

  private DocumentTerms(StandardAmounts amounts) {
    this.amounts = amounts;
  }

  public static DocumentTerms of(SearchDocument source, StandardAmounts amounts) {
    DocumentTerms terms = new DocumentTerms(amounts);
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

  /** Values that open facets count, by {@link FacetTerms#name}. */
  public Map<String, Set<String>> facets() {
    return facets;
  }

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
    count(facet, keyword);
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
    String name = Keywords.key(key);
    keywords.add(Keywords.present(name));
    if (value instanceof Value.Text text) {
      addText(name, text.text());
    } else if (value instanceof Value.Numeric numeric) {
      byte[] bytes = SortableBytes.of(numeric.number());
      keywords.add(new Keyword(Keywords.values(name, Keywords.NUMBER), bytes));
    } else if (value instanceof Value.Flag flag) {
      addOption(name, String.valueOf(flag.on()));
    } else if (value instanceof Value.Day day) {
      byte[] bytes = SortableBytes.of(day.date());
      keywords.add(new Keyword(Keywords.values(name, Keywords.DATE), bytes));
    } else if (value instanceof Value.Choice choice) {
      addOption(name, choice.option());
    } else if (value instanceof Value.Choices choices) {
      choices.options().forEach(option -> addOption(name, option));
    } else if (value instanceof Value.Measure measure) {
      addMeasure(key, name, measure);
    } else if (value instanceof Value.Prices prices) {
      addPrices(key, name, prices);
    } else if (value instanceof Value.Media media) {
      addCode(name, Folding.fold(media.name()));
    }
  }

  private void addMeasure(ValueKey key, String name, Value.Measure measure) {
    byte[] bare = SortableBytes.of(measure.amount());
    keywords.add(new Keyword(Keywords.values(name, Keywords.NUMBER), bare));
    BigDecimal standard = amounts.of(key.attribute(), measure.amount(), measure.unit());
    if (standard != null) {
      keywords.add(Keywords.present(Keywords.key(key, "")));
      keywords.add(
          new Keyword(Keywords.values(name, Keywords.STANDARD), SortableBytes.of(standard)));
    }
  }

  private void addPrices(ValueKey key, String name, Value.Prices prices) {
    for (Map.Entry<String, BigDecimal> price : prices.byCurrency().entrySet()) {
      byte[] bytes = SortableBytes.of(price.getValue());
      String inCurrency = Keywords.key(key, price.getKey());
      keywords.add(Keywords.present(inCurrency));
      keywords.add(new Keyword(Keywords.values(inCurrency, Keywords.NUMBER), bytes));
      keywords.add(new Keyword(Keywords.values(name, Keywords.NUMBER), bytes));
    }
  }

  private void addOption(String name, String option) {
    Keyword code = addCode(name, Folding.fold(option));
    count(FacetTerms.ofValue(name), code);
  }

  private void count(FacetTerms facet, Keyword keyword) {
    facets.computeIfAbsent(facet.name(), first -> new LinkedHashSet<>()).add(facet.value(keyword));
  }

  private void addText(String name, String text) {
    String folded = Folding.fold(text);
    if (Keywords.isLong(folded)) {
      words.addLong(name, text, folded);
    } else {
      words.addShort(text);
    }
    keywords.add(Keywords.text(name, folded));
    keepIfLong(name, folded);
  }

  private Keyword addCode(String name, String folded) {
    Keyword code = Keywords.code(name, folded);
    keywords.add(code);
    if (Keywords.isLong(folded)) {
      words.addStretches(name, folded);
    }
    keepIfLong(name, folded);
    return code;
  }

  private void keepIfLong(String name, String folded) {
    if (Keywords.isLong(folded)) {
      keywords.add(Keywords.longText(name));
      longTexts.merge(name, folded, (one, other) -> one + '\0' + other);
    }
  }
}
