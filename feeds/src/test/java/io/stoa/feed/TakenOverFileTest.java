package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.delta.Difference;
import io.stoa.feed.FeedRun.Mode;
import io.stoa.feed.FeedRun.State;
import io.stoa.feed.FeedRun.Trigger;
import io.stoa.ledger.Ledgers;
import io.stoa.ledger.WholeFile;
import io.stoa.mapping.Shirt;
import io.stoa.product.Identifier;
import io.stoa.store.Write;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole files of which a run takes over what has not changed. */
class TakenOverFileTest {
  private static final int SHIRTS = 700;
  private static final String CHANGED = "Our copy of the last file is not as it was written.";
  private static final String LOST = "Our copy of the last file is not there any more.";

  private static final CustomFormat TABLE =
      new CustomFormat(
          null,
          List.of(
              new CustomFormat.Column("sku", null, "sku()", true),
              new CustomFormat.Column("name", null, "title()", false),
              new CustomFormat.Column("brand", null, "value('brand')", false)),
          null,
          null,
          null);

  private final Path folder;
  private Workshop shop;

  TakenOverFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void open() throws IOException {
    shop = new Workshop(folder);
    List<Shirt> shirts = new ArrayList<>();
    for (int i = 0; i < SHIRTS; i++) {
      shirts.add(Shirt.of("S" + (1_000 + i)));
    }
    shop.put(shirts.toArray(Shirt[]::new));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  private void deliver(String set, String format) {
    FeedBuilder feed =
        Workshop.feed(set, format, "file." + format, Map.of())
            .edit()
            .enabled(true)
            .schedules(List.of())
            .mostLost(100);
    shop.save(set.equals("custom") ? feed.custom(TABLE).build() : feed.build());
    assertThat(shop.run().errors()).isEmpty();
  }

  private void edit(int shirt, String brand) {
    shop.put(Shirt.of("S" + (1_000 + shirt)).text("brand", brand));
  }

  private void delete(int shirt) {
    shop.products.delete(new Identifier("S" + (1_000 + shirt)), Write.ANY);
  }

  private byte[] received(String name) throws IOException {
    if (name.endsWith(".xlsx")) {
      return parts(shop.inbox.file(name));
    }
    byte[] bytes = Files.readAllBytes(shop.inbox.file(name));
    try (GZIPInputStream unpacked =
        name.endsWith(".gz") ? new GZIPInputStream(new ByteArrayInputStream(bytes)) : null) {
      return unpacked == null ? bytes : unpacked.readAllBytes();
    }
  }

  /** The names and contents of a workbook's parts. */
  private static byte[] parts(Path workbook) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (ZipFile zip = new ZipFile(workbook.toFile())) {
      for (ZipEntry part : zip.stream().toList()) {
        all.writeBytes(part.getName().getBytes(StandardCharsets.UTF_8));
        zip.getInputStream(part).transferTo(all);
      }
    }
    return all.toByteArray();
  }

  /** What a feed that never ran would write. */
  private byte[] anew() throws IOException {
    return received(shop.runAnew());
  }

  private Path ourCopy() {
    WholeFile file = Objects.requireNonNull(new Ledgers(shop.store).head("test").file());
    return shop.data.root().resolve(file.path());
  }

  private static Difference difference(FeedRun run) {
    assertThat(run.errors()).isEmpty();
    return Objects.requireNonNull(run.difference());
  }

  @ParameterizedTest(name = "{0} as {1}")
  @CsvSource({
    "google-merchant, rss",
    "google-merchant, tsv",
    "pinterest-catalog, csv.gz",
    "meta-items, json",
    "meta-items, jsonl",
    "custom, xlsx"
  })
  void aDeltaGivesByteForByteTheFileOfAFullRun(String set, String format) throws IOException {
    deliver(set, format);
    List<Runnable> edits =
        List.of(
            () -> edit(0, "First"),
            () -> edit(SHIRTS - 1, "The last one, with a longer name"),
            () -> {
              edit(300, "Neighbour");
              edit(301, "N");
            },
            () -> delete(0),
            () -> delete(SHIRTS - 1),
            () -> {
              delete(400);
              shop.put(Shirt.of("S1400b"), Shirt.of("A"), Shirt.of("Z"));
            });
    for (Runnable edit : edits) {
      edit.run();
      assertThat(difference(shop.run()).why()).isNull();
      assertThat(received("file." + format)).isEqualTo(anew());
    }
  }

