package io.stoa.connectors.acp;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import java.util.List;

/** What the connector for the Agentic Commerce Protocol says of itself. */
final class AcpDescription {
  static final String CODE = "acp";
  static final String BASE_URL = "baseUrl";
  static final String TOKEN = "token";
  static final String FEED_ID = "feedId";
  static final String COUNTRY = "targetCountry";
  static final String VERSION = "apiVersion";

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          CODE,
          "Agentic Commerce Protocol",
          "Keeps the products of a feed of the protocol's Feed API, which is made when none is"
              + " named.",
          List.of(
              Setting.required(
                      BASE_URL,
                      "Address",
                      Kind.TEXT,
                      "Where /feeds begins, as the receiver names it, such as"
                          + " https://api.example.com/acp.")
                  .asAddress(),
              Setting.optional(
                  TOKEN, "Token", Kind.SECRET, "The receiver's bearer token, where it wants one."),
              Setting.optional(
                  FEED_ID,
                  "Feed",
                  Kind.TEXT,
                  "The receiver's id of the feed. One is made at the first run when it is empty."),
              Setting.optional(
                  COUNTRY,
                  "Target country",
                  Kind.TEXT,
                  "Of a feed that is made, such as US (ISO 3166-1)."),
              Setting.withFallback(
                  VERSION,
                  "Version of the protocol",
                  Kind.TEXT,
                  "2026-04-17",
                  "Sent as API-Version.")));

  private AcpDescription() {}
}
