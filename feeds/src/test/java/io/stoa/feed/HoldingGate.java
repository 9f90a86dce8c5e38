package io.stoa.feed;

import io.stoa.mapping.Subject;
import io.stoa.range.RangeTerms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets a test hold a node in the middle of its work: at the next product while there is a file
 * {@code hold-lead} where it leads the run, {@code hold-help} where it helps. A node that is held
 * says so by a file as well.
 */
final class HoldingGate implements UnaryOperator<ItemGate> {
  /** Small ranges, so that a small shop has many. */
  static final RangeTerms RANGES = new RangeTerms(1, 5, 6);

  static final String LEAD = "lead";
  static final String HELP = "help";

  private final @Nullable Path folder;
  private volatile @Nullable Workshop shop;

  /**
   * @param folder of the files; null where nothing is ever held
   */
  HoldingGate(@Nullable Path folder) {
    this.folder = folder;
  }

  /** Whose gate it is; before anything is run there. */
  void of(Workshop newShop) {
    shop = newShop;
  }

  static Path hold(Path folder, String role) {
    return folder.resolve("hold-" + role);
  }

  static Path held(Path folder, String role) {
    return folder.resolve("held-" + role);
  }

  @Override
  public ItemGate apply(ItemGate gate) {
    return (feed, subject, now) -> at(gate, feed, subject, now);
  }

  private ItemGate.Verdict at(ItemGate gate, Feed feed, Subject subject, Instant now) {
    Path place = folder;
    Workshop ours = shop;
    if (place != null && ours != null) {
      waitIn(place, ours.running.holds(feed.code()) ? LEAD : HELP);
    }
    return gate.at(feed, subject, now);
  }

  private static void waitIn(Path folder, String role) {
    while (Files.exists(hold(folder, role))) {
      try {
        Files.writeString(held(folder, role), role);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
