package io.stoa.benchmark;

import io.stoa.catalog.Attribute;
import io.stoa.catalog.Catalog;
import io.stoa.delta.Difference;
import io.stoa.feed.Feed;
import io.stoa.feed.FeedRun;
import io.stoa.feed.FeedRun.Mode;
import io.stoa.feed.RunFeed;
import io.stoa.product.Change;
import io.stoa.product.EditResult;
import io.stoa.product.Product;
import io.stoa.product.ProductEdit;
import io.stoa.product.StoredProducts;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.product.Versioned;
import io.stoa.store.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs of a feed that has been delivered: after nothing, after 100 edits, over everything. */
final class FeedDeltas {
  private static final int EDITS = 100;

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
    run("feed again, nothing changed", count, Mode.USUAL, full);
    int edited = edit(count);
    run("feed after " + edited + " edits", count, Mode.USUAL, full);
    run("feed: everything compared, nothing changed", count, Mode.EVERYTHING, full);
  }

  private void run(String name, int count, Mode mode, Measured full) throws Exception {
    FeedRun[] ended = new FeedRun[1];
    Measured measured =
        Measured.of(
            name,
            count,
            () -> ended[0] = runs.run(feed.code(), FeedRun.Trigger.COMMAND_LINE, null, mode));
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
    List<Versioned<Product>> all = products.scan(null, count);
    int step = Math.max(1, all.size() / EDITS);
    List<ProductEdit> edits =
        IntStream.range(0, Math.min(EDITS, all.size()))
            .mapToObj(i -> renamed(all.get(i * step).value(), key))
            .toList();
    return (int)
        products.apply(edits).stream().filter(EditResult.Updated.class::isInstance).count();
  }

  private static ProductEdit renamed(Product product, ValueKey key) {
    Value name = new Value.Text("Renamed " + product.identifier());
    return new ProductEdit(
        product.identifier(),
        null,
        Write.ANY,
        null,
        Change.keep(),
        Change.keep(),
        null,
        null,
        Map.of(),
        Map.of(key, Optional.of(name)));
  }
}
