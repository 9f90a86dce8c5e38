package io.stoa.web.api;

import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.product.Associations;
import io.stoa.product.Change;
import io.stoa.product.Identifier;
import io.stoa.product.ProductEdit;
import io.stoa.product.ProductModelEdit;
import io.stoa.product.Value;
import io.stoa.product.ValueChanges;
import io.stoa.product.ValueJson;
import io.stoa.product.ValueKey;
import io.stoa.store.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A wanted change of a product or product model; what is not named stays.
 *
 * @param identifier of a new product or the code of a new product model; not changed later
 * @param version that the change was made against; without it, whichever is there
 * @param family JSON null takes it away
 * @param parent JSON null takes it away
 * @param values by {@code attribute|locale|channel}; JSON null clears a value
 */
record ProductChange(
    @Nullable String identifier,
    @Nullable UUID uuid,
    @Nullable Long version,
    @Nullable Boolean enabled,
    @Nullable JsonNode family,
    @Nullable String familyVariant,
    @Nullable JsonNode parent,
    @Nullable Set<String> categories,
    @Nullable Set<String> groups,
    @Nullable Map<String, Associations.Targets> associations,
    @Nullable Map<String, JsonNode> values) {

  ProductEdit toProduct(Identifier product, long expected) {
    return new ProductEdit(
        product,
        uuid,
        expected,
        enabled,
        change("family", family),
        change("parent", parent),
        categories,
        groups,
        associations == null ? Map.of() : associations,
        parsedValues());
  }

  ProductModelEdit toModel(Identifier code, long expected) {
    return new ProductModelEdit(
        code,
        expected,
        familyVariant,
        change("parent", parent),
        categories,
        associations == null ? Map.of() : associations,
        parsedValues());
  }

  /** The version to be met. */
  long expected() {
    return version == null ? Write.ANY : version;
  }

  /** The identifier of what is to be created. */
  Identifier newIdentifier() {
    if (identifier == null || !Identifier.isValid(identifier)) {
      throw StoaException.invalid(
          List.of(
              new Violation(
                  "identifier",
                  "identifier",
                  "An identifier has 1 to 255 characters and no space at either end.",
                  identifier)));
    }
    return new Identifier(identifier);
  }

  private static Change<String> change(String field, @Nullable JsonNode said) {
    if (said == null) {
      return Change.keep();
    }
    if (said.isNull()) {
      return Change.clear();
    }
    if (!said.isString()) {
      throw StoaException.invalid(
          List.of(
              new Violation(field, "type", "This is a code, or null for none.", said.toString())));
    }
    return Change.to(said.asString());
  }

  private ValueChanges parsedValues() {
    if (values == null) {
      return ValueChanges.NONE;
    }
    Map<ValueKey, Optional<Value>> parsed = new LinkedHashMap<>();
    List<Violation> violations = new ArrayList<>();
    values.forEach(
        (text, json) -> {
          ValueKey key = ValueKey.parse(text);
          try {
            parsed.put(
                key,
                json.isNull() ? Optional.empty() : Optional.of(ValueJson.parse(json.toString())));
          } catch (StoaException e) {
            violations.add(
                new Violation(
                    key.column(), "value_form", String.valueOf(e.getMessage()), json.toString()));
          }
        });
    if (!violations.isEmpty()) {
      throw StoaException.invalid(violations);
    }
    return ValueChanges.of(parsed);
  }
}
