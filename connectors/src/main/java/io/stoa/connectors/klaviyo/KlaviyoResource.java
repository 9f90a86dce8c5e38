package io.stoa.connectors.klaviyo;

import java.util.Locale;

/**
 * What a catalogue consists of. The words are those of
 * https://developers.klaviyo.com/en/reference/catalogs_api_overview.
 */
enum KlaviyoResource {
  ITEM("item", "items"),
  VARIANT("variant", "variants");

  /** Every object made by this API is of the one integration and the one catalogue there are. */
  private static final String PREFIX = "$custom:::$default:::";

  private final String one;
  private final String many;

  KlaviyoResource(String one, String many) {
    this.one = one;
    this.many = many;
  }

  /** Such as {@code catalog-item}. */
  String type() {
    return "catalog-" + one;
  }

  /** Such as {@code catalog-items}: where they are listed. */
  String path() {
    return "catalog-" + many;
  }

  /** Such as {@code items}: the list in a job. */
  String list() {
    return many;
  }

  /** Such as {@code catalog-item-bulk-create-job}. */
  String jobType(KlaviyoKind kind) {
    return type() + "-bulk-" + kind.name().toLowerCase(Locale.ROOT) + "-job";
  }

  /** Such as {@code catalog-item-bulk-create-jobs}: where jobs are begun and asked for. */
  String jobPath(KlaviyoKind kind) {
    return jobType(kind) + "s";
  }

  /** Klaviyo's id of an object of ours. */
  static String id(String externalId) {
    return PREFIX + externalId;
  }

  /** Our id of an object of Klaviyo's; the whole id of one that is of another integration. */
  static String externalId(String id) {
    return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
  }
}
