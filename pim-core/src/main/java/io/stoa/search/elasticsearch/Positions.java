package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import io.stoa.json.Json;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an index has followed its source. It is told of the index itself and not of what is
 * behind the alias: who does not know yet that another one is there says nothing about that one.
 */
final class Positions {
  /** No document of a product is called so. */
  private static final String ID = "position-";

  private final Calls calls;
  private final String index;
  private final IndexNames names;

  /** The index itself; null while nobody has asked. */
  private volatile @Nullable String itself;

  /**
   * @param index an alias, or an index itself
   */
  Positions(Calls calls, String index, IndexNames names) {
    this.calls = calls;
    this.index = index;
    this.names = names;
  }

  /** That of the index which is there now; null where nothing was told of it. */
  @Nullable String read() {
    return calls.ask("open", client -> new Told(read(client))).position();
  }

  private record Told(@Nullable String position) {}

  private @Nullable String read(ElasticsearchClient client) throws IOException {
    String now;
    JsonData told;
    do {
      now = names.itself(client, index);
      String id = ID + now;
      told = client.get(g -> g.index(index).id(id), JsonData.class).source();
      // What was asked may have been another index, of which nothing was told under this name.
    } while (told == null && !now.equals(names.itself(client, index)));
    itself = now;
    return told == null ? null : told.toJson().asJsonObject().getString(Fields.POSITION);
  }

  /** Tells the position of the index that was there when it was last read. */
  void tell(String position) {
    BinaryData document =
        BinaryData.of(Json.write(Map.of(Fields.POSITION, position)), ContentType.APPLICATION_JSON);
    boolean isAlias = names.isAlias(index);
    calls.ask(
        "commit",
        client -> {
          String of = itself;
          if (of == null) {
            of = names.itself(client, index);
            itself = of;
          }
          String id = ID + of;
          return client.index(i -> i.index(index).id(id).requireAlias(isAlias).document(document));
        });
  }

  /** Whether another index is there than when the position was last read. */
  boolean areOfAnother() {
    String before = itself;
    return before != null
        && calls.ask("open", client -> !before.equals(names.itself(client, index)));
  }

  /** Another index is there now, by our own doing. */
  void forget() {
    itself = null;
  }
}
