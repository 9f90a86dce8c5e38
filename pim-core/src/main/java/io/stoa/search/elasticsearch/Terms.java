package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TermRangeQuery;
import io.stoa.search.terms.Keyword;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Terms as texts, which is how Elasticsearch has them: values in hexadecimal, in the same order.
 */
final class Terms {
  private Terms() {}

  static String of(Keyword keyword) {
    byte[] value = keyword.value();
    return value == null ? keyword.name() : keyword.name() + hex(value);
  }

  static String hex(byte[] value) {
    return HexFormat.of().formatHex(value);
  }

  /**
   * The terms with the name whose values, as texts, lie between both.
   *
   * @param least null for from the first one on
   * @param most null for up to the last one
   */
  static Query between(
      String name, @Nullable String least, @Nullable String most, boolean inclusive) {
    TermRangeQuery.Builder range = new TermRangeQuery.Builder().field(Fields.TERMS);
    if (least == null) {
      range.gte(name);
    } else if (inclusive) {
      range.gte(name + least);
    } else {
      range.gt(name + least);
    }
    if (most == null) {
      range.lt(afterAll(name));
    } else if (inclusive) {
      range.lte(name + most);
    } else {
      range.lt(name + most);
    }
    return Query.of(q -> q.range(r -> r.term(range.build())));
  }

  /** The terms that begin so. */
  static Query beginning(String start) {
    return Query.of(q -> q.prefix(p -> p.field(Fields.TERMS).value(start)));
  }

  /** Greater than all terms that begin so, and smaller than whatever follows those. */
  static String afterAll(String prefix) {
    int last = prefix.length() - 1;
    return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
  }
}
