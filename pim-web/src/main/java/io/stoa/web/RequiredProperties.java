package io.stoa.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the OpenAPI document that a record's component is always there unless it is nullable. */
@Component
class RequiredProperties implements ModelConverter {
  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> resolved = chain.next().resolve(type, context, chain);
    Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
    if (resolved != null && raw.isRecord() && raw.getName().startsWith("io.stoa.")) {
      mark(raw, definition(resolved, context));
    }
    return resolved;
  }

  private static @Nullable Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
    String reference = schema.get$ref();
    return reference == null
        ? schema
        : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static void mark(Class<?> type, @Nullable Schema<?> schema) {
    if (schema == null || schema.getProperties() == null) {
      return;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      boolean known = schema.getProperties().containsKey(component.getName());
      boolean listed =
          schema.getRequired() != null && schema.getRequired().contains(component.getName());
      if (known && !listed && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        schema.addRequiredItem(component.getName());
      }
    }
  }
}
