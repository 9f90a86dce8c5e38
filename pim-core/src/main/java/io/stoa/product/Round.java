package io.stoa.product;

import io.stoa.catalog.Catalog;
import java.time.Instant;

/** What all edits of one round see: one catalogue, the models above, one time. */
record Round(ValueValidation validation, Lineage lineage, Instant now) {
  Catalog catalog() {
    return validation.catalog();
  }
}
