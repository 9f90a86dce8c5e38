package io.stoa.connectors.shopify;

import static graphql.schema.idl.TypeRuntimeWiring.newTypeWiring;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.Parser;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.stoa.json.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs GraphQL documents against the part of Shopify's schema that is used: each is validated, and
 * its variables too, as Shopify does.
 */
final class ShopifySchema {
  private static final List<String> SCALARS =
      List.of("DateTime", "Decimal", "Money", "URL", "UnsignedInt64");

  private final GraphQL graphql;

  /**
   * @param query by name of the field
   * @param mutation by name of the field
   * @param product by name of the field, of what products do not hold themselves
   */
  ShopifySchema(
      Map<String, DataFetcher<?>> query,
      Map<String, DataFetcher<?>> mutation,
      Map<String, DataFetcher<?>> product) {
    RuntimeWiring.Builder wiring =
        RuntimeWiring.newRuntimeWiring()
            .type(newTypeWiring("QueryRoot").dataFetchers(untyped(query)))
            .type(newTypeWiring("Mutation").dataFetchers(untyped(mutation)))
            .type(newTypeWiring("Product").dataFetchers(untyped(product)))
            .type(newTypeWiring("Node").typeResolver(e -> e.getSchema().getObjectType("Product")))
            .type(
                newTypeWiring("Publishable")
                    .typeResolver(e -> e.getSchema().getObjectType("Product")));
    SCALARS.forEach(name -> wiring.scalar(text(name)));
    GraphQLSchema schema =
        new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl()), wiring.build());
    graphql = GraphQL.newGraphQL(schema).build();
  }

  @SuppressWarnings("rawtypes") // the builder's own type
  private static Map<String, DataFetcher> untyped(Map<String, DataFetcher<?>> fetchers) {
    return new LinkedHashMap<>(fetchers);
  }

  private static Reader sdl() {
    return new InputStreamReader(
        Objects.requireNonNull(
            ShopifySchema.class.getResourceAsStream("/shopify/admin-2026-10.graphqls")),
        StandardCharsets.UTF_8);
  }

  /** A scalar that Shopify writes and reads as text. */
  private static GraphQLScalarType text(String name) {
    return GraphQLScalarType.newScalar()
        .name(name)
        .coercing(
            new Coercing<String, String>() {
              @Override
              public String serialize(Object value, GraphQLContext context, Locale locale) {
                return value.toString();
              }

              @Override
              public String parseValue(Object value, GraphQLContext context, Locale locale) {
                boolean number = name.equals("Decimal") && value instanceof Number;
                if (!(value instanceof String) && !number) {
                  throw new CoercingParseValueException(name + " is text, not " + value);
                }
                return value.toString();
              }

              @Override
              public String parseLiteral(
                  Value<?> value,
                  CoercedVariables variables,
                  GraphQLContext context,
                  Locale locale) {
                if (value instanceof StringValue text) {
                  return Objects.requireNonNull(text.getValue());
                }
                throw new CoercingParseLiteralException(name + " is text");
              }
            })
        .build();
  }

  /** The answer, with {@code data} and {@code errors} as the specification wants. */
  ObjectNode run(String document, JsonNode variables) {
    ExecutionInput input =
        ExecutionInput.newExecutionInput()
            .query(document)
            .variables(Json.MAPPER.convertValue(variables, new MapType()))
            .build();
    ExecutionResult result = graphql.execute(input);
    return Json.MAPPER.valueToTree(result.toSpecification());
  }

  private static final class MapType
      extends tools.jackson.core.type.TypeReference<Map<String, Object>> {}

  /** How many fields the document's only operation has, and whether it is a mutation. */
  static OperationDefinition operation(String document) {
    try (Reader reader = new java.io.StringReader(document)) {
      return new Parser()
          .parseDocument(reader)
          .getDefinitionsOfType(OperationDefinition.class)
          .get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
