package io.stoa.search.elasticsearch;

import io.stoa.json.Json;
import io.stoa.search.IndexEntry;
import io.stoa.search.SearchDocument;
import io.stoa.search.terms.DocumentSorts;
import io.stoa.search.terms.DocumentTerms;
import io.stoa.search.terms.StandardAmounts;
import io.stoa.search.terms.WordTerms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the JSON of Elasticsearch's documents. */
final class IndexedDocument {
  /** Elasticsearch takes ids of up to 512 bytes. */
  private static final int LONGEST_ID = 400;

  private IndexedDocument() {}

  /** The document's id in Elasticsearch: ours, with a digest instead of the rest of a long one. */
  static String id(String id) {
    if (id.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ID) {
      return id;
    }
    try {
      byte[] all = id.getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(all);
      return id.charAt(0) + "\0" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  static byte[] json(IndexEntry entry, StandardAmounts amounts) {
    return Json.write(
        entry instanceof IndexEntry.Put put
            ? live(put.document(), amounts)
            // What stays of a removed one, so that an older state arriving late is known to be old.
            : Map.of(Fields.ID, entry.id()));
  }

  private static Set<String> ofTexts(WordTerms words) {
    Set<String> terms = new LinkedHashSet<>();
    words
        .texts()
        .forEach((name, of) -> of.forEach(word -> terms.add(WordTerms.prefix(name) + word)));
    return terms;
  }

  private static Map<String, Object> live(SearchDocument source, StandardAmounts amounts) {
    DocumentTerms terms = DocumentTerms.of(source, amounts);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put(Fields.ID, source.id());
    document.put(Fields.KEY, source.key());
    document.put(Fields.IDENTIFIER, source.identifier());
    document.put(Fields.UPDATED, DocumentTerms.nanos(source.updated()));
    document.put(Fields.TERMS, terms.keywords().stream().map(Terms::of).toList());
    document.put(Fields.WORDS, ofTexts(terms.words()));
    document.put(Fields.NAMES, terms.words().names());
    Map<String, String> sorts = new LinkedHashMap<>();
    DocumentSorts.of(source, amounts).forEach((key, value) -> sorts.put(key, value.text()));
    document.put(Fields.SORT, sorts);
    document.put(Fields.FACETS, terms.facets());
    if (!terms.longTexts().isEmpty()) {
      List<Map<String, String>> texts = new ArrayList<>();
      terms
          .longTexts()
          .forEach((name, text) -> texts.add(Map.of(Fields.NAME, name, Fields.TEXT, text)));
      document.put(Fields.LONG_TEXTS, texts);
    }
    return document;
  }
}
