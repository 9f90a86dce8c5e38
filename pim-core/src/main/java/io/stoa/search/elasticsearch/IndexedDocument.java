package io.stoa.search.elasticsearch;

import io.stoa.digest.Sha256;
import io.stoa.json.Json;
import io.stoa.search.IndexEntry;
import io.stoa.search.SearchDocument;
import io.stoa.search.terms.DocumentSorts;
import io.stoa.search.terms.DocumentTerms;
import io.stoa.search.terms.Folding;
import io.stoa.search.terms.Keyword;
import io.stoa.search.terms.OrderedKeywords;
import io.stoa.search.terms.StandardAmounts;
import io.stoa.search.terms.Stretches;
import io.stoa.search.terms.WordTerms;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the JSON of Elasticsearch's documents. */
final class IndexedDocument {
  /** Elasticsearch takes ids of up to 512 bytes. */
  private static final int LONGEST_ID = 400;

  /** In characters, as Lucene's tokenizers have it. */
  private static final int LONGEST_WORD = 255;

  private IndexedDocument() {}

  /** The document's id in Elasticsearch: ours, with a digest instead of the rest of a long one. */
  static String id(String id) {
    byte[] all = id.getBytes(StandardCharsets.UTF_8);
    return all.length <= LONGEST_ID ? id : id.charAt(0) + "\0" + Sha256.hex(all);
  }

  static byte[] json(IndexEntry entry, StandardAmounts amounts, Sample sample) {
    return Json.write(
        entry instanceof IndexEntry.Put put
            ? live(put.document(), amounts, sample)
            // What stays of a removed one, so that an older state arriving late is known to be old.
            : Map.of(Fields.ID, entry.id()));
  }

  /** A word as it is a term: the field's analyser would part a longer one. */
  static String word(String word) {
    return Folding.start(word, LONGEST_WORD);
  }

  private static String words(Set<String> words) {
    StringBuilder all = new StringBuilder(words.size() * 10);
    for (String word : words) {
      all.append(word(word)).append(' ');
    }
    return all.toString();
  }

  private static Set<String> stretches(DocumentTerms document) {
    Set<String> terms = new LinkedHashSet<>();
    document
        .words()
        .stretches()
        .forEach((name, of) -> of.forEach(each -> terms.add(WordTerms.prefix(name) + each)));
    for (DocumentTerms.NamedText text : document.shortTexts()) {
      String prefix = WordTerms.prefix(text.name());
      Stretches.forEach(text.text(), stretch -> terms.add(prefix + stretch));
    }
    return terms;
  }

  private static Map<String, Object> live(
      SearchDocument source, StandardAmounts amounts, Sample sample) {
    DocumentTerms terms = DocumentTerms.of(source, amounts);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(Fields.ID, source.id());
    document.put(Fields.KEY, source.key());
    document.put(Fields.IDENTIFIER, source.identifier());
    document.put(Fields.UPDATED, DocumentTerms.nanos(source.updated()));
    document.put(Fields.TERMS, terms(source, terms, sample));
    document.put(Fields.STRETCHES, stretches(terms));
    document.put(Fields.WORDS, words(terms.words().words()));
    document.put(Fields.NAMES, words(terms.words().wordsOfNames()));
    document.putAll(sorts(source, amounts));
    document.putAll(facets(terms));
    if (!terms.longTexts().isEmpty()) {
      List<Map<String, String>> texts = new ArrayList<>();
      terms
          .longTexts()
          .forEach((name, text) -> texts.add(Map.of(Fields.NAME, name, Fields.TEXT, text)));
      document.put(Fields.LONG_TEXTS, texts);
    }
    return document;
  }

  private static List<String> terms(SearchDocument source, DocumentTerms terms, Sample sample) {
    List<Keyword> keywords = new ArrayList<>(terms.keywords());
    keywords.addAll(OrderedKeywords.of(source));
    if (sample.has(source.id())) {
      keywords.add(Sample.MARK);
    }
    return keywords.stream().map(Terms::of).toList();
  }

  private static Map<String, Map<String, String>> sorts(
      SearchDocument source, StandardAmounts amounts) {
    Map<String, Map<String, String>> sorts = new HashMap<>();
    DocumentSorts.of(source, amounts)
        .forEach(
            (key, value) ->
                sorts
                    .computeIfAbsent(Fields.sort(key), first -> new HashMap<>())
                    .put(key, value.text()));
    return sorts;
  }

  private static Map<String, List<String>> facets(DocumentTerms terms) {
    Map<String, List<String>> facets = new HashMap<>();
    terms
        .facets()
        .forEach(
            (facet, keywords) -> {
              List<String> all =
                  facets.computeIfAbsent(Fields.facets(facet), first -> new ArrayList<>());
              all.addAll(keywords);
              if (keywords.size() > 1) {
                all.add(facet.severalOf(keywords.size()));
              }
            });
    return facets;
  }
}
