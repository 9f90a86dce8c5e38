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
import java.util.concurrent.locks.LockSupport;

/**
 * The alias that everybody reads and writes through, and the index behind it. An index with another
 * layout, or one to be forgotten, is exchanged for an empty one in a single step.
 */
final class IndexNames {
  /** Version of the layout, part of the index's name. */
  static final String SCHEMA = "v8";

  private static final int NOT_FOUND = 404;
  private static final int ATTEMPTS = 10;
  private static final long PAUSE_NANOS = 50_000_000;

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

  /**
   * Makes sure that there is an index of today's layout behind the alias. Of nodes that start at
   * once one puts it there, so that none takes away what another has begun to fill.
   */
  void ensure() {
    calls.ask(
        "open",
        client -> {
          Set<String> behind = behind(client);
          for (int attempt = 1; behind.stream().noneMatch(this::isOfToday); attempt++) {
            requireAttempt("open", attempt);
            if (behind.isEmpty()) {
              createFirst(client, ofToday() + "0");
            } else {
              replace(client, behind);
            }
            behind = behind(client);
          }
          return behind;
        });
  }

  /**
   * A node that lags behind may still tell of what was: so there is a pause before each but one.
   */
  private void requireAttempt(String what, int attempt) {
    if (attempt > ATTEMPTS) {
      throw Calls.unavailable(what, "nothing can be put behind the alias " + alias, null);
    }
    if (attempt > 1) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isOfToday(String index) {
    return index.startsWith(ofToday());
  }

  private String ofToday() {
    return alias + "-" + SCHEMA + "-";
  }

  private void replace(ElasticsearchClient client, Set<String> behind) throws IOException {
    String fresh = createBeside(client);
    show(client, fresh);
    if (!exchange(client, behind, fresh)) {
      client.indices().delete(d -> d.index(fresh));
    }
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

  /**
   * The index itself that is behind the alias, or has that name.
   *
   * @throws ElasticsearchException 404 where there is none
   */
  String itself(ElasticsearchClient client, String index) throws IOException {
    return isAlias(index)
        ? client.indices().getAlias(g -> g.name(alias)).result().keySet().iterator().next()
        : index;
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
    String name = ofToday() + UUID.randomUUID();
    Reader layout = IndexLayout.json(IndexLayout.NO_REFRESH);
    client.indices().create(c -> c.index(name).withJson(layout));
    return name;
  }

  private void putBehind(ElasticsearchClient client, String name) throws IOException {
    show(client, name);
    for (int attempt = 2; !exchange(client, behind(client), name); attempt++) {
      requireAttempt("exchange", attempt);
    }
  }

  /** What was written to the index is found from now on. */
  private void show(ElasticsearchClient client, String name) throws IOException {
    client
        .indices()
        .putSettings(
            p -> p.index(name).settings(i -> i.refreshInterval(t -> t.time(IndexLayout.REFRESH))));
    client.indices().refresh(r -> r.index(name));
  }

  /** False when another node has taken one of the old ones away meanwhile; then nothing is done. */
  private boolean exchange(ElasticsearchClient client, Set<String> old, String name)
      throws IOException {
    List<Action> actions = new ArrayList<>();
    old.forEach(each -> actions.add(Action.of(a -> a.removeIndex(r -> r.index(each)))));
    actions.add(Action.of(a -> a.add(add -> add.index(name).alias(alias).isWriteIndex(true))));
    try {
      client.indices().updateAliases(u -> u.actions(actions));
      return true;
    } catch (ElasticsearchException e) {
      if (e.status() != NOT_FOUND) {
        throw e;
      }
      return false;
    }
  }
}
