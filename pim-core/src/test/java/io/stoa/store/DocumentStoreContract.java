package io.stoa.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.store.WriteResult.Conflict;
import io.stoa.store.WriteResult.Refused;
import io.stoa.store.WriteResult.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every document store does. An adapter's test extends this and only says how to open it. */
public abstract class DocumentStoreContract extends ConcurrentWritesContract {
  private static final CollectionSpec SPEC = CollectionSpec.of("things", "parent", "tag");

  private DocumentCollection things;

  /** False for a server that orders by UTF-16 unit, which is then held to just that. */
  protected boolean ordersByCodePoint() {
    return true;
  }

  @BeforeEach
  final void openThings() {
    things = store().collection(SPEC);
  }

  @Test
  void aDocumentComesBackAsItWasWritten() {
    String json = "{\"name\":\"Schal\",\"n\":12.50,\"list\":[1,null,true,{}],\"o\":{\"a\":\"b\"}}";
    WriteResult result = things.put(Write.create("a", JsonBody.of(json)));

    assertThat(result).isInstanceOfSatisfying(Written.class, w -> assertThat(w.version()).isOne());
    StoredDocument found = things.get("a").orElseThrow();
    assertThat(found.body()).hasToString(json);
    assertThat(found.version()).isEqualTo(1);
    assertThat(found.sequence()).isPositive();
    assertThat(found.deleted()).isFalse();
  }

  @Test
  void numbersKeepTheirText() {
    String json =
        "{\"n\":[0,-1,0.1,1.10,19.90,-0.0,1e3,1E+3,2147483648,9223372036854775807,"
            + "9223372036854775808,123456789012345678901234567890123456789012345678901234567890,"
            + "0.1234567890123456789012345678901234567890,1e400,-0]}";
    things.put(Write.create("a", JsonBody.of(json)));

    assertThat(things.get("a").orElseThrow().body()).hasToString(json);
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertThat(things.get("nobody")).isEmpty();
    assertThat(things.getMany(List.of("nobody", "else"))).isEmpty();
    assertThat(things.getMany(List.of())).isEmpty();
    assertThat(things.scan(null, 10)).isEmpty();
    assertThat(things.bulk(List.of())).isEmpty();
    assertThat(things.count()).isZero();
    assertThat(things.changes(0, 10)).isEqualTo(new Changes(List.of(), 0, true));
  }

  @Test
  void creatingWhatIsThereConflicts() {
    things.put(Write.create("a", body(1)));

    assertThat(things.put(Write.create("a", body(2)))).isEqualTo(new Conflict("a", 1));
    assertThat(things.get("a").orElseThrow().body()).isEqualTo(body(1));
  }

  @Test
  void aReplacementNeedsTheVersionThatIsThere() {
    things.put(Write.create("a", body(1)));

    assertThat(versionOf(things.put(Write.replace("a", 1, body(2))))).isEqualTo(2);
    assertThat(things.put(Write.replace("a", 1, body(3)))).isEqualTo(new Conflict("a", 2));
    assertThat(things.put(Write.replace("a", 7, body(3)))).isEqualTo(new Conflict("a", 2));
    assertThat(things.put(Write.replace("b", 1, body(3)))).isEqualTo(new Conflict("b", 0));
    assertThat(things.get("a").orElseThrow().body()).isEqualTo(body(2));
  }

  @Test
  void anyVersionWritesOverWhateverIsThere() {
    assertThat(versionOf(things.put(Write.replace("a", Write.ANY, body(1))))).isEqualTo(1);
    assertThat(versionOf(things.put(Write.replace("a", Write.ANY, body(2))))).isEqualTo(2);
    things.put(Write.delete("a", Write.ANY));
    assertThat(versionOf(things.put(Write.replace("a", Write.ANY, body(3))))).isEqualTo(4);
  }

