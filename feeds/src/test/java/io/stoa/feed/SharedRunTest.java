package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.delta.Difference;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.feed.CustomFormat.Column;
import io.stoa.feed.FeedRun.Outcome;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.ledger.EntryState;
import io.stoa.ledger.LedgerEntry;
import io.stoa.mapping.Shirt;
import io.stoa.range.RangeTerms;
import io.stoa.store.CollectionSpec;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run that is cut into ranges. The other node is a second {@link RunFeed}, which comes to help
 * when the first item is made, and so while the leader cannot have made all.
 */
class SharedRunTest {
  /** Small enough for many ranges, and with more of them than a process makes ahead. */
  private static final RangeTerms SMALL = new RangeTerms(1, 3, 8);

  private static final int PRODUCTS = 90;

  @TempDir Path folder;

  /** All that a run leaves; each character of a file is one of its bytes. */
  private record Left(
      String file,
      String report,
      String changes,
      Map<Outcome, Long> counts,
      @Nullable Difference difference,
      List<LedgerEntry> entries) {}

  @ParameterizedTest
  @CsvSource({
    "google-merchant, tsv, id",
    "google-merchant, rss, id",
    "pinterest-catalog, csv.gz, id",
    "google-local-inventory, tsv, ",
    "wechat-shop, json, ",
    "amazon-listings, amazon-json, ",
    "custom, xlsx, "
  })
  void leavesByteForByteWhatARunOfOneNodeLeaves(String set, String format, @Nullable String key)
      throws IOException {
    Feed feed = feed(set, format, key);
    Left alone;
    try (Workshop shop = new Workshop(folder.resolve("alone"))) {
      alone = left(filled(shop), feed);
    }
    FirstItem first = new FirstItem();
    try (Workshop shop = workshop(first)) {
      AtomicInteger helped = new AtomicInteger();
      first.then = () -> helped.set(helper(shop).help());
      Left together = left(filled(shop), feed);

      assertThat(helped).hasPositiveValue();
      assertThat(together)
          .usingRecursiveComparison()
          .ignoringFields("entries.run")
          .isEqualTo(alone);
      assertThat(together.counts()).isNotEmpty();
      assertNothingIsLeftOver(shop);
    }
  }

  @Test
  void whatAHelperMadeAndCannotBeReadIsMadeAgain() throws IOException {
    FirstItem first = new FirstItem();
    try (Workshop shop = workshop(first)) {
      first.then =
          () -> {
            assertThat(helper(shop).help()).isGreaterThan(1);
            // Those whose turn is long to come.
            List<Path> parts = parts(shop);
            spoil(parts.get(0), parts.get(1));
          };
      assertThat(run(filled(shop))).isEqualTo(alone());
      assertNothingIsLeftOver(shop);
    }
  }

