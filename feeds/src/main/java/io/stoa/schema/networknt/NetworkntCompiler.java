package io.stoa.schema.networknt;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.path.NodePath;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.schema.Breach;
import io.stoa.schema.ItemSchema;
import io.stoa.schema.SchemaCompiler;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compiles schemas of draft 2019-09 with Amazon's keywords. Formats are checked: Amazon tells dates
 * from instants by them in {@code oneOf}, where both would fit else.
 */
public final class NetworkntCompiler implements SchemaCompiler {
  private static final int LONGEST_MESSAGE = 300;
  private static final SchemaRegistryConfig CONFIG =
      SchemaRegistryConfig.builder()
          .formatAssertionsEnabled(true)
          .locale(Locale.ENGLISH)
          .preloadSchema(true)
          .build();

  /** Asks quickly where that can be, and explains what does not fit. */
  @Override
  public ItemSchema compile(JsonNode schema) {
    JsonNode tidy = TidySchema.of(schema);
    ItemSchema explained = explained(tidy);
    Predicate<JsonNode> quick = QuickSchema.of(tidy).orElse(value -> false);
    return value -> quick.test(value) ? List.of() : explained.check(value);
  }

  /** The validator itself. */
  static ItemSchema explained(JsonNode tidy) {
    try {
      // A registry of its own: schemas of several marketplaces have the same name.
      Schema compiled =
          SchemaRegistry.withDefaultDialect(
                  AmazonDialect.DIALECT,
                  registry ->
                      registry
                          .schemaRegistryConfig(CONFIG)
                          .schemaLoader(loader -> loader.fetchRemoteResources(false)))
              .getSchema(tidy);
      compiled.initializeValidators();
      return value -> compiled.validate(value).stream().map(NetworkntCompiler::breach).toList();
    } catch (SchemaException e) {
      throw StoaException.invalid(
          List.of(Violation.of("schema", "json_schema", "Is no JSON Schema: " + e.getMessage())));
    }
  }

  private static Breach breach(Error error) {
    String path = path(error.getInstanceLocation());
    @Nullable String property = error.getProperty();
    if (property != null) {
      path = path.isEmpty() ? property : path + "." + property;
    }
    return new Breach(path, error.getKeyword(), message(error), value(error, property));
  }

  private static String path(NodePath location) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      Object element = location.getElement(i);
      if (element instanceof Integer index) {
        path.append('[').append(index).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(element);
      }
    }
    return path.toString();
  }

  private static String message(Error error) {
    String message =
        switch (error.getKeyword()) {
          case "required", "dependentRequired" -> "is mandatory, but there is no value";
          case "additionalProperties" -> "is not known there";
          default -> String.valueOf(error.getMessage());
        };
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE - 1) + "…";
  }

  private static @Nullable String value(Error error, @Nullable String property) {
    JsonNode node = error.getInstanceNode();
    return property == null && node != null && node.isValueNode() ? node.asString("") : null;
  }
}