  @Test
  void aDeletedDocumentLeavesATombstoneInTheChanges() {
    things.put(Write.create("a", body(1)).indexed(Map.of("tag", List.of("red"))));
    things.put(Write.create("b", body(1)));

    assertThat(things.put(Write.delete("a", 7))).isEqualTo(new Conflict("a", 1));
    assertThat(versionOf(things.put(Write.delete("a", 1)))).isEqualTo(2);

    assertThat(things.get("a")).isEmpty();
    assertThat(things.getMany(List.of("a", "b"))).containsOnlyKeys("b");
    assertThat(ids(things.scan(null, 10))).containsExactly("b");
    assertThat(things.scanByIndex("tag", "red", null, 10)).isEmpty();
    assertThat(things.count()).isEqualTo(1);
    assertThat(newest(things.changes(0, 10), "a"))
        .satisfies(tombstone -> assertThat(tombstone.deleted()).isTrue())
        .satisfies(tombstone -> assertThat(tombstone.version()).isEqualTo(2));
  }

  @Test
  void aTombstoneCountsAsNoneButItsVersionGrowsOn() {
    things.put(Write.create("a", body(1)));
    things.put(Write.delete("a", 1));

    assertThat(things.put(Write.delete("a", Write.ANY))).isEqualTo(new Conflict("a", 0));
    assertThat(things.put(Write.delete("a", 2))).isEqualTo(new Conflict("a", 0));
    assertThat(things.put(Write.replace("a", 2, body(2)))).isEqualTo(new Conflict("a", 0));
    assertThat(versionOf(things.put(Write.create("a", body(3))))).isEqualTo(3);
    assertThat(things.get("a").orElseThrow().version()).isEqualTo(3);
    assertThat(things.count()).isEqualTo(1);
  }

  @Test
  void deletingWhatNeverWasConflicts() {
    assertThat(things.put(Write.delete("a", Write.ANY))).isEqualTo(new Conflict("a", 0));
    assertThat(things.put(Write.delete("a", Write.ABSENT))).isEqualTo(new Conflict("a", 0));
    assertThat(things.changes(0, 10).documents()).isEmpty();
  }

  @Test
  void aBulkAnswersForEachDocument() {
    things.put(Write.create("there", body(1)));

    List<WriteResult> results =
        things.bulk(
            List.of(
                Write.create("new", body(1)),
                Write.create("there", body(2)),
                Write.create("", body(2)),
                Write.replace("there", 1, body(3)),
                Write.delete("nobody", Write.ANY),
                Write.create("last", body(4))));

    assertThat(results.stream().map(WriteResult::id))
        .containsExactly("new", "there", "", "there", "nobody", "last");
    assertThat(results.get(0)).isInstanceOf(Written.class);
    assertThat(results.get(1)).isEqualTo(new Conflict("there", 1));
    assertThat(results.get(2)).isInstanceOf(Refused.class);
    assertThat(versionOf(results.get(3))).isEqualTo(2);
    assertThat(results.get(4)).isEqualTo(new Conflict("nobody", 0));
    assertThat(results.get(5)).isInstanceOf(Written.class);
    assertThat(ids(things.scan(null, 10))).containsExactly("last", "new", "there");
  }

  @Test
  void writesOfOneDocumentInABulkAreAppliedInOrder() {
    List<WriteResult> results =
        things.bulk(
            List.of(
                Write.create("a", body(1)),
                Write.replace("a", 1, body(2)),
                Write.create("b", body(1)),
                Write.create("a", body(9)),
                Write.delete("a", 2),
                Write.create("a", body(5))));

    assertThat(versionOf(results.get(1))).isEqualTo(2);
    assertThat(results.get(3)).isEqualTo(new Conflict("a", 2));
    assertThat(versionOf(results.get(4))).isEqualTo(3);
    assertThat(versionOf(results.get(5))).isEqualTo(4);
    assertThat(things.get("a").orElseThrow().body()).isEqualTo(body(5));
    assertThat(sequenceOf(results.get(5))).isGreaterThan(sequenceOf(results.get(1)));
  }

