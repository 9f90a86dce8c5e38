package io.stoa.search.lucene;

import io.stoa.search.SearchDocument;
import io.stoa.search.terms.DocumentTerms;
import io.stoa.search.terms.Keyword;
import io.stoa.search.terms.SortSource;
import io.stoa.search.terms.StandardAmounts;
import io.stoa.search.terms.WordTerms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Makes Lucene documents. */
final class IndexedDocument {
  private static final FieldType WORD_TYPE = wordType();

  private IndexedDocument() {}

  static Document of(SearchDocument source, StandardAmounts amounts) {
    DocumentTerms terms = DocumentTerms.of(source, amounts);
    Document document = identity(source.id(), source.sequence());
    document.add(new StoredField(Fields.IDENTIFIER, source.identifier()));
    document.add(new SortedDocValuesField(Fields.KEY, new BytesRef(source.key())));
    long updated = DocumentTerms.nanos(source.updated());
    document.add(new LongPoint(Fields.UPDATED, updated));
    document.add(new NumericDocValuesField(Fields.UPDATED, updated));
    for (Keyword keyword : terms.keywords()) {
      document.add(keyword(keyword));
    }
    source
        .label()
        .forEach((locale, label) -> document.add(keyword(SortSource.labelled(locale, label))));
    document.add(words(Fields.WORDS, ofTexts(terms.words())));
    document.add(words(Fields.NAME_WORDS, Map.of("", terms.words().names())));
    if (!terms.longTexts().isEmpty()) {
      document.add(new BinaryDocValuesField(Fields.LONG_TEXTS, LongTexts.of(terms.longTexts())));
    }
    return document;
  }

  /** What stays of a removed document, so that an older one arriving late is known to be old. */
  static Document removed(String id, long sequence) {
    return identity(id, sequence);
  }

  private static Document identity(String id, long sequence) {
    Document document = new Document();
    document.add(new StringField(Fields.ID, id, Field.Store.YES));
    document.add(new SortedDocValuesField(Fields.ID, new BytesRef(id)));
    document.add(new NumericDocValuesField(Fields.SEQUENCE, sequence));
    return document;
  }

  private static Field keyword(Keyword keyword) {
    return new StringField(Fields.KEYWORDS, Terms.of(keyword), Field.Store.NO);
  }

  private static Map<String, List<String>> ofTexts(WordTerms words) {
    Map<String, List<String>> byPrefix = new HashMap<>();
    words.texts().forEach((name, terms) -> byPrefix.put(WordTerms.prefix(name), terms));
    return byPrefix;
  }

  private static Field words(String field, Map<String, List<String>> byPrefix) {
    return new Field(field, new TermStream(byPrefix), WORD_TYPE);
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
