package io.stoa.connectors.oauth;

import io.stoa.connector.DeliveryException;
import io.stoa.digest.Sha256;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.secret.SecretBox;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Write;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps access tokens until shortly before they expire, for all threads and nodes; in the store
 * they are sealed. Only one thread fetches a new one, the others wait for it. Thread-safe.
 */
public final class AccessTokens {
  private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);
  private static final CollectionSpec COLLECTION = CollectionSpec.of("access_tokens");

  /** A call that begins with a token has this long to arrive. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final DocumentCollection documents;
  private final SecretBox box;
  private final Clock clock;
  private final Map<String, Slot> slots = new ConcurrentHashMap<>();

  public AccessTokens(DocumentStore store, SecretBox box, Clock clock) {
    this.documents = store.collection(COLLECTION);
    this.box = box;
    this.clock = clock;
  }

  /** Asks the channel for a new token. */
  @FunctionalInterface
  public interface Fetch {
    AccessToken fetch() throws DeliveryException;
  }

  /** A place for one token, locked while it is fetched. */
  private static final class Slot {
    private AccessToken token = new AccessToken("", Instant.MIN);
  }

  /** The JSON of a document. */
  record Sealed(String token, Instant expires) {}

  /**
   * A key under which tokens are kept: another one as soon as any part changes, so that a token of
   * former credentials is never used for new ones.
   *
   * @param parts who asks, where, and with which credentials; none can be guessed from the key
   */
  public static String key(String... parts) {
    StringBuilder whole = new StringBuilder();
    for (String part : parts) {
      whole.append(part.length()).append(':').append(part);
    }
    return Sha256.hex(whole.toString());
  }

  /** A token that is good for some minutes more. */
  public AccessToken get(String key, Fetch fetch) throws DeliveryException {
    Slot slot = slots.computeIfAbsent(key, k -> new Slot());
    synchronized (slot) {
      if (isGood(slot.token)) {
        return slot.token;
      }
      Optional<AccessToken> shared = read(key).filter(this::isGood);
      AccessToken token = shared.isPresent() ? shared.get() : fetch.fetch();
      slot.token = token;
      if (shared.isEmpty()) {
        Sealed stored = new Sealed(box.encrypt(token.value()), token.expires());
        documents.put(new Write(key, Write.ANY, JsonBody.of(Json.write(stored)), Map.of()));
      }
      return token;
    }
  }

  /** The channel did not take this token: it is not given out again. */
  public void forget(String key, AccessToken refused) {
    Slot slot = slots.computeIfAbsent(key, k -> new Slot());
    synchronized (slot) {
      if (slot.token.equals(refused)) {
        slot.token = new AccessToken("", Instant.MIN);
      }
      if (read(key).filter(refused::equals).isPresent()) {
        documents.put(Write.delete(key, Write.ANY));
      }
    }
  }

  private boolean isGood(AccessToken token) {
    return token.expires().isAfter(clock.instant().plus(MARGIN));
  }

  private Optional<AccessToken> read(String key) {
    try {
      return documents
          .get(key)
          .flatMap(document -> Optional.ofNullable(document.body()))
          .map(body -> Json.read(body.utf8(), Sealed.class))
          .map(kept -> new AccessToken(box.decrypt(kept.token()), kept.expires()));
    } catch (StoaException e) {
      // Sealed with another key: a new token costs one call.
      LOG.info("A stored access token cannot be used: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
