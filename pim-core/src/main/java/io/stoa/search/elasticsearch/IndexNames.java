package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The alias that everybody reads and writes through, and the index behind it. An index with another
 * layout, or one to be forgotten, is exchanged for an empty one in a single step.
 */
final class IndexNames {
  /** Version of the layout, part of the index's name. */
  static final String SCHEMA = "v7";

  private static final int NOT_FOUND = 404;
  private static final int ATTEMPTS = 10;

  private final Calls calls;
  private final String alias;
  private final LeftIndexes left;

  IndexNames(Calls calls, String alias) {
    this.calls = calls;
    this.alias = alias;
    this.left = new LeftIndexes(alias);
  }

  boolean isAlias(String index) {
    return index.equals(alias);
  }

  /** Makes sure that there is an index of today's layout behind the alias. */
  void ensure() {
    calls.ask(
        "open",
        client -> {
          Set<String> behind = behind(client);
          String prefix = alias + "-" + SCHEMA + "-";
          if (behind.isEmpty()) {
            createFirst(client, prefix + "0");
          } else if (behind.stream().noneMatch(name -> name.startsWith(prefix))) {
            putBehind(client, createBeside(client));
          }
          return behind;
        });
  }

  /** Puts an empty index behind the alias; the old one is gone afterwards. */
  void renew() {
    putBehind(beside());
  }

  /**
   * Makes an empty index beside the one behind the alias; gives its name. What is written to it is
   * not found before it comes behind the alias.
   */
  String beside() {
    return calls.ask("make", this::createBeside);
  }

  /** Puts the index behind the alias; the one that was there is gone afterwards. */
  void putBehind(String name) {
    calls.ask(
        "exchange",
        client -> {
          putBehind(client, name);
          return name;
        });
  }

  /** Takes an index away that never came behind the alias. */
  void remove(String name) {
    calls.ask("remove", client -> client.indices().delete(d -> d.index(name)));
  }

  private Set<String> behind(ElasticsearchClient client) throws IOException {
    try {
      return client.indices().getAlias(g -> g.name(alias)).result().keySet();
    } catch (ElasticsearchException e) {
      if (e.status() == NOT_FOUND) {
        return Set.of();
      }
      throw e;
    }
  }

  /** All nodes that start at once choose the same name, so that one of them makes it. */
  private void createFirst(ElasticsearchClient client, String name) throws IOException {
    try {
      Reader layout = IndexLayout.json(IndexLayout.REFRESH);
      client
          .indices()
          .create(c -> c.index(name).withJson(layout).aliases(alias, a -> a.isWriteIndex(true)));
    } catch (ElasticsearchException e) {
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw e;
      }
    }
  }

  private String createBeside(ElasticsearchClient client) throws IOException {
    left.remove(client, Instant.now().minus(LeftIndexes.OLD));
    String name = alias + "-" + SCHEMA + "-" + UUID.randomUUID();
    Reader layout = IndexLayout.json(IndexLayout.NO_REFRESH);
    client.indices().create(c -> c.index(name).withJson(layout));
    return name;
  }

  private void putBehind(ElasticsearchClient client, String name) throws IOException {
    client
        .indices()
        .putSettings(
            p -> p.index(name).settings(i -> i.refreshInterval(t -> t.time(IndexLayout.REFRESH))));
    client.indices().refresh(r -> r.index(name));
    for (int attempt = 1; ; attempt++) {
      List<Action> actions = new ArrayList<>();
      for (String old : behind(client)) {
        actions.add(Action.of(a -> a.removeIndex(r -> r.index(old))));
      }
      actions.add(Action.of(a -> a.add(add -> add.index(name).alias(alias).isWriteIndex(true))));
      try {
        client.indices().updateAliases(u -> u.actions(actions));
        return;
      } catch (ElasticsearchException e) {
        // Another node has exchanged it meanwhile: then its index is the one to replace.
        if (e.status() != NOT_FOUND || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
