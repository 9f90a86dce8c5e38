package io.stoa.web;

import io.stoa.product.Value;
import io.stoa.product.Values;
import io.stoa.web.problem.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** What the OpenAPI document cannot read from the classes: values, errors. */
@Configuration(proxyBeanMethods = false)
class ApiSchemas {
  private static final String VALUE = "Value";
  private static final String VALUES = "Values";
  private static final String SCHEMAS = "#/components/schemas/";

  static {
    SpringDocUtils.getConfig()
        .replaceWithSchema(JsonNode.class, new Schema<>().description("Any JSON."))
        .replaceWithSchema(Value.class, new Schema<>().$ref(SCHEMAS + VALUE))
        .replaceWithSchema(Values.class, new Schema<>().$ref(SCHEMAS + VALUES));
  }

  @Bean
  OpenApiCustomizer describedValues() {
    return api -> {
      api.getComponents().addSchemas(VALUE, value());
      api.getComponents()
          .addSchemas(
              VALUES,
              new ObjectSchema()
                  .description(
                      "Values by key: name, name|en_US, name|en_US|web or name||web, that is"
                          + " attribute, locale, channel.")
                  .additionalProperties(new Schema<>().$ref(SCHEMAS + VALUE)));
    };
  }

  /** Every call may be refused with a problem. */
  @Bean
  OpenApiCustomizer describedProblems() {
    return api -> {
      ModelConverters.getInstance(true)
          .readAll(Problem.class)
          .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
      ApiResponse problem =
          new ApiResponse()
              .description("A problem, RFC 9457.")
              .content(
                  new Content()
                      .addMediaType(
                          "application/problem+json",
                          new MediaType().schema(new Schema<>().$ref(SCHEMAS + "Problem"))));
      operations(api).forEach(call -> call.getResponses().addApiResponse("default", problem));
    };
  }

  private static List<Operation> operations(OpenAPI api) {
    return api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .toList();
  }

  private static Schema<?> value() {
    Schema<Object> value = new Schema<>();
    value.setDescription("One value; its form tells its kind.");
    value.addAnyOfItem(new StringSchema().description("Text."));
    value.addAnyOfItem(new NumberSchema().description("Number."));
    value.addAnyOfItem(new BooleanSchema().description("Yes or no."));
    value.addAnyOfItem(kind("Date.", "date", new StringSchema().format("date")));
    value.addAnyOfItem(kind("One option.", "option", new StringSchema()));
    value.addAnyOfItem(
        kind("Several options.", "options", new ArraySchema().items(new StringSchema())));
    value.addAnyOfItem(
        kind("Metric.", "amount", new NumberSchema())
            .addProperty("unit", new StringSchema())
            .addRequiredItem("unit"));
    value.addAnyOfItem(
        kind(
            "Prices by currency.",
            "prices",
            new ObjectSchema().additionalProperties(new NumberSchema())));
    value.addAnyOfItem(
        kind("Image or file.", "media", new StringSchema())
            .addProperty("name", new StringSchema())
            .addRequiredItem("name"));
    return value;
  }

  private static Schema<?> kind(String description, String property, Schema<?> schema) {
    return new ObjectSchema()
        .description(description)
        .addProperty(property, schema)
        .addRequiredItem(property);
  }
}
