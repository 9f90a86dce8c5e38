package io.stoa.imports;

import io.stoa.product.Associations;
import io.stoa.product.Change;
import io.stoa.product.Identifier;
import io.stoa.product.Value;
import io.stoa.product.ValueChanges;
import io.stoa.product.ValueKey;
import io.stoa.product.Values;
import io.stoa.spreadsheet.SheetRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a product or product model file.
 *
 * @param identifier null when the cell holds none, which is among the violations
 * @param family of a product, or family variant of a model
 * @param categories null where there is no such column
 * @param groups likewise
 * @param known whether the product is as this same row made it; then nothing else of it is read
 * @param digest by which the row is known when it comes again; null when it is not to be
 */
record ProductRow(
    SheetRow row,
    @Nullable Identifier identifier,
    @Nullable UUID uuid,
    @Nullable Boolean enabled,
    Change<String> family,
    Change<String> parent,
    @Nullable Set<String> categories,
    @Nullable Set<String> groups,
    RowContent content,
    boolean known,
    @Nullable String digest)
    implements TableImport.Parsed {
  @Override
  public String key() {
    return identifier == null ? "row " + row.number() : "id " + identifier.key();
  }

  /** The values, with prices of some currencies laid over those stored. */
  ValueChanges values(Values stored) {
    Map<ValueKey, Optional<Value>> prices = new HashMap<>();
    content
        .prices()
        .forEach((key, amounts) -> prices.put(key, PriceChange.over(stored.find(key), amounts)));
    return content.values().changes().with(prices);
  }

  /** The association types named, each laid over what is stored. */
  Map<String, Associations.Targets> associations(Associations stored) {
    Map<String, Associations.Targets> associations = new HashMap<>();
    content.links().forEach((type, link) -> associations.put(type, link.over(stored.of(type))));
    return associations;
  }
}
