package io.stoa.search.lucene;

import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.search.SearchDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Makes one Lucene document; used once. */
final class IndexedDocument {
  private static final FieldType WORD_TYPE = wordType();

  private final StandardAmounts amounts;
  private final Document document = new Document();
  private final Map<String, String> longTexts = new TreeMap<>();
  private final DocumentWords words = new DocumentWords();

  private IndexedDocument(StandardAmounts amounts) {
    this.amounts = amounts;
  }

  static Document of(SearchDocument source, StandardAmounts amounts) {
    IndexedDocument indexed = new IndexedDocument(amounts);
    indexed.addIdentity(source.id(), source.sequence());
    indexed.addProperties(source);
    indexed.addLabels(source);
    source.values().forEach(indexed::addValue);
    indexed.document.add(new Field(Fields.WORDS, indexed.words.words(), WORD_TYPE));
    indexed.document.add(new Field(Fields.NAME_WORDS, indexed.words.names(), WORD_TYPE));
    if (!indexed.longTexts.isEmpty()) {
      indexed.document.add(
          new BinaryDocValuesField(Fields.LONG_TEXTS, LongTexts.of(indexed.longTexts)));
    }
    return indexed.document;
  }

  /** What stays of a removed document, so that an older one arriving late is known to be old. */
  static Document removed(String id, long sequence) {
    IndexedDocument indexed = new IndexedDocument(new StandardAmounts((a, n, u) -> null));
    indexed.addIdentity(id, sequence);
    return indexed.document;
  }

  private void addIdentity(String id, long sequence) {
    document.add(new StringField(Fields.ID, id, Field.Store.YES));
    document.add(new SortedDocValuesField(Fields.ID, new BytesRef(id)));
    document.add(new NumericDocValuesField(Fields.SEQUENCE, sequence));
  }

  private void addProperties(SearchDocument source) {
    document.add(new StoredField(Fields.IDENTIFIER, source.identifier()));
    document.add(new SortedDocValuesField(Fields.KEY, new BytesRef(source.key())));
    long updated = nanos(source.updated());
    document.add(new LongPoint(Fields.UPDATED, updated));
    document.add(new NumericDocValuesField(Fields.UPDATED, updated));
    addKeyword(Keywords.LIVE);
    addKeyword(Keywords.kind(source.kind().name()));
    addKeyword(Keywords.identifier(source.identifier()));
    addKeyword(Keywords.enabled(source.enabled()));
    if (source.family() != null) {
      addKeyword(Keywords.family(source.family()));
    }
    if (source.parent() != null) {
      addKeyword(Keywords.parent(source.parent()));
    }
    source.categories().forEach(code -> addKeyword(Keywords.category(code)));
    source.groups().forEach(code -> addKeyword(Keywords.group(code)));
    source
        .completeness()
        .forEach(
            (scope, percent) -> {
              byte[] value = SortableBytes.ofPercent(percent);
              addKeyword(Keywords.join(Keywords.completeness(scope), value));
              addSort(Keywords.join(SortTerms.completeness(scope), value));
            });
  }

  private void addLabels(SearchDocument source) {
    words.addName(source.identifier());
    source
        .label()
        .forEach(
            (locale, label) -> {
              words.addName(label);
              addSort(SortTerms.text(SortTerms.label(locale), label));
            });
  }

  private void addValue(ValueKey key, Value value) {
    String name = Keywords.key(key);
    addKeyword(Keywords.present(name));
    byte[] sort = SortTerms.value(key, null);
    if (value instanceof Value.Text text) {
      words.addText(text.text());
      addText(name, text.text(), Words.holdAll(text.text()));
      addSort(SortTerms.text(sort, text.text()));
    } else if (value instanceof Value.Numeric numeric) {
      byte[] bytes = SortableBytes.of(numeric.number());
      addKeyword(Keywords.join(Keywords.values(name, Keywords.NUMBER), bytes));
      addSort(Keywords.join(sort, bytes));
    } else if (value instanceof Value.Flag flag) {
      addText(name, String.valueOf(flag.on()));
      addSort(SortTerms.text(sort, String.valueOf(flag.on())));
    } else if (value instanceof Value.Day day) {
      byte[] bytes = SortableBytes.of(day.date());
      addKeyword(Keywords.join(Keywords.values(name, Keywords.DATE), bytes));
      addSort(Keywords.join(sort, bytes));
    } else if (value instanceof Value.Choice choice) {
      addText(name, choice.option());
      addSort(SortTerms.text(sort, choice.option()));
    } else if (value instanceof Value.Choices choices) {
      choices.options().forEach(option -> addText(name, option));
      addSort(SortTerms.text(sort, String.join(",", choices.options())));
    } else if (value instanceof Value.Measure measure) {
      addMeasure(key, name, measure, sort);
    } else if (value instanceof Value.Prices prices) {
      addPrices(key, name, prices, sort);
    } else if (value instanceof Value.Media media) {
      addText(name, media.name());
      addSort(SortTerms.text(sort, media.name()));
    }
  }

  private void addMeasure(ValueKey key, String name, Value.Measure measure, byte[] sort) {
    addKeyword(
        Keywords.join(Keywords.values(name, Keywords.NUMBER), SortableBytes.of(measure.amount())));
    BigDecimal standard = amounts.of(key.attribute(), measure.amount(), measure.unit());
    if (standard != null) {
      addKeyword(Keywords.present(Keywords.key(key, "")));
      addKeyword(
          Keywords.join(Keywords.values(name, Keywords.STANDARD), SortableBytes.of(standard)));
    }
    addSort(Keywords.join(sort, SortableBytes.of(standard == null ? measure.amount() : standard)));
  }

  private void addPrices(ValueKey key, String name, Value.Prices prices, byte[] sort) {
    boolean first = true;
    for (Map.Entry<String, BigDecimal> price : prices.byCurrency().entrySet()) {
      byte[] bytes = SortableBytes.of(price.getValue());
      String inCurrency = Keywords.key(key, price.getKey());
      addKeyword(Keywords.present(inCurrency));
      addKeyword(Keywords.join(Keywords.values(inCurrency, Keywords.NUMBER), bytes));
      addKeyword(Keywords.join(Keywords.values(name, Keywords.NUMBER), bytes));
      addSort(Keywords.join(SortTerms.value(key, price.getKey()), bytes));
      if (first) {
        addSort(Keywords.join(sort, bytes));
        first = false;
      }
    }
  }

  private void addText(String name, String text) {
    addText(name, text, false);
  }

  private void addText(String name, String text, boolean allInWords) {
    String folded = Folding.fold(text);
    addKeyword(Keywords.text(name, folded));
    if (Keywords.isLong(folded)) {
      addKeyword(Keywords.longText(name));
      if (!allInWords) {
        addKeyword(Keywords.opaqueText(name));
      }
      longTexts.merge(name, folded, (one, other) -> one + '\0' + other);
    }
  }

  private void addKeyword(BytesRef term) {
    document.add(new StringField(Fields.KEYWORDS, term, Field.Store.NO));
  }

  private void addSort(BytesRef term) {
    document.add(new SortedSetDocValuesField(Fields.SORT, term));
  }

  /** Nanoseconds since 1970, the nearest that fit for times centuries away. */
  static long nanos(Instant instant) {
    try {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    } catch (ArithmeticException e) {
      return instant.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
  }

  private static FieldType wordType() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS);
    type.freeze();
    return type;
  }
}