  @Test
  void aLargeBulkIsWrittenWhole() {
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      writes.add(
          Write.create("p%05d".formatted(i), body(i))
              .indexed(Map.of("parent", List.of("m" + i % 10))));
    }
    assertThat(things.bulk(writes)).allMatch(Written.class::isInstance);

    assertThat(things.count()).isEqualTo(2_500);
    assertThat(things.scanByIndex("parent", "m3", null, 1_000)).hasSize(250);
    assertThat(things.getMany(writes.stream().map(Write::id).toList())).hasSize(2_500);
    assertThat(readAllChanges(0, 100)).hasSize(2_500);
  }

  @Test
  void aScanGoesInCodePointOrderPageByPage() {
    List<String> ordered = new ArrayList<>(List.of("-", "A", "Z", "a", "aa", "b", "é", "中"));
    ordered.addAll(ordersByCodePoint() ? List.of("\uFFFD", "😀") : List.of("😀", "\uFFFD"));
    ordered.stream().sorted().forEach(id -> things.put(Write.create(id, body(1))));

    assertThat(ids(things.scan(null, 100))).containsExactlyElementsOf(ordered);
    List<String> paged = new ArrayList<>();
    List<StoredDocument> page = things.scan(null, 3);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      paged.addAll(ids(page));
      page = things.scan(page.get(page.size() - 1).id(), 3);
    }
    assertThat(paged).containsExactlyElementsOf(ordered);
    assertThat(ids(things.scan("B", 2))).containsExactly("Z", "a");
  }

  @Test
  void documentsAreFoundUnderTheirKeysOnly() {
    things.put(Write.create("a", body(1)).indexed(Map.of("parent", List.of("m1"))));
    things.put(
        Write.create("b", body(1))
            .indexed(Map.of("parent", List.of("m1"), "tag", List.of("red", "blue", "red"))));
    things.put(Write.create("c", body(1)).indexed(Map.of("tag", List.of("m1"))));

    assertThat(ids(things.scanByIndex("parent", "m1", null, 10))).containsExactly("a", "b");
    assertThat(ids(things.scanByIndex("parent", "m1", "a", 10))).containsExactly("b");
    assertThat(ids(things.scanByIndex("parent", "m1", null, 1))).containsExactly("a");
    assertThat(ids(things.scanByIndex("tag", "red", null, 10))).containsExactly("b");
    assertThat(ids(things.scanByIndex("tag", "m1", null, 10))).containsExactly("c");

    things.put(Write.replace("b", 1, body(2)).indexed(Map.of("tag", List.of("blue"))));
    assertThat(ids(things.scanByIndex("parent", "m1", null, 10))).containsExactly("a");
    assertThat(things.scanByIndex("tag", "red", null, 10)).isEmpty();
    assertThat(ids(things.scanByIndex("tag", "blue", null, 10))).containsExactly("b");
  }

  @Test
  void anIndexThatIsNotDeclaredIsAMistake() {
    Write write = Write.create("a", body(1)).indexed(Map.of("colour", List.of("red")));
    assertThatThrownBy(() -> things.put(write)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> things.scanByIndex("colour", "red", null, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> things.scan(null, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> things.changes(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void changesAreReadOnFromTheCursor() {
    for (int i = 0; i < 5; i++) {
      things.put(Write.create("d" + i, body(i)));
    }
    Changes first = things.changes(0, 2);
    assertThat(ids(first.documents())).containsExactly("d0", "d1");
    assertThat(first.drained()).isFalse();
    assertThat(readAllChanges(first.cursor(), 2)).containsExactly("d2", "d3", "d4");

    long end = lastCursor(first.cursor());
    assertThat(things.changes(end, 10)).isEqualTo(new Changes(List.of(), end, true));
    things.put(Write.replace("d1", 1, body(9)));
    Changes next = things.changes(end, 10);
    assertThat(ids(next.documents())).containsExactly("d1");
    assertThat(next.cursor()).isGreaterThan(end);
  }

  @Test
  void changesFromAPositionAreWhatWasWrittenSince() {
    assertThat(things.position()).isZero();
    things.put(Write.create("before", body(1)));
    long position = things.position();
    assertThat(things.changes(position, 10).documents()).isEmpty();
    things.put(Write.create("after", body(1)));
    things.put(Write.delete("before", Write.ANY));
    assertThat(ids(things.changes(position, 10).documents()))
        .containsExactlyInAnyOrder("after", "before");
    assertThat(things.position()).isGreaterThan(position);
  }

  @Test
  void aStretchOfLargeChangesStopsShortOfItsLimit() {
    int bytes = 5 * 1024 * 1024;
    for (int i = 0; i < 8; i++) {
      things.put(Write.create("d" + i, bodyOf(bytes)));
    }
    Changes first = things.changes(0, 100);
    assertThat(first.documents()).hasSize(DocumentCollection.LARGEST_STRETCH / bytes + 1);
    assertThat(first.drained()).isFalse();
    Changes rest = things.changes(first.cursor(), 100);
    assertThat(ids(rest.documents())).containsExactly("d7");
    assertThat(rest.drained()).isTrue();
  }

  @Test
  void idsKeysAndTextTakeAllOfUnicode() {
    List<String> ids = List.of("a.b$c", "$set", "价格-1", "été", "e\u0301", "😀", "a b\t\"'\\/%;--");
    for (String id : ids) {
      String json = "{\"text\":\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
      JsonBody body = JsonBody.of(json.replace("\t", "\\t"));
      things.put(Write.create(id, body).indexed(Map.of("tag", List.of(id, "all"))));
      assertThat(things.get(id).orElseThrow().body()).isEqualTo(body);
      assertThat(ids(things.scanByIndex("tag", id, null, 10))).containsExactly(id);
    }
    assertThat(things.scanByIndex("tag", "all", null, 10)).hasSize(ids.size());
    assertThat(things.getMany(ids)).containsOnlyKeys(ids);
  }

  @Test
  void jsonKeysMayHoldDollarsAndDots() {
    String json =
        "{\"$set\":1,\"a.b\":{\"$in\":[{\"c.$d\":2}],\".\":\"$\"},\"\":3,\"%\":4,\"%24\":5,"
            + "\"%2E.\":6,\"_id\":7,\"价格-zh_CN\":{\"%n\":\"1e3\"},\"description|en_US|web\":8}";
    things.put(Write.create("a", JsonBody.of(json)));

    assertThat(things.get("a").orElseThrow().body()).hasToString(json);
  }

  @Test
  void theLargestDocumentIsStoredAndALargerOneRefused() {
    JsonBody largest = bodyOf(DocumentCollection.LARGEST_BODY);
    JsonBody larger = bodyOf(DocumentCollection.LARGEST_BODY + 1);

    assertThat(things.put(Write.create("large", largest))).isInstanceOf(Written.class);
    assertThat(things.put(Write.create("larger", larger))).isInstanceOf(Refused.class);
    assertThat(things.get("large").orElseThrow().body()).isEqualTo(largest);
    assertThat(things.get("larger")).isEmpty();
  }

  @Test
  void whatIsNoJsonObjectIsRefused() {
    List<String> refused =
        List.of(
            "",
            "[]",
            "1",
            "{",
            "{\"a\":1}x",
            "{\"a\":1}{}",
            "{a:1}",
            "{\"a\":NaN}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":".repeat(200) + "1" + "}".repeat(200));
    for (String json : refused) {
      assertThat(things.put(Write.create("a", JsonBody.of(json))))
          .as(json)
          .isInstanceOf(Refused.class);
    }
    String deepest = "{\"a\":".repeat(80) + "1" + "}".repeat(80);
    assertThat(things.put(Write.create("a", JsonBody.of(deepest)))).isInstanceOf(Written.class);
    assertThat(things.get("a").orElseThrow().body()).hasToString(deepest);
  }

  @Test
  void idsAndKeysThatNoStoreCanHoldAreRefused() {
    for (String id : List.of("", "x".repeat(256), "a\0b", "\ud800")) {
      assertThat(things.put(Write.create(id, body(1)))).isInstanceOf(Refused.class);
    }
    Write longKey = Write.create("a", body(1)).indexed(Map.of("tag", List.of("k".repeat(1025))));
    assertThat(things.put(longKey)).isInstanceOf(Refused.class);
    assertThat(things.put(Write.create("中".repeat(255), body(1)))).isInstanceOf(Written.class);
  }

  @Test
  void collectionsAreSeparate() {
    DocumentCollection others = store().collection(CollectionSpec.of("others"));
    things.put(Write.create("a", body(1)));
    others.put(Write.create("a", body(2)));
    others.put(Write.delete("a", 1));

    assertThat(things.get("a").orElseThrow().body()).isEqualTo(body(1));
    assertThat(things.changes(0, 10).documents()).hasSize(1);
    assertThat(others.count()).isZero();
    assertThat(store().collection(SPEC).count()).isEqualTo(1);
  }

  @Test
  void everythingIsThereAfterReopening() {
    things.put(Write.create("a", body(1)).indexed(Map.of("tag", List.of("red"))));
    long before = sequenceOf(things.put(Write.create("b", body(2))));
    things.put(Write.delete("b", 1));

    things = reopen().collection(SPEC);
    assertThat(things.get("a").orElseThrow().body()).isEqualTo(body(1));
    assertThat(things.get("b")).isEmpty();
    assertThat(things.count()).isEqualTo(1);
    assertThat(ids(things.scanByIndex("tag", "red", null, 10))).containsExactly("a");
    assertThat(readAllChanges(0, 10)).containsExactlyInAnyOrder("a", "b");
    WriteResult again = things.put(Write.create("b", body(3)));
    assertThat(versionOf(again)).isEqualTo(3);
    assertThat(sequenceOf(again)).isGreaterThan(before);
  }

  @Test
  void aClosedStoreSaysSo() {
    store().close();
    store().close();
    for (Runnable use :
        List.<Runnable>of(
            () -> things.get("a"),
            () -> things.put(Write.create("a", body(1))),
            () -> things.changes(0, 1),
            things::count)) {
      assertThatThrownBy(use::run)
          .isInstanceOfSatisfying(
              StoaException.class,
              e -> assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE));
    }
  }

  private static JsonBody body(int n) {
    return JsonBody.of("{\"n\":" + n + "}");
  }

  private static JsonBody bodyOf(int bytes) {
    return JsonBody.of("{\"t\":\"" + "x".repeat(bytes - 8) + "\"}");
  }

  private static long versionOf(WriteResult result) {
    assertThat(result).isInstanceOf(Written.class);
    return ((Written) result).version();
  }

  private static long sequenceOf(WriteResult result) {
    assertThat(result).isInstanceOf(Written.class);
    return ((Written) result).sequence();
  }

  private static List<String> ids(List<StoredDocument> documents) {
    return documents.stream().map(StoredDocument::id).toList();
  }

  private static StoredDocument newest(Changes changes, String id) {
    return changes.documents().stream()
        .filter(d -> d.id().equals(id))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  private List<String> readAllChanges(long from, int limit) {
    List<String> seen = new ArrayList<>();
    Changes changes = things.changes(from, limit);
    seen.addAll(ids(changes.documents()));
    while (!changes.drained()) {
      changes = things.changes(changes.cursor(), limit);
      seen.addAll(ids(changes.documents()));
    }
    return seen;
  }

  private long lastCursor(long from) {
    Changes changes = things.changes(from, 100);
    assertThat(changes.drained()).isTrue();
    return changes.cursor();
  }
}
