package io.stoa.schema.networknt;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import io.stoa.requirement.LengthUnit;
import tools.jackson.databind.JsonNode;

/** Amazon's {@code maxUtf8ByteLength} and {@code minUtf8ByteLength}: bounds of a text in bytes. */
final class Utf8ByteLength extends AbstractKeyword {
  static final String MAX = "maxUtf8ByteLength";
  static final String MIN = "minUtf8ByteLength";

  Utf8ByteLength(String name) {
    super(name);
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode bound, Schema parent, SchemaContext context) {
    if (!bound.isIntegralNumber() || !bound.canConvertToInt()) {
      throw new SchemaException(getValue() + " must be a whole number.");
    }
    return new Bound(this, bound, location, parent, context);
  }

  private static final class Bound extends OwnValidator {
    private final int bytes;
    private final boolean max;

    Bound(
        Keyword keyword,
        JsonNode bound,
        SchemaLocation location,
        Schema parent,
        SchemaContext context) {
      super(keyword, bound, location, parent, context);
      this.bytes = bound.asInt();
      this.max = keyword.getValue().equals(MAX);
    }

    @Override
    public void validate(ExecutionContext run, JsonNode value, JsonNode root, NodePath at) {
      if (!value.isString()) {
        return;
      }
      int length = LengthUnit.UTF8_BYTES.of(value.stringValue());
      if (max ? length > bytes : length < bytes) {
        broken(
            run,
            value,
            at,
            "has %d bytes of UTF-8, at %s %d are %s"
                .formatted(length, max ? "most" : "least", bytes, max ? "allowed" : "wanted"));
      }
    }
  }
}
