package io.stoa.web;

import io.stoa.search.elasticsearch.ElasticsearchProcess;
import io.stoa.store.mongo.BreakingLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Kills something at random every few seconds; it comes back a few seconds later. */
final class Chaos implements AutoCloseable {
  private static final int LONGEST_DOWN_MILLIS = 8_000;
  private static final int LONGEST_PAUSE_MILLIS = 4_000;

  private final Random random;
  private final List<ServedNode> nodes;
  private final BreakingLink documents;
  private final KilledPostgres alarms;
  private final ElasticsearchProcess index;
  private final ExecutorService repairs = Executors.newCachedThreadPool();
  private final Set<Victim> down = EnumSet.noneOf(Victim.class);
  private final List<Future<?>> pending = new ArrayList<>();

  /** What can be killed. */
  enum Victim {
    LEFT,
    RIGHT,
    DOCUMENTS,
    ALARMS,
    INDEX
  }

  Chaos(
      long seed,
      List<ServedNode> nodes,
      BreakingLink documents,
      KilledPostgres alarms,
      ElasticsearchProcess index) {
    this.random = new Random(seed);
    this.nodes = nodes;
    this.documents = documents;
    this.alarms = alarms;
    this.index = index;
  }

  /** So many events, one after the other; what they hit may be down together. */
  void run(int events) throws Exception {
    for (int event = 0; event < events; event++) {
      strike(event);
      TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(LONGEST_PAUSE_MILLIS - 1_000));
    }
    awaitRepairs();
  }

  private void strike(int event) throws Exception {
    Victim[] all = Victim.values();
    // The import has just begun when the first one comes.
    Victim victim = event == 0 ? Victim.DOCUMENTS : all[random.nextInt(all.length)];
    int millis = 1_000 + random.nextInt(LONGEST_DOWN_MILLIS - 1_000);
    List<BreakingLink.Break> manners = List.of(BreakingLink.Break.values());
    BreakingLink.Break manner = manners.get(random.nextInt(manners.size()));
    synchronized (down) {
      if (!down.add(victim)) {
        return;
      }
    }
    boolean flaps = victim == Victim.DOCUMENTS && (event == 0 || random.nextBoolean());
    say(event + ": " + victim + (flaps ? ", flapping, " : ", ") + manner + ", " + millis + " ms");
    kill(victim, manner);
    pending.add(
        repairs.submit(
            () -> {
              if (flaps) {
                flap(manner, Instant.now().plusMillis(millis));
              } else {
                TimeUnit.MILLISECONDS.sleep(millis);
              }
              bringBack(victim);
              synchronized (down) {
                down.remove(victim);
              }
              return victim;
            }));
  }

  /** Connections live for some hundred milliseconds each. */
  private void flap(BreakingLink.Break manner, Instant until) throws Exception {
    while (Instant.now().isBefore(until)) {
      documents.mend();
      TimeUnit.MILLISECONDS.sleep(400);
      documents.breakIn(manner);
    }
  }

  private void kill(Victim victim, BreakingLink.Break manner) throws Exception {
    switch (victim) {
      case LEFT, RIGHT -> {
        if (manner == BreakingLink.Break.NOWHERE) {
          node(victim).terminate();
        } else {
          node(victim).kill();
        }
      }
      case DOCUMENTS -> documents.breakIn(manner);
      case ALARMS -> alarms.kill();
      case INDEX -> index.kill();
    }
  }

  private void bringBack(Victim victim) throws Exception {
    switch (victim) {
      case LEFT, RIGHT -> node(victim).start();
      case DOCUMENTS -> documents.mend();
      case ALARMS -> alarms.startAgain();
      case INDEX -> index.startAgain();
    }
    say(victim + " is back");
  }

  /** All databases are gone until no node says that it is ready, and each that it lives. */
  void withoutDatabases(Duration atMost) throws Exception {
    say("all databases are gone");
    documents.breakIn(BreakingLink.Break.NOWHERE);
    alarms.kill();
    index.kill();
    for (ServedNode node : nodes) {
      Caller caller = node.caller();
      Await.until(atMost, () -> caller.get("/readyz").status() == 503);
      if (caller.get("/livez").status() != 200) {
        throw new AssertionError("A restart would not help, and yet it says that it does not live");
      }
    }
    for (Victim victim : List.of(Victim.DOCUMENTS, Victim.ALARMS, Victim.INDEX)) {
      bringBack(victim);
    }
  }

  private void awaitRepairs() throws Exception {
    for (Future<?> repair : pending) {
      repair.get(5, TimeUnit.MINUTES);
    }
    pending.clear();
  }

  private ServedNode node(Victim victim) {
    return nodes.get(victim == Victim.LEFT ? 0 : 1);
  }

  private static void say(String what) {
    System.out.println("chaos " + Instant.now() + " " + what);
  }

  @Override
  public void close() {
    repairs.shutdownNow();
  }
}
