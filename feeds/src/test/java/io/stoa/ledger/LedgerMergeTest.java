package io.stoa.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemIssue;
import io.stoa.error.StoaException;
import io.stoa.store.SharedStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LedgerMergeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  @TempDir Path folder;
  private SqliteDocumentStore store;
  private Ledgers ledgers;
  private final Model model = new Model();

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(folder.resolve("s.db"));
    ledgers = new Ledgers(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Takes the news as they are and remembers what it was asked. */
  private static final class Model implements LedgerMerge.Decisions<LedgerEntry> {
    final List<String> gone = new ArrayList<>();
    int kept;
    int keptWithPages;

    @Override
    public @Nullable LedgerEntry decide(
        String key, @Nullable LedgerEntry old, @Nullable LedgerEntry news) {
      if (news == null) {
        gone.add(key);
        return null;
      }
      return old != null && old.equals(news) ? old : news;
    }

    @Override
    public void keep(LedgerEntry entry) {
      kept++;
    }

    @Override
    public void keepPage(int inFile, long bytes) {
      keptWithPages += inFile;
    }
  }

  private static LedgerEntry entry(String sku, String hash) {
    return new LedgerEntry(
        ItemKey.ofProduct(sku),
        sku,
        EntryState.SUBMITTED,
        ItemAction.CREATE,
        hash,
        "AAAA",
        true,
        100,
        1,
        null,
        null,
        List.of(),
        0,
        "run-1",
        NOW,
        null);
  }

  private static String sku(int number) {
    return String.format("SKU-%07d", number);
  }

  private void put(boolean everything, Collection<LedgerEntry> entries, String... gone) {
    Ledgers.Opened before = ledgers.open("feed");
    LedgerMerge<LedgerEntry> merge = new LedgerMerge<>(ledgers, before.head(), everything, model);
    Map<String, @Nullable LedgerEntry> news = new TreeMap<>(ItemKey.ORDER);
    entries.forEach(entry -> news.put(entry.key(), entry));
    for (String sku : gone) {
      news.put(ItemKey.ofProduct(sku), null);
    }
    news.forEach(merge::accept);
    ledgers.exchange(before, merge.finish(List.of()));
  }

  private List<LedgerEntry> all() {
    List<LedgerEntry> all = new ArrayList<>();
    LedgerHead head = ledgers.head("feed");
    for (int place = 0; place < head.pages().size(); place++) {
      all.addAll(ledgers.entries(head, place));
    }
    return all;
  }

  private static List<LedgerEntry> many(int count) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry(sku(i), "h" + i));
    }
    return entries;
  }

  @Test
  void whatWasPutIsThereInKeyOrder() {
    put(true, many(3000));
    assertThat(all()).isEqualTo(many(3000));
    LedgerHead head = ledgers.head("feed");
    assertThat(head.pages()).hasSizeBetween(3000 / 512, 3000 / 256 + 1);
    assertThat(head.listed()).isEqualTo(3000);
    assertThat(head.states()).containsOnly(Map.entry(EntryState.SUBMITTED, 3000L));
    assertThat(ledgers.find(head, ItemKey.ofProduct("sku-0001234"))).contains(many(1235).get(1234));
    assertThat(ledgers.find(head, ItemKey.ofProduct("none"))).isEmpty();
  }

  @Test
  void whatDoesNotChangeIsNotWritten() {
    put(true, many(3000));
    long before = store.collection(Ledgers.PAGES).position();
    put(true, many(3000));
    assertThat(store.collection(Ledgers.PAGES).position()).isEqualTo(before);
    put(false, List.of(entry(sku(700), "other")));
    assertThat(store.collection(Ledgers.PAGES).position()).isEqualTo(before + 1);
  }

  @Test
  void onlyTheTouchedPagesAreReadWhenNotEverythingIsCompared() {
    put(true, many(3000));
    put(false, List.of(entry(sku(700), "other"), entry(sku(2900), "other")), sku(701));
    assertThat(model.gone).containsExactly(ItemKey.ofProduct(sku(701)));
    assertThat(model.kept).isBetween(1, 2 * 512);
    assertThat(model.kept + model.keptWithPages).isEqualTo(2997);
    assertThat(all()).hasSize(2999);
  }

  @Test
  void withEverythingComparedWhatHasNoNewsIsGone() {
    put(true, many(600));
    put(true, many(590));
    assertThat(model.gone).hasSize(10);
    assertThat(all()).isEqualTo(many(590));
    put(true, List.of());
    assertThat(all()).isEmpty();
    put(true, many(5));
    assertThat(all()).isEqualTo(many(5));
  }

  @Test
  void untilTheHeadIsExchangedEverybodyReadsTheOldLedger() {
    put(true, many(600));
    Ledgers.Opened before = ledgers.open("feed");
    for (int attempt = 0; attempt < 3; attempt++) {
      LedgerMerge<LedgerEntry> merge = new LedgerMerge<>(ledgers, before.head(), false, model);
      for (int i = 0; i < 600; i++) {
        merge.accept(ItemKey.ofProduct(sku(i)), entry(sku(i), "attempt" + attempt));
      }
      merge.finish(List.of());
      assertThat(all()).isEqualTo(many(600));
    }
  }

  @Test
  void whoIsTakenForDeadReachesTheLedgerNoMoreOnceAnotherNodeHasIt() {
    for (boolean first : List.of(true, false)) {
      AtomicBoolean held = new AtomicBoolean(true);
      Ledgers late = new Ledgers(new SharedStore(store));
      late.onlyWhile(feed -> held.get());
      Ledgers.Opened before = late.open("feed");
      LedgerMerge<LedgerEntry> merge = new LedgerMerge<>(late, before.head(), true, model);
      many(300).forEach(entry -> merge.accept(entry.key(), entry));
      LedgerHead tooLate = merge.finish(List.of());

      ledgers = new Ledgers(new SharedStore(store));
      ledgers.seize("feed");
      assertThat(ledgers.head("feed").run()).isNull();
      List<LedgerEntry> news = many(first ? 40 : 700);
      put(true, news);
      held.set(false);
      assertThatThrownBy(() -> late.exchange(before, tooLate)).isInstanceOf(StoaException.class);
      LedgerMerge<LedgerEntry> again = new LedgerMerge<>(late, before.head(), true, model);
      assertThatThrownBy(
              () -> {
                many(300).forEach(entry -> again.accept(entry.key(), entry));
                again.finish(List.of());
              })
          .isInstanceOf(StoaException.class)
          .hasMessageContaining("not held here any more");
      assertThat(all()).isEqualTo(news);
    }
  }

  @Test
  void manyRandomRunsGiveWhatASortedMapGives() {
    Random random = new Random(7);
    TreeMap<String, LedgerEntry> expected = new TreeMap<>(ItemKey.ORDER);
    for (int run = 0; run < 60; run++) {
      boolean everything = random.nextInt(6) == 0;
      TreeMap<String, LedgerEntry> news = new TreeMap<>(ItemKey.ORDER);
      TreeSet<String> gone = new TreeSet<>();
      int from = random.nextInt(4000);
      for (int i = 0; i < random.nextInt(900); i++) {
        LedgerEntry entry = entry(sku(from + random.nextInt(1500)), "r" + random.nextInt(3));
        news.put(entry.key(), entry);
      }
      if (everything) {
        expected.clear();
      } else {
        for (int i = 0; i < random.nextInt(300); i++) {
          String sku = sku(random.nextInt(5500));
          if (!news.containsKey(ItemKey.ofProduct(sku))) {
            gone.add(sku);
            expected.remove(ItemKey.ofProduct(sku));
          }
        }
      }
      expected.putAll(news);
      put(everything, news.values(), gone.toArray(String[]::new));
      assertThat(all()).isEqualTo(List.copyOf(expected.values()));
    }
    LedgerHead head = ledgers.head("feed");
    for (int place = 0; place < head.pages().size(); place++) {
      PageRef ref = head.pages().get(place);
      assertThat(PageRef.of(ref.number(), ref.slot(), ledgers.entries(head, place))).isEqualTo(ref);
    }
  }

  @Test
  void everythingAboutAnEntryIsKept() {
    LedgerEntry full =
        new LedgerEntry(
            ItemKey.ofModel("Shirt"),
            "Shirt",
            EntryState.REJECTED,
            ItemAction.UPDATE,
            "hash",
            "fields",
            true,
            0,
            3,
            ItemKey.ofModel("parent"),
            "B00",
            List.of(
                new ItemIssue(
                    "title", "90220", ItemIssue.Severity.ERROR, "No \"title\".", "https://x"),
                new ItemIssue(null, "x", ItemIssue.Severity.WARNING, "w", null)),
            2,
            "run-2",
            NOW,
            NOW.plusMillis(1234));
    put(true, List.of(full, LedgerEntry.inside("p:a", "A", full.key(), "run-2", NOW)));
    assertThat(all().get(0)).isEqualTo(full);
    assertThat(ledgers.ofProduct("a")).containsExactly(Map.entry("feed", full));
    assertThat(ledgers.ofProduct("b")).isEmpty();
    ledgers.drop("feed");
    assertThat(all()).isEmpty();
    assertThat(store.collection(Ledgers.PAGES).count()).isZero();
  }

  @Test
  void entriesAreFoundByStateAndText() {
    List<LedgerEntry> entries = new ArrayList<>(many(2000));
    for (int i = 0; i < entries.size(); i += 250) {
      entries.set(i, entries.get(i).in(EntryState.REJECTED, List.of(), "run-2", NOW));
    }
    put(true, entries);
    LedgerSearch search = new LedgerSearch(ledgers);
    List<String> found = new ArrayList<>();
    String after = null;
    do {
      LedgerResult page =
          search.find("feed", new LedgerQuery(EntryState.REJECTED, null, null, after, 3));
      page.entries().forEach(entry -> found.add(entry.sku()));
      after = page.next();
    } while (after != null);
    assertThat(found)
        .containsExactly(
            sku(0), sku(250), sku(500), sku(750), sku(1000), sku(1250), sku(1500), sku(1750));
    assertThat(search.find("feed", new LedgerQuery(null, null, " u-000019 ", null, 1000)).entries())
        .hasSize(10);
    assertThat(search.find("feed", new LedgerQuery(null, null, "-0000003", null, 10)).entries())
        .extracting(LedgerEntry::sku)
        .containsExactly(sku(3));
    assertThat(search.find("none", LedgerQuery.all(null, 10)).entries()).isEmpty();
  }

  @Test
  void entriesAreFoundByActionByTheChannelsIdAndByTheCodeOfAnIssue() {
    ItemIssue issue = ItemIssue.error("title", "TITLE_Too-Long", "Too long.");
    LedgerEntry refused =
        new LedgerEntry(
            ItemKey.ofProduct("A"),
            "A",
            EntryState.REJECTED,
            ItemAction.UPDATE,
            "hash",
            "fields",
            true,
            0,
            1,
            null,
            "gid://Shop/77",
            List.of(issue),
            1,
            "run-1",
            NOW,
            null);
    put(true, List.of(refused, entry("B", "hash")));
    LedgerSearch search = new LedgerSearch(ledgers);

    for (String text : List.of("shop/77", "title_too")) {
      LedgerQuery query = new LedgerQuery(null, null, text, null, 10);
      assertThat(search.find("feed", query).entries()).as(text).containsExactly(refused);
    }
    assertThat(
            search.find("feed", new LedgerQuery(null, ItemAction.CREATE, null, null, 10)).entries())
        .extracting(LedgerEntry::sku)
        .containsExactly("B");
    assertThat(
            search.find("feed", new LedgerQuery(null, ItemAction.CREATE, "77", null, 10)).entries())
        .isEmpty();
  }

  @Test
  void aChangedFieldIsNamed() {
    FieldHashes hashes = new FieldHashes(List.of("price"));
    String before = hashes.pack(Map.of("price", 1, "title", 2));
    String after = hashes.pack(Map.of("price", 7, "title", 2, "link", 3));
    assertThat(hashes.changed(before, after)).containsExactlyInAnyOrder("price", "link");
    assertThat(hashes.changed(null, after)).isEmpty();
    assertThat(new FieldHashes(hashes.names()).changed(before, before)).isEmpty();
  }

  @Test
  void hashesOfFieldsArePackedTheSameInWhicheverOrder() {
    Map<String, Integer> forth = new LinkedHashMap<>();
    Map<String, Integer> back = new LinkedHashMap<>();
    for (int i = 0; i < 30; i++) {
      forth.put("field" + i, i);
      back.put("field" + (29 - i), 29 - i);
    }
    FieldHashes first = new FieldHashes(List.of("field7"));
    FieldHashes second = new FieldHashes(List.of("field7"));

    assertThat(first.pack(forth)).isEqualTo(second.pack(back));
    assertThat(first.names()).isEqualTo(second.names()).hasSize(30);
  }
}
