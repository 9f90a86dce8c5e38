package io.stoa.feed;

import io.stoa.connector.StallClient;
import io.stoa.outbox.ItemFeeds;
import io.stoa.outbox.KeepGoing;
import io.stoa.range.RangeTerms;
import io.stoa.schedule.Alarms;
import io.stoa.schedule.FeedScheduler;
import io.stoa.schedule.quartz.QuartzCluster;
import io.stoa.schedule.quartz.QuartzScheduling;
import io.stoa.store.mongo.MongoDocumentStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A node as a process of its own: what an application does with feeds, on documents, alarms and a
 * channel that it shares with other nodes.
 */
final class ClusterNode {
  private ClusterNode() {}

  /**
   * Runs until it is killed, and says which runs came to their end on it.
   *
   * @param arguments folder of its own, address of the documents, of the alarms, of the channel,
   *     seconds that its clock is ahead; then, where nodes are to help each other, the folder that
   *     they share
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(arguments[4])));
    StallClient channel = new StallClient(URI.create(arguments[3]));
    Path shared = arguments.length > 5 ? Path.of(arguments[5]) : null;
    HoldingGate gate = new HoldingGate(shared);
    Workshop shop =
        new Workshop(
            Path.of(arguments[0]),
            shared,
            List.of(channel),
            data -> MongoDocumentStore.open(arguments[1]),
            clock,
            gate,
            shared == null ? RangeTerms.NEVER : HoldingGate.RANGES);
    gate.of(shop);
    shop.running.afterEachRun(
        run -> System.out.println("ran " + run.scheduledFor() + " " + run.state()));
    QuartzCluster cluster = QuartzCluster.open(arguments[2], null, null);
    FeedScheduler scheduler =
        QuartzScheduling.scheduler(
            shop.feeds, shop.running, shop.store, cluster.open("feeds", 2), clock);
    ItemFeeds items =
        new ItemFeeds(shop.feeds, shop.targets, shop.connectors, shop.running, shop.items);
    shop.items.onlyWhile(shop.running::holds);
    Alarms dues = cluster.open("items", 2);
    new KeepGoing(shop.items, items, feed -> {}, dues, clock).start();
    scheduler.start();
    ExecutorService runs = Executors.newFixedThreadPool(2);
    System.out.println("ready");
    while (true) {
      TimeUnit.SECONDS.sleep(1);
      shop.items.freeAccounts();
      shop.running.takeOver(runs);
      int helped = shop.running.help();
      if (helped > 0) {
        System.out.println("helped with " + helped);
      }
    }
  }
}
