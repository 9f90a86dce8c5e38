package io.stoa.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.catalog.Catalogs;
import io.stoa.catalog.Category;
import io.stoa.catalog.Channel;
import io.stoa.catalog.CurrencySetting;
import io.stoa.catalog.EntityType;
import io.stoa.catalog.Labels;
import io.stoa.catalog.LocaleSetting;
import io.stoa.catalog.StoredCatalogs;
import io.stoa.catalog.StructureEntity;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.error.Violation;
import io.stoa.launch.Recurring.Every;
import io.stoa.product.Versioned;
import io.stoa.search.Filter;
import io.stoa.store.DocumentStore;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class LaunchesTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Filter BOOTS = new Filter.InFamily(Set.of("boots"));
  private static final Filter HATS = new Filter.InFamily(Set.of("hats"));
  private static final Timing DAY =
      new Timing.Once(
          LocalDateTime.parse("2026-06-01T00:00"), LocalDateTime.parse("2026-06-02T00:00"), UTC);

  @TempDir Path folder;
  private DocumentStore store;
  private Launches launches;

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(folder.resolve("store.db"));
    Catalogs catalogs = new StoredCatalogs(store);
    save(catalogs, EntityType.LOCALES, new LocaleSetting("en_US"));
    save(catalogs, EntityType.CURRENCIES, new CurrencySetting("EUR", true));
    save(catalogs, EntityType.CATEGORIES, new Category("tree", null, Labels.NONE, 0));
    save(
        catalogs,
        EntityType.CHANNELS,
        new Channel("web", Labels.NONE, "tree", Set.of("en_US"), Set.of("EUR"), Map.of()));
    launches = new Launches(store, catalogs, List.of());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void whatWasSavedIsFoundAsItWas() {
    Launch drop = launch("drop", BOOTS, DAY);

    assertThat(launches.save(drop, 0L)).isEmpty();
    assertThat(launches.get("drop").value()).isEqualTo(drop);
    assertThat(launches.all()).extracting(Versioned::value).containsExactly(drop);
    assertThat(launches.enabled()).containsExactly(drop);
  }

  @Test
  void twoWhoEditTheSameVersionDoNotOverwriteEachOther() {
    launches.save(launch("drop", BOOTS, DAY), 0L);
    long read = launches.get("drop").version();
    launches.save(launch("drop", HATS, DAY), read);

    assertConflict(() -> launches.save(launch("drop", BOOTS, DAY), read));
    assertConflict(() -> launches.save(launch("drop", BOOTS, DAY), 0L));
    assertConflict(() -> launches.delete("drop", read));
    assertThat(launches.get("drop").value().selection()).isEqualTo(HATS);
  }

  @Test
  void aCodeIsFreeAgainAfterItsLaunchWasDeleted() {
    launches.save(launch("drop", BOOTS, DAY), 0L);
    launches.delete("drop", null);

    assertThat(launches.find("drop")).isEmpty();
    assertThat(launches.all()).isEmpty();
    assertThat(launches.save(launch("drop", HATS, DAY), 0L)).isEmpty();
    assertThatThrownBy(() -> launches.delete("never", null))
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.NOT_FOUND));
  }

  @Test
  void anEditTouchesWhatWasSelectedBeforeAndAfter() {
    launches.save(launch("drop", BOOTS, DAY), null);
    long before = launches.touchedSince(0).position();
    assertThat(launches.touchedSince(before).selections()).isEmpty();

    launches.save(launch("drop", HATS, DAY), null);
    assertThat(launches.touchedSince(before).selections()).containsExactlyInAnyOrder(BOOTS, HATS);

    long edited = launches.touchedSince(before).position();
    launches.delete("drop", null);
    assertThat(launches.touchedSince(edited).selections()).contains(HATS);
  }

  @Test
  void everythingThatIsWrongIsSaid() {
    Launch wrong =
        new Launch(
            "Drop!",
            " ",
            true,
            new Timing.Once(
                LocalDateTime.parse("2026-06-02T00:00"),
                LocalDateTime.parse("2026-06-01T00:00"),
                UTC),
            BOOTS,
            List.of(),
            List.of("radio"),
            true,
            0);

    assertThat(launches.save(wrong, null))
        .extracting(Violation::field)
        .containsExactly("code", "label", "channels", "limit", "timing.end");
    assertThat(launches.all()).isEmpty();
  }

  @Test
  void aRecurrenceThatCannotBeIsRefused() {
    assertThat(problems(recurring(Every.MONTH, List.of(32), "PT24H"))).containsExactly("days");
    assertThat(problems(recurring(Every.WEEK, List.of(), "PT24H"))).containsExactly("days");
    assertThat(problems(recurring(Every.DAY, List.of(), "PT0S"))).containsExactly("range");
    assertThat(problems(recurring(Every.DAY, List.of(), "P40D"))).containsExactly("range");
    assertThat(
            problems(
                new Recurring(
                    Every.MONTH,
                    List.of(31),
                    LocalTime.NOON,
                    Lasting.parse("PT1H"),
                    UTC,
                    LocalDate.of(2026, 6, 1),
                    LocalDate.of(2026, 6, 30))))
        .containsExactly("never_opens");
    assertThat(problems(recurring(Every.MONTH, List.of(17), "PT24H"))).isEmpty();
  }

  @Test
  void aLaunchThatNamesNoOutletIsRefused() {
    Launch nowhere = new Launch("drop", "Drop", true, DAY, BOOTS, List.of(), List.of(), true, null);

    assertThat(launches.check(nowhere)).extracting(Violation::rule).containsExactly("required");
  }

  private List<String> problems(Timing timing) {
    return launches.check(launch("drop", BOOTS, timing)).stream().map(Violation::rule).toList();
  }

  private static Timing recurring(Every every, List<Integer> days, String lasts) {
    return new Recurring(every, days, LocalTime.NOON, Lasting.parse(lasts), UTC, null, null);
  }

  private static Launch launch(String code, Filter selection, Timing timing) {
    return new Launch(code, code, true, timing, selection, List.of(), List.of("web"), true, 3);
  }

  private static void assertConflict(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.VERSION_CONFLICT));
  }

  private static void save(Catalogs catalogs, EntityType type, StructureEntity entity) {
    assertThat(catalogs.save(type, List.of(entity))).containsExactly(List.of());
  }
}
