package io.stoa.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.spreadsheet.SheetFormat;
import io.stoa.store.sqlite.SqliteDocumentStore;
import io.stoa.table.ValueTable.Unmapped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueTablesTest {
  @TempDir Path folder;
  private SqliteDocumentStore store;
  private ValueTables tables;

  @BeforeEach
  void open() {
    store = SqliteDocumentStore.open(folder.resolve("store.db"));
    tables = new ValueTables(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static ValueTable colours(@Nullable String feed, Map<String, String> values) {
    return new ValueTable("colours", feed, "Colours", "color", Unmapped.REPORT, null, values);
  }

  @Test
  void a_feed_s_own_table_goes_before_the_shared_one() {
    assertThat(tables.save(colours(null, Map.of("sky", "blue")))).isEmpty();
    assertThat(tables.meant("web", "colours").orElseThrow().values()).containsEntry("sky", "blue");
    assertThat(tables.save(colours("web", Map.of("sky", "azure")))).isEmpty();
    assertThat(tables.meant("web", "colours").orElseThrow().values()).containsEntry("sky", "azure");
    assertThat(tables.meant("other", "colours").orElseThrow().feed()).isNull();
    assertThat(tables.of("web")).hasSize(2);
    assertThat(tables.of(null)).hasSize(1);
    assertThat(tables.delete("web", "colours")).isTrue();
    assertThat(tables.meant("web", "colours").orElseThrow().values()).containsEntry("sky", "blue");
  }

  @Test
  void changes_name_the_values_that_changed_and_no_others() {
    tables.save(colours(null, Map.of("sky", "blue", "rose", "pink")));
    ValueTables.Position before = tables.position();
    tables.save(colours(null, Map.of("sky", "blue", "rose", "pink")));
    assertThat(tables.changedSince("web", "colours", before).nothing()).isTrue();
    tables.save(colours(null, Map.of("sky", "azure", "Moss", "green")));
    ValueTables.Changed changed = tables.changedSince("web", "colours", before);
    assertThat(changed.values()).containsExactlyInAnyOrder("sky", "rose", "moss");
    assertThat(changed.whole()).isFalse();
    tables.save(colours("web", Map.of()));
    assertThat(tables.changedSince("web", "colours", before).whole()).isTrue();
  }

  @Test
  void values_are_found_in_any_case() {
    ValueTable.Lookup lookup = colours(null, Map.of("Navy Blue", "navy")).lookup();
    assertThat(lookup.find(" navy blue ")).isEqualTo("navy");
    assertThat(lookup.find("navy")).isNull();
  }

  @Test
  void everything_wrong_is_said_at_once() {
    ValueTable wrong =
        new ValueTable(
            "My Table",
            null,
            "x".repeat(101),
            null,
            Unmapped.FIXED,
            " ",
            Map.of("a", "", "B", "1", "b", "2"));
    assertThat(tables.save(wrong))
        .extracting(v -> v.field() + " " + v.rule())
        .containsExactlyInAnyOrder(
            "code code",
            "label max_characters",
            "fixed required",
            "values.a length",
            "values.b unique");
    assertThat(tables.of(null)).isEmpty();
  }

  @Test
  void a_table_goes_out_with_a_row_for_each_option_and_comes_back() throws IOException {
    ValueTable table = colours(null, Map.of("sky", "blue", "old", "grey"));
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("rose", "Rose");
    labels.put("sky", "Sky blue");
    for (SheetFormat format : SheetFormat.values()) {
      Path file = folder.resolve("table." + format.extension());
      ValueTableSheet.write(table, labels, format, Files.newOutputStream(file));
      ValueTableSheet.Result same = ValueTableSheet.read(file, table);
      assertThat(same.changed()).isZero();
      assertThat(same.table()).isEqualTo(table);
    }
    Path edited =
        Files.writeString(
            folder.resolve("edited.csv"),
            "value,label,channel_value\nrose,Rose,pink\nsky,Sky blue,\n,nobody,red\n");
    ValueTableSheet.Result result = ValueTableSheet.read(edited, table);
    assertThat(result.table().values()).isEqualTo(Map.of("rose", "pink", "old", "grey"));
    assertThat(result.changed()).isEqualTo(2);
    assertThat(result.violations())
        .extracting(Object::toString)
        .containsExactly("row 4, value: A value is missing.");
  }
}
