package io.stoa.store.mongo;

import static java.util.Objects.requireNonNull;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Keeps what it was asked and what it answered, and answers otherwise when told to. */
final class ScriptedBackend extends StrictBackend {
  /** A command and its answer. */
  record Exchange(Document command, Document answer) {}

  /** What becomes of a command; the supplier carries it out. */
  interface Twist {
    Document answer(MongoMessage message, Supplier<Document> carriedOut);
  }

  private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
  private volatile String twisted = "";
  private volatile Twist twist = (message, carriedOut) -> carriedOut.get();

  /** From now on the commands of this name are answered so. */
  void twist(String command, Twist newTwist) {
    twist = newTwist;
    twisted = command;
  }

  void straighten() {
    twisted = "";
  }

  /** What the last command of this name in this collection asked to see. */
  Document lastReadConcern(String command, String collection) {
    return (Document) requireNonNull(last(command, collection).command().get("readConcern"));
  }

  /** The last exchange of this command in this collection. */
  Exchange last(String command, String collection) {
    return exchanges.stream()
        .filter(exchange -> collection.equals(exchange.command().get(command)))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Override
  public Document handleMessage(MongoMessage message) {
    Document command = message.getDocument();
    Document answer =
        command.containsKey(twisted)
            ? twist.answer(message, () -> super.handleMessage(message))
            : super.handleMessage(message);
    exchanges.add(new Exchange(command, answer.cloneDeeply()));
    return answer;
  }
}
