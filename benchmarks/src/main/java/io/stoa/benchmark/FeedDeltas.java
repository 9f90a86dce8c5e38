package io.stoa.benchmark;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.delta.Difference;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.feed.FeedRun.Mode;
import io.stoa.feed.RunFeed;
import io.stoa.product.EditResult;
import io.stoa.product.Product;
import io.stoa.product.ProductEdit;
import io.stoa.product.StoredProducts;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.product.Versioned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs of a feed that has been delivered: after nothing, after 100 edits, again and again. */
final class FeedDeltas {
  private static final int EDITS = 100;
  private static final int ROUNDS = 3;
  private static final int PAGE = 1_000;

  /** Counts up, so that names are new each time. */
  private int round;

  private final RunFeed runs;
  private final Feed feed;
  private final StoredProducts products;
  private final Catalog catalog;

  FeedDeltas(RunFeed runs, Feed feed, StoredProducts products, Catalog catalog) {
    this.runs = runs;
    this.feed = feed;
    this.products = products;
    this.catalog = catalog;
  }

  /**
   * @param count how many products there are
   * @param full the first run, which compared and delivered everything
   */
  void print(int count, Measured full) throws Exception {
    run("feed again, nothing changed", count, full);
    for (round = 1; round <= ROUNDS; round++) {
      int edited = edit(count);
      run("feed after " + edited + " edits, round " + round, count, full);
    }
  }

  private void run(String name, int count, Measured full) throws Exception {
    FeedRun[] ended = new FeedRun[1];
    Measured measured =
        Measured.of(
            name,
            count,
            () -> ended[0] = runs.run(feed.code(), FeedRun.Trigger.COMMAND_LINE, null, Mode.USUAL));
    measured.print(full);
    @Nullable Difference found = ended[0].difference();
    System.out.println(
        "  "
            + ended[0].state()
            + (found == null
                ? " " + ended[0].errors()
                : String.format(
                    ": %,d looked at, %,d rendered, %,d new, %,d changed, %,d gone, %,d unchanged",
                    found.lookedAt(),
                    found.rendered(),
                    found.created(),
                    found.updated(),
                    found.deleted(),
                    found.unchanged())));
  }

  /** Names products anew, spread over the catalogue; how many took it. */
  private int edit(int count) {
    Attribute name = catalog.attribute("name").orElseThrow();
    ValueKey key =
        new ValueKey(
            name.code(),
            name.localizable() ? feed.view().locale() : null,
            name.scopable() ? feed.view().channel() : null);
    int step = Math.max(1, count / EDITS);
    List<ProductEdit> edits = new ArrayList<>();
    int seen = 0;
    List<Versioned<Product>> page = products.scan(null, PAGE);
    while (!page.isEmpty()) {
      for (Versioned<Product> product : page) {
        if (seen++ % step == 0 && edits.size() < EDITS) {
          edits.add(renamed(product.value(), key));
        }
      }
      page = products.scan(page.get(page.size() - 1).value().identifier(), PAGE);
    }
    return (int)
        products.apply(edits).stream().filter(EditResult.Updated.class::isInstance).count();
  }

  private ProductEdit renamed(Product product, ValueKey key) {
    Value name = new Value.Text("Renamed " + round + " " + product.identifier());
    return ProductEdit.of(product.identifier(), Map.of(key, Optional.of(name)));
  }
}
