package io.stoa.catalog;

import java.util.Arrays;
import java.util.Optional;

/** What kind of value an attribute takes. */
public enum AttributeType {
  IDENTIFIER("pim_catalog_identifier"),
  TEXT("pim_catalog_text"),
  TEXTAREA("pim_catalog_textarea"),
  NUMBER("pim_catalog_number"),
  BOOLEAN("pim_catalog_boolean"),
  DATE("pim_catalog_date"),
  SIMPLE_SELECT("pim_catalog_simpleselect"),
  MULTI_SELECT("pim_catalog_multiselect"),
  METRIC("pim_catalog_metric"),
  PRICE_COLLECTION("pim_catalog_price_collection"),
  IMAGE("pim_catalog_image"),
  FILE("pim_catalog_file");

  private final String fileName;

  AttributeType(String fileName) {
    this.fileName = fileName;
  }

  /** The name in Akeneo's files, such as {@code pim_catalog_text}. */
  public String fileName() {
    return fileName;
  }

  public boolean isSelect() {
    return this == SIMPLE_SELECT || this == MULTI_SELECT;
  }

  public boolean isMedia() {
    return this == IMAGE || this == FILE;
  }

  /** By Akeneo's file name or by our own, in any case. */
  public static Optional<AttributeType> parse(String text) {
    return Arrays.stream(values())
        .filter(t -> t.fileName.equalsIgnoreCase(text) || t.name().equalsIgnoreCase(text))
        .findFirst();
  }
}
