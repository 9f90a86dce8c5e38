package io.stoa.store;

/** What became of one {@link Write}. */
public sealed interface WriteResult {
  String id();

  /** Durable now, under this version and sequence: see {@link StoredDocument}. */
  record Written(String id, long version, long sequence) implements WriteResult {}

  /**
   * Nothing was written: another version is there.
   *
   * @param actual the version found, 0 for none
   */
  record Conflict(String id, long actual) implements WriteResult {}

  /** Nothing was written: the document can never be stored as it is. */
  record Refused(String id, String reason) implements WriteResult {}
}
