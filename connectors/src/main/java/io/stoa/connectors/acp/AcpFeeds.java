package io.stoa.connectors.acp;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.Target;
import io.stoa.connectors.oauth.AccessTokens;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which feed of the receiver is ours: the one that the settings name, or one that was made for our
 * feed and is remembered. Thread-safe.
 */
final class AcpFeeds {
  private static final CollectionSpec COLLECTION = CollectionSpec.of("acp_feeds");

  private final DocumentCollection documents;

  AcpFeeds(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  /** The JSON of a document. */
  record Made(String id) {}

  /** The feed's id; empty while none is named or made. */
  Optional<String> find(Target target, AcpSettings settings) {
    return settings.feedId().isEmpty()
        ? documents
            .get(key(target, settings))
            .map(document -> Objects.requireNonNull(document.body()))
            .map(body -> Json.read(body.utf8(), Made.class).id())
        : Optional.of(settings.feedId());
  }

  /** The feed's id; one is made when there is none. */
  String findOrMake(Target target, AcpSettings settings, AcpClient client)
      throws DeliveryException {
    Optional<String> known = find(target, settings);
    if (known.isPresent()) {
      return known.get();
    }
    String id = client.createFeed();
    documents.put(
        new Write(
            key(target, settings), Write.ANY, JsonBody.of(Json.write(new Made(id))), Map.of()));
    return id;
  }

  private static String key(Target target, AcpSettings settings) {
    return AccessTokens.key(settings.base().toString(), target.feed());
  }
}
