package io.stoa.connectors.wechat;

import io.stoa.connectors.throttle.Account;
import io.stoa.digest.Sha256;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What was learned of shops and would cost calls to learn again: where an image is at WeChat, which
 * product has which id. All of it can be lost. Thread-safe.
 */
final class WeChatMemory {
  private static final CollectionSpec COLLECTION = CollectionSpec.of("wechat_memory");

  private final DocumentCollection documents;

  WeChatMemory(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  /** The JSON of a document. */
  record Fact(String value, Instant at) {}

  Optional<Fact> get(Account account, String kind, String name) {
    return documents
        .get(id(account, kind, name))
        .flatMap(document -> Optional.ofNullable(document.body()))
        .map(body -> Json.read(body.utf8(), Fact.class));
  }

  void put(Account account, String kind, String name, String value, Instant at) {
    documents.put(
        new Write(
            id(account, kind, name),
            Write.ANY,
            JsonBody.of(Json.write(new Fact(value, at))),
            Map.of()));
  }

  void forget(Account account, String kind, String name) {
    documents.put(Write.delete(id(account, kind, name), Write.ANY));
  }

  private static String id(Account account, String kind, String name) {
    return kind + "-" + Sha256.hex(account.base() + "\n" + account.id() + "\n" + name);
  }
}