  @Test
  void whenNothingIsDifferentNoFileIsWritten() throws IOException {
    deliver("google-merchant", "tsv");
    FileTime before = Files.getLastModifiedTime(ourCopy());
    edit(7, "Other");
    assertThat(difference(shop.run()).updated()).isEqualTo(1);
    edit(7, "Another");
    edit(7, "Other");
    FeedRun run = shop.run();
    assertThat(difference(run)).isEqualTo(new Difference(false, null, 1, 1, 0, 0, 0, 0, SHIRTS, 0));
    assertThat(run.files()).isEmpty();
    try (Stream<Path> files = Files.list(folderOf(run))) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("report.csv");
    }
    assertThat(Files.getLastModifiedTime(ourCopy())).isGreaterThan(before);
  }

  private Path folderOf(FeedRun run) {
    return RunFolder.of(shop.data.root(), "test", run.id());
  }

  @ParameterizedTest(name = "byte {2} of 1,000 in {1}")
  @CsvSource({
    "pinterest-catalog, tsv, 1",
    "pinterest-catalog, tsv, 500",
    "pinterest-catalog, tsv, 999",
    "pinterest-catalog, tsv.gz, 0",
    "pinterest-catalog, tsv.gz, 500",
    "pinterest-catalog, tsv.gz, 999",
    "custom, xlsx, 0",
    "custom, xlsx, 10",
    "custom, xlsx, 500",
    "custom, xlsx, 999"
  })
  void whoChangesOurCopyDoesNotChangeTheNextFile(String set, String format, int where)
      throws IOException {
    deliver(set, format);
    Path copy = ourCopy();
    FileTime modified = Files.getLastModifiedTime(copy);
    byte[] bytes = Files.readAllBytes(copy);
    bytes[(int) ((bytes.length - 1L) * where / 999)] ^= 1;
    Files.write(copy, bytes);
    Files.setLastModifiedTime(copy, modified);
    edit(350, "Other");
    FeedRun run = shop.run();
    assertThat(difference(run).why()).isEqualTo(CHANGED);
    assertThat(difference(run).updated()).isEqualTo(1);
    assertThat(received("file." + format)).isEqualTo(anew());
    edit(350, "Another");
    assertThat(difference(shop.run()).why()).isNull();
    assertThat(received("file." + format)).isEqualTo(anew());
  }

  @Test
  void ourCopyThatIsCutOffOrGoneIsMadeAnewAlsoWhenNothingIsDifferent() throws IOException {
    deliver("google-merchant", "tsv");
    Files.write(ourCopy(), new byte[0]);
    edit(1, "Other");
    assertThat(difference(shop.run()).why()).isEqualTo(LOST);
    assertThat(received("file.tsv")).isEqualTo(anew());
    Files.delete(ourCopy());
    FeedRun nothing = shop.run();
    assertThat(difference(nothing).why()).isEqualTo(LOST);
    assertThat(difference(nothing).any()).isFalse();
    assertThat(nothing.files()).isEmpty();
    assertThat(ourCopy()).exists().isEqualTo(folderOf(nothing).resolve("file.tsv"));
    edit(1, "Third");
    assertThat(difference(shop.run()).why()).isNull();
    assertThat(received("file.tsv")).isEqualTo(anew());
  }

  @Test
  void whatTheReceiverDoesToItsFileDoesNotReachTheNextOne() throws IOException {
    deliver("google-merchant", "tsv");
    Files.writeString(shop.inbox.file("file.tsv"), "emptied");
    edit(1, "Other");
    assertThat(difference(shop.run()).why()).isNull();
    assertThat(received("file.tsv")).isEqualTo(anew());
  }

  @Test
  void aDryRunReadsOurCopyAndWritesNone() throws IOException {
    deliver("google-merchant", "tsv");
    edit(1, "Other");
    FeedRun dry = shop.running.run("test", Trigger.PERSON, null, Mode.DRY_RUN);
    assertThat(dry.state()).isEqualTo(State.SUCCEEDED);
    assertThat(difference(dry).updated()).isEqualTo(1);
    assertThat(folderOf(dry).resolve("file.tsv")).doesNotExist();
  }
}
