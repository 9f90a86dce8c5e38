package io.stoa.connectors.klaviyo;

/** What a job does to each of its objects. */
enum KlaviyoKind {
  CREATE,
  UPDATE,
  DELETE
}