  private static void spoil(Path half, Path gone) {
    try {
      byte[] whole = Files.readAllBytes(half);
      Files.write(half, Arrays.copyOf(whole, whole.length - 1));
      Files.delete(gone);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aNodeThatWouldMakeOtherItemsDoesNotHelp() throws IOException {
    FirstItem first = new FirstItem();
    try (Workshop shop = workshop(first)) {
      AtomicInteger helped = new AtomicInteger(-1);
      first.then =
          () -> {
            shop.save(Workshop.feed("google-merchant", "tsv", "items", Map.of("title", "'Other'")));
            helped.set(helper(shop).help());
          };
      assertThat(run(filled(shop))).isEqualTo(alone());
      assertThat(helped).hasValue(0);
    }
  }

  @Test
  void aHelperThatIsToldToEndLeavesTheRest() throws IOException {
    FirstItem first = new FirstItem();
    try (Workshop shop = workshop(first)) {
      AtomicInteger helped = new AtomicInteger(-1);
      first.then =
          () -> {
            FirstItem ofHelper = new FirstItem();
            RunFeed helper = shop.node(gated(shop.sources, ofHelper), RangeTerms.NEVER);
            ofHelper.then = helper::stop;
            helped.set(helper.help());
            assertThat(helper.help()).isZero();
            assertThat(count(shop, "feed_ranges")).as("some are left").isGreaterThan(helped.get());
            assertThat(count(shop, "feed_range_claims")).as("held by nobody").isZero();
          };
      assertThat(run(filled(shop))).isEqualTo(alone());
      assertNothingIsLeftOver(shop);
    }
  }

  @Test
  void whenTheLeaderIsToldToEndNobodyHelpsAnyMoreAndTheNextBeginsAnew() throws IOException {
    FirstItem first = new FirstItem();
    try (Workshop shop = workshop(first)) {
      RunFeed helper = helper(shop);
      first.then =
          () -> {
            assertThat(helper.help()).isPositive();
            shop.running.stop();
          };
      filled(shop).save(feed("google-merchant", "tsv", "id"));

      assertThatThrownBy(() -> shop.running.run("test", Trigger.PERSON, null))
          .isInstanceOfSatisfying(
              StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.SHUTTING_DOWN));

      assertThat(shop.inbox.deliveries()).isEmpty();
      assertThat(helper.help()).isZero();
      assertNothingIsLeftOver(shop);
      List<FeedRun> begun = shop.node(shop.sources, SMALL).takeOver(Runnable::run);
      assertThat(begun).hasSize(1);
      assertThat(shop.runs.get(begun.get(0).id()).state()).isEqualTo(State.SUCCEEDED_WITH_SKIPS);
      assertThat(shop.inbox.deliveries()).hasSize(1);
      assertThat(shop.received("items")).isEqualTo(alone());
    }
  }

  @Test
  void aSmallRunAndARunOfFewChangesAreMadeByOne() throws IOException {
    FirstItem first = new FirstItem();
    try (Workshop shop = workshop(first)) {
      AtomicInteger helped = new AtomicInteger(-1);
      run(filled(shop));
      first.again(() -> helped.set(helper(shop).help()));
      shop.put(Shirt.of("P1").localized("name", "en_US", "Another name"));
      shop.run();
      assertThat(helped).as("a delta").hasValue(0);

      RunFeed careful = shop.node(shop.sources, new RangeTerms(10 * PRODUCTS, 3, 8));
      first.again(() -> helped.set(helper(shop).help()));
      careful.run("test", Trigger.PERSON, null, FeedRun.Mode.EVERYTHING);
      assertThat(helped).as("a small one").hasValue(0);
    }
  }

  /** Does something when the first item is about to be made. */
  private static final class FirstItem implements UnaryOperator<ItemGate> {
    private final AtomicBoolean met = new AtomicBoolean();
    private volatile Runnable then = () -> {};

    void again(Runnable next) {
      then = next;
      met.set(false);
    }

    @Override
    public ItemGate apply(ItemGate gate) {
      return (feed, subject, now) -> {
        if (met.compareAndSet(false, true)) {
          then.run();
        }
        return gate.at(feed, subject, now);
      };
    }
  }

  private Workshop workshop(FirstItem first) throws IOException {
    return new Workshop(
        folder.resolve("together"),
        null,
        List.of(),
        data -> SqliteDocumentStore.open(data.database()),
        null,
        first,
        SMALL);
  }

  private static RunFeed helper(Workshop shop) {
    return shop.node(shop.sources, RangeTerms.NEVER);
  }

  private static FeedSources gated(FeedSources usual, FirstItem gate) {
    return new FeedSources(
        usual.search(),
        usual.products(),
        usual.offers(),
        usual.catchUp(),
        gate.apply(usual.gate()),
        usual.policies(),
        usual.further());
  }

  /**
   * @param key a field whose value must be unique, and is not; null for none
   */
  private static Feed feed(String set, String format, @Nullable String key) {
    Map<String, String> mapping = key == null ? Map.of() : Map.of(key, "value('brand')");
    Feed feed = Workshop.feed(set, format, "items", mapping);
    if (set.equals("google-local-inventory")) {
      Map<String, String> stores = Map.of("pickupMethod", "buy", "pickupSla", "same_day");
      return feed.edit()
          .view(new Feed.View("web", "en_US", "USD", "https://shop.example", stores))
          .build();
    } else if (set.equals("custom")) {
      List<Column> columns =
          List.of(
              new Column("picture", null, "value('image')", true),
              new Column("price", null, "price()", false),
              new Column("brand", null, "value('brand')", false));
      return feed.edit().custom(new CustomFormat(null, columns, null, null, null)).build();
    }
    return feed;
  }

  private static Workshop filled(Workshop shop) {
    List<Shirt> shirts = new ArrayList<>();
    for (int i = 0; i < PRODUCTS; i++) {
      Shirt shirt = Shirt.of("P" + i).text("brand", "B" + i % 80).stock("main", i);
      // Some lack what is mandatory.
      shirts.add(i % 9 == 4 ? shirt.without("image").priced() : shirt);
    }
    shop.put(shirts.toArray(Shirt[]::new));
    for (String model : List.of("marlow", "norton", "ophelia", "pascal")) {
      shop.model(model, "s", "m");
    }
    return shop;
  }

  private String alone() throws IOException {
    try (Workshop shop = new Workshop(folder.resolve("alone"))) {
      return run(filled(shop));
    }
  }

  private static String run(Workshop shop) throws IOException {
    shop.save(feed("google-merchant", "tsv", "id"));
    assertThat(shop.run().errors()).isEmpty();
    return shop.received("items");
  }

  private static Left left(Workshop shop, Feed feed) throws IOException {
    shop.save(feed);
    FeedRun run = shop.run();
    assertThat(run.errors()).isEmpty();
    List<LedgerEntry> entries = new ArrayList<>();
    shop.ledgers.each(
        shop.ledgers.head("test"), EnumSet.allOf(EntryState.class), 1_000, entries::add);
    Path root = shop.data.root();
    return new Left(
        unpacked(shop.inbox.file("items")),
        bytes(root.resolve(Objects.requireNonNull(run.report()))),
        bytes(RunFolder.changes(root, run)),
        run.counts(),
        run.difference(),
        entries);
  }

  /** A workbook as its parts but for those that say when it was made; other files as they are. */
  private static String unpacked(Path file) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        if (!part.getName().startsWith("docProps/")) {
          zip.transferTo(all);
        }
      }
    }
    return all.size() == 0 ? bytes(file) : all.toString(StandardCharsets.ISO_8859_1);
  }

  private static String bytes(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static List<Path> parts(Workshop shop) {
    try (Stream<Path> files = Files.walk(shop.data.out())) {
      return files
          .filter(file -> file.toString().endsWith(".range"))
          .sorted(Comparator.comparingInt(SharedRunTest::number).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(Path part) {
    return Integer.parseInt(part.getFileName().toString().split("-", 2)[0]);
  }

  private static long count(Workshop shop, String collection) {
    return shop.store.collection(CollectionSpec.of(collection)).count();
  }

  private static void assertNothingIsLeftOver(Workshop shop) {
    assertThat(parts(shop)).isEmpty();
    for (String collection :
        Set.of("feed_shared_runs", "feed_ranges", "feed_range_keys", "feed_range_claims")) {
      assertThat(count(shop, collection)).as(collection).isZero();
    }
  }
}
