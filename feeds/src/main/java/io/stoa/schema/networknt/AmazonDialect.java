package io.stoa.schema.networknt;

import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;

/**
 * JSON Schema 2019-09 with the keywords of Amazon's product types
 * (https://developer-docs.amazon.com/sp-api/docs/product-type-definition-meta-schema). The names of
 * meta-schema and vocabulary are identifiers: nothing is at those addresses.
 */
final class AmazonDialect {
  static final String META_SCHEMA =
      "https://schemas.amazon.com/selling-partners/definitions/product-types/meta-schema/v1";

  static final List<String> INFORMATIONAL =
      List.of(
          "editable",
          "hidden",
          "enumNames",
          "enumDeprecated",
          "replaces",
          "replacedBy",
          "$lifecycle");

  static final Dialect DIALECT = dialect();

  private AmazonDialect() {}

  private static Dialect dialect() {
    Dialect.Builder builder =
        Dialect.builder(META_SCHEMA, Dialects.getDraft201909())
            .keyword(new Utf8ByteLength(Utf8ByteLength.MAX))
            .keyword(new Utf8ByteLength(Utf8ByteLength.MIN))
            .keyword(new ItemsBySelectors(ItemsBySelectors.MAX))
            .keyword(new ItemsBySelectors(ItemsBySelectors.MIN))
            .keyword(new ItemsBySelectors(ItemsBySelectors.SELECTORS));
    INFORMATIONAL.forEach(name -> builder.keyword(new NonValidationKeyword(name)));
    return builder.build();
  }
}
