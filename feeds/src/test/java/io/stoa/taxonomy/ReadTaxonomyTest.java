package io.stoa.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.error.StoaException;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadTaxonomyTest {
  @TempDir Path folder;

  private List<String> read(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("taxonomy"), text);
    return ReadTaxonomy.of(file).stream().map(n -> n.id() + " = " + n.pathText()).toList();
  }

  @Test
  void google_s_text_has_ids_before_paths() throws IOException {
    assertThat(
            read(
                """
                \uFEFF# Google_Product_Taxonomy_Version: 2000-01-01
                11 - Tools\r
                12 - Tools > Hand-held - small > Saws

                """))
        .containsExactly("11 = Tools", "12 = Tools > Hand-held - small > Saws");
  }

  @Test
  void a_text_without_ids_takes_the_path_for_one() throws IOException {
    assertThat(read("Tools\nTools > Saws\n"))
        .containsExactly("Tools = Tools", "Tools > Saws = Tools > Saws");
  }

  @Test
  void shopify_s_text_and_json_say_the_same() throws IOException {
    String id = "gid://shopify/TaxonomyCategory/zz-1";
    assertThat(read("# Categories\n" + id + "          : Tools > Saws\n"))
        .containsExactly(id + " = Tools > Saws");
    assertThat(
            read(
                "{\"version\": \"1\", \"verticals\": [{\"name\": \"Tools\", \"categories\":"
                    + " [{\"id\": \""
                    + id
                    + "\", \"name\": \"Saws\", \"full_name\": \"Tools > Saws\"}]}]}"))
        .containsExactly(id + " = Tools > Saws");
  }

  @Test
  void wechat_s_answer_gives_the_new_tree_each_category_once() throws IOException {
    String tree =
        "[{\"cat_and_qua\": [{\"cat\": {\"cat_id\": 3, \"name\": \"衬衫\", \"f_cat_id\": 2}},"
            + " {\"cat\": {\"cat_id\": 2, \"name\": \"女装\", \"f_cat_id\": 1}},"
            + " {\"cat\": {\"cat_id\": 1, \"name\": \"服饰\", \"f_cat_id\": 0}}]},"
            + " {\"cat_and_qua\": [{\"cat\": {\"cat_id\": 1, \"name\": \"服饰\", \"f_cat_id\": 0}}]}]";
    assertThat(read("{\"errcode\": 0, \"cats\": [], \"cats_v2\": " + tree + "}"))
        .containsExactly("3 = 服饰 > 女装 > 衬衫", "2 = 服饰 > 女装", "1 = 服饰");
  }

  @Test
  void amazon_s_product_types_are_a_flat_list() throws IOException {
    assertThat(
            read(
                "{\"productTypes\": [{\"name\": \"HAND_SAW\", \"displayName\": \"Hand saw\"}],"
                    + " \"productTypeVersion\": \"x\"}"))
        .containsExactly("HAND_SAW = Hand saw");
    assertThat(read("HAND_SAW\nDRILL\n")).containsExactly("HAND_SAW = HAND_SAW", "DRILL = DRILL");
  }

  @Test
  void tables_are_known_by_their_columns_as_csv_and_as_workbook() throws IOException {
    assertThat(read("category_id,category\n7,\"tools > saws, fine\"\n"))
        .containsExactly("7 = tools > saws, fine");
    Path workbook = folder.resolve("guide.xlsx");
    try (RowWriter rows = Spreadsheets.create(workbook, SheetFormat.XLSX, "nodes", false)) {
      rows.write(List.of("Node ID", "Node Path", "Query"));
      rows.write(List.of("71", "Tools/Hand Tools/Saws", "x"));
    }
    assertThat(ReadTaxonomy.of(workbook))
        .containsExactly(new TaxonomyNode("71", List.of("Tools", "Hand Tools", "Saws")));
  }

  @Test
  void all_that_is_wrong_is_named_with_its_line() {
    StoaException refused =
        catchThrowableOfType(
            StoaException.class, () -> read("1 - Tools\n1 - Toys\n2 - Toys >  > Blocks\n"));
    assertThat(refused.violations())
        .extracting(Object::toString)
        .containsExactly("line 2: The id is that of Tools already.");
  }

  @Test
  void what_is_no_taxonomy_is_refused() {
    assertThatThrownBy(() -> read("{\"a\": 1}")).hasMessageContaining("not known here");
    assertThatThrownBy(() -> read("{\"a\": ")).hasMessageContaining("is no JSON");
    assertThatThrownBy(() -> read("# nothing\n")).hasMessageContaining("No category");
    Path latin = folder.resolve("latin");
    assertThatThrownBy(
            () -> {
              Files.write(latin, new byte[] {'M', (byte) 0xF6, 'b', 'e', 'l'});
              ReadTaxonomy.of(latin);
            })
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void a_circle_of_parents_ends() throws IOException {
    assertThat(
            read(
                "{\"cats\": [{\"cat_and_qua\": [{\"cat\": {\"cat_id\": 1, \"name\": \"a\","
                    + " \"f_cat_id\": 2}}, {\"cat\": {\"cat_id\": 2, \"name\": \"b\","
                    + " \"f_cat_id\": 1}}]}]}"))
        .hasSize(2);
  }
}
