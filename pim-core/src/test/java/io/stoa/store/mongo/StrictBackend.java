package io.stoa.store.mongo;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers as the primary of a replica set of one, so the driver uses sessions, retries writes and
 * passes times on; refuses what MongoDB refuses and the plain backend lets pass, see {@link
 * MongoRules}. A write that comes again under its number is answered as before and not done again.
 * It never elects: nothing is rolled back, and a majority has everything at once.
 */
public class StrictBackend extends CopyingBackend {
  private static final Set<String> HANDSHAKES = Set.of("ismaster", "isMaster", "hello");
  private static final int TRANSACTION_TOO_OLD = 225;

  private final AtomicLong clock = new AtomicLong(new BsonTimestamp(Instant.now(), 1).getValue());
  private final Map<Object, Retryable> sessions = new ConcurrentHashMap<>();
  private final MongoRules rules = new MongoRules();

  /** The last numbered write of a session; whoever sends it again waits until it is done. */
  private static final class Retryable {
    private long number = -1;
    private @Nullable Document answer;
  }

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    Document answer = super.handleCommand(channel, database, command, query);
    return HANDSHAKES.contains(command) ? asPrimary(answer) : answer;
  }

  private static Document asPrimary(Document answer) {
    return answer
        .append("setName", "strict")
        .append("setVersion", 1)
        .append("secondary", false)
        .append("hosts", List.of("localhost:27017"))
        .append("primary", "localhost:27017")
        .append("me", "localhost:27017")
        .append("logicalSessionTimeoutMinutes", 30);
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document command = message.getDocument();
    rules.check(command, new BsonTimestamp(clock.get()));
    if (!(command.get("lsid") instanceof Document session) || !command.containsKey("txnNumber")) {
      return stamped(super.handleMessage(message));
    }
    long number = ((Number) command.get("txnNumber")).longValue();
    Retryable write = sessions.computeIfAbsent(session.get("id"), id -> new Retryable());
    synchronized (write) {
      if (number < write.number) {
        throw new MongoServerError(TRANSACTION_TOO_OLD, "TransactionTooOld", "An old number.");
      }
      if (number > write.number || write.answer == null) {
        write.number = number;
        write.answer = null;
        write.answer = stamped(super.handleMessage(message));
      }
      return write.answer.cloneDeeply();
    }
  }

  /** With the time of what was done, which is never the same twice. */
  private Document stamped(Document answer) {
    BsonTimestamp now = new BsonTimestamp(clock.incrementAndGet());
    Document signature = new Document("hash", new BinData(new byte[20])).append("keyId", 0L);
    return answer
        .append("operationTime", now)
        .append("$clusterTime", new Document("clusterTime", now).append("signature", signature));
  }
}
