package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.ledger.Ledgers;
import io.stoa.mapping.Shirt;
import io.stoa.search.Filter;
import io.stoa.store.ForkedJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed with -9 while it edits products and runs a feed again and again. Whatever it
 * was doing, the destination has a whole file, and the next run brings it up to date.
 */
@Timeout(300)
class KilledRunTest {
  private static final int ROUNDS = 4;
  private static final int PRODUCTS = 300;
  private static final String RAN = "ran: ";

  @Test
  void theNextRunFinishesWhatAKilledOneBegan(@TempDir Path folder) throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      killAfter(1 + 2 * round, folder, round);
      try (Workshop shop = new Workshop(folder)) {
        String meanwhile = shop.received("google.tsv");
        assertThat(meanwhile).startsWith("id\t").endsWith("\n");
        assertThat(meanwhile.lines().map(line -> line.split("\t", -1).length).distinct())
            .hasSize(1);
        shop.running.interruptAbandoned();
        FeedRun run = shop.run();
        assertThat(run.errors()).isEmpty();
        assertThat(run.state()).isEqualTo(State.SUCCEEDED);
        assertThat(new Ledgers(shop.store).head("test").unsettled()).isNull();
        String made = shop.received("google.tsv");
        assertThat(made.lines()).hasSize(PRODUCTS + 1);
        assertThat(made).isEqualTo(anew(shop));
        assertThat(shop.run().files()).isEmpty();
      }
    }
  }

  private static String anew(Workshop shop) throws IOException {
    Feed other = feed("other", "other.tsv");
    shop.save(other);
    new Ledgers(shop.store).drop("other");
    assertThat(shop.running.run("other", Trigger.PERSON, null).errors()).isEmpty();
    return shop.received("other.tsv");
  }

  private static void killAfter(int runs, Path folder, int round)
      throws IOException, InterruptedException {
    Process process =
        ForkedJvm.start(RunUntilKilled.class, folder.toString(), Integer.toString(round));
    try (BufferedReader output = process.inputReader()) {
      int seen = 0;
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        // What is logged stands between.
        seen += line.startsWith(RAN) ? 1 : 0;
        if (seen == runs) {
          // Somewhere in the next run.
          Thread.sleep(new Random(round).nextInt(120));
          process.toHandle().destroyForcibly();
        }
      }
      assertThat(process.waitFor()).as("killed, not ended").isEqualTo(137);
    }
  }

  private static Feed feed(String code, String file) {
    Feed like = Workshop.feed("google-merchant", "tsv", file, Map.of());
    return like.edit()
        .code(code)
        .enabled(true)
        .selection(new Filter.InCategory(Set.of("women")))
        .schedules(List.of())
        .build();
  }

  /** The process to be killed. */
  static final class RunUntilKilled {
    private RunUntilKilled() {}

    public static void main(String[] arguments) throws IOException {
      Random random = new Random(Long.parseLong(arguments[1]));
      Workshop shop = new Workshop(Path.of(arguments[0]));
      if (shop.products.count() == 0) {
        for (int i = 0; i < PRODUCTS; i++) {
          shop.put(Shirt.of("S" + i));
        }
      }
      shop.save(feed("test", "google.tsv"));
      while (true) {
        for (int edit = 0; edit < 5; edit++) {
          shop.put(
              Shirt.of("S" + random.nextInt(PRODUCTS)).text("brand", "B" + random.nextInt(1000)));
        }
        System.out.println(RAN + shop.run().state());
      }
    }
  }
}
