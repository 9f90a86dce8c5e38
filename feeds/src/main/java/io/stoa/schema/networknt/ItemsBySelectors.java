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
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Amazon's {@code selectors}, {@code maxUniqueItems} and {@code minUniqueItems}: selectors name the
 * properties that tell the objects of an array apart, such as {@code marketplace_id}. As in
 * Amazon's own example of a validator, each combination of their values may occur so often at most,
 * and has to occur so often at least; without selectors the whole object counts. With {@code
 * uniqueItems} each combination may occur once.
 */
final class ItemsBySelectors extends AbstractKeyword {
  static final String MAX = "maxUniqueItems";
  static final String MIN = "minUniqueItems";
  static final String SELECTORS = "selectors";

  ItemsBySelectors(String name) {
    super(name);
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode schema, Schema parent, SchemaContext context) {
    boolean good =
        getValue().equals(SELECTORS)
            ? schema.isArray() && elements(schema).stream().allMatch(JsonNode::isString)
            : schema.isIntegralNumber() && schema.canConvertToInt();
    if (!good) {
      throw new SchemaException(
          getValue()
              + (getValue().equals(SELECTORS)
                  ? " must be a list of names."
                  : " must be a whole number."));
    }
    return new Counted(this, schema, location, parent, context);
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static final class Counted extends OwnValidator {
    private final List<String> selectors;
    private final int most;
    private final int least;

    Counted(
        Keyword keyword,
        JsonNode schema,
        SchemaLocation location,
        Schema parent,
        SchemaContext context) {
      super(keyword, schema, location, parent, context);
      this.selectors = SelectorCounts.selectors(parent.getSchemaNode());
      boolean unique = parent.getSchemaNode().path("uniqueItems").asBoolean(false);
      this.most =
          switch (keyword.getValue()) {
            case MAX -> schema.asInt();
            case SELECTORS -> unique ? 1 : Integer.MAX_VALUE;
            default -> Integer.MAX_VALUE;
          };
      this.least = keyword.getValue().equals(MIN) ? schema.asInt() : 0;
    }

    @Override
    public void validate(ExecutionContext run, JsonNode value, JsonNode root, NodePath at) {
      int size = value.size();
      if (!value.isArray() || (size <= most && least <= 1 && size >= least)) {
        return;
      }
      if (size == 0) {
        broken(run, value, at, "has no entry, at least " + least + " are wanted");
      }
      SelectorCounts.of(value, selectors)
          .forEach((key, count) -> compare(run, value, at, key, count));
    }

    private void compare(
        ExecutionContext run, JsonNode value, NodePath at, List<JsonNode> key, int count) {
      if (count > most) {
        broken(
            run,
            value,
            at,
            "has %d entries%s, at most %d are allowed".formatted(count, with(key), most));
      } else if (count < least) {
        broken(
            run,
            value,
            at,
            "has %d entries%s, at least %d are wanted".formatted(count, with(key), least));
      }
    }

    /** Such as {@code " with language_tag en_US and marketplace_id ATVPDKIKX0DER"}. */
    private String with(List<JsonNode> key) {
      if (selectors.isEmpty()) {
        return " that are the same";
      }
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < selectors.size(); i++) {
        text.append(i == 0 ? " with " : " and ").append(selectors.get(i)).append(' ');
        text.append(key.get(i).isMissingNode() ? "missing" : key.get(i).asString("…"));
      }
      return text.toString();
    }
  }
}
