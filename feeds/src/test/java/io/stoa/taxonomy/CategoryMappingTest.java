package io.stoa.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.catalog.Catalogs;
import io.stoa.likeness.LikenessIndex.Scored;
import io.stoa.mapping.Shop;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.store.sqlite.SqliteDocumentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CategoryMappingTest {
  private static final String FILE =
      """
      1 - Apparel
      2 - Apparel > Clothing
      3 - Apparel > Clothing > Shirts
      4 - Toys
      5 - Toys > Shirts for Dolls
      """;

  @TempDir Path folder;
  private SqliteDocumentStore store;
  private Catalogs catalogs;
  private CategoryMappings mappings;
  private Taxonomies taxonomies;

  @BeforeEach
  void open() throws IOException {
    store = SqliteDocumentStore.open(folder.resolve("store.db"));
    catalogs = Shop.in(store);
    mappings = new CategoryMappings(store);
    taxonomies = new Taxonomies(store, mappings, Clock.systemUTC());
    taxonomies.upload(
        "google", "Google", "en_US", Files.writeString(folder.resolve("google.txt"), FILE));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private MappedCategories mapped() {
    return new MappedCategories(catalogs.current(), mappings.of("google"));
  }

  private void map(String category, String target) {
    TaxonomyNode node = taxonomies.get("google").find(target).orElseThrow();
    mappings.save(List.of(new CategoryMapping("google", category, node.id(), node.pathText())));
  }

  @Test
  void a_category_inherits_from_the_nearest_mapped_one_above() {
    assertThat(mapped().of("shirts_w")).isEmpty();
    map("women", "2");
    MappedCategories.Found inherited = mapped().of("shirts_w").orElseThrow();
    assertThat(inherited.inherited()).isTrue();
    assertThat(inherited.mapping().path()).isEqualTo("Apparel > Clothing");
    map("SHIRTS_W", "3");
    assertThat(mapped().of("shirts_w").orElseThrow().inherited()).isFalse();
    assertThat(mapped().of("shirts_w").orElseThrow().mapping().target()).isEqualTo("3");
  }

  @Test
  void a_product_is_what_its_deepest_category_in_the_channel_s_tree_is() {
    map("women", "2");
    map("sale_2026", "4");
    assertThat(mapped().of(Set.of("sale_2026", "shirts_w"), "shop"))
        .extracting(found -> found.mapping().target())
        .isEqualTo("2");
    assertThat(mapped().of(Set.of("sale_2026"), "shop"))
        .extracting(found -> found.mapping().target())
        .isEqualTo("4");
    assertThat(mapped().of(Set.of(), "shop")).isNull();
  }

  @Test
  void changes_name_the_categories_that_changed_and_no_others() {
    map("women", "2");
    long position = mappings.position();
    assertThat(mappings.changedSince("google", position)).isEmpty();
    map("women", "2");
    assertThat(mappings.changedSince("google", position)).as("the same again").isEmpty();
    map("Shirts_W", "3");
    mappings.save(List.of(new CategoryMapping("other", "women", "x", "x")));
    assertThat(mappings.changedSince("google", position)).containsExactly("shirts_w");
    mappings.remove("google", "women");
    assertThat(mappings.changedSince("google", position))
        .containsExactlyInAnyOrder("shirts_w", "women");
  }

  @Test
  void an_upload_takes_the_place_of_the_one_before_and_keeps_mappings() throws IOException {
    map("women", "2");
    TaxonomyTree before = taxonomies.get("google");
    assertThat(taxonomies.get("google")).as("read once").isSameAs(before);
    long position = taxonomies.position();
    Path german = Files.writeString(folder.resolve("de.txt"), "2 - Bekleidung\n");
    taxonomies.upload("google", null, "de_DE", german);
    assertThat(taxonomies.get("google").find("2").orElseThrow().pathText()).isEqualTo("Bekleidung");
    assertThat(taxonomies.changedSince("google", position)).isTrue();
    assertThat(store.collection(Taxonomies.NODES).count()).isEqualTo(1);
    assertThat(mapped().of("women")).isPresent();
    assertThat(taxonomies.delete("google")).isTrue();
    assertThat(mapped().of("women")).isEmpty();
    assertThat(store.collection(Taxonomies.NODES).count()).isZero();
  }

  @Test
  void suggestions_follow_the_label_and_what_the_category_above_is() {
    map("women", "1");
    List<Scored<TaxonomyNode>> found =
        SuggestCategories.suggest(
            catalogs.current(), taxonomies.get("google"), mapped(), "shirts_w", 3);
    assertThat(found.get(0).value().id()).isEqualTo("3");
    assertThat(found.get(0).score()).isGreaterThan(found.get(1).score());
  }

  @Test
  void people_search_by_beginnings_of_words_by_id_and_by_path() {
    TaxonomyTree tree = taxonomies.get("google");
    assertThat(tree.search("shir app", 9)).extracting(TaxonomyNode::id).containsExactly("3");
    assertThat(tree.search("4", 9)).extracting(TaxonomyNode::id).containsExactly("4");
    assertThat(tree.search("toys > shirts for dolls", 9))
        .extracting(TaxonomyNode::id)
        .containsExactly("5");
    assertThat(tree.idsDownTo("3")).containsExactly("1", "2", "3");
  }

  @Test
  void a_table_goes_out_and_comes_back_and_each_wrong_row_says_why() throws IOException {
    map("women", "2");
    CategoryOverview overview =
        new CategoryOverview(
            0,
            0,
            List.of(
                new CategoryOverview.MappedCategory(
                    "women", null, "Women", 1, 4L, "2", "Apparel", null),
                new CategoryOverview.MappedCategory(
                    "shirts_w", "women", "Shirts", 2, 4L, null, null, null)));
    for (SheetFormat format : SheetFormat.values()) {
      Path file = folder.resolve("out." + format.extension());
      CategoryMappingSheet.write(overview, format, Files.newOutputStream(file));
      CategoryMappingSheet.TakenCategories result = read(file);
      assertThat(result.violations()).isEmpty();
      assertThat(result.changed() + result.removed()).isZero();
    }
    Path edited =
        Files.writeString(
            folder.resolve("edited.csv"),
            "target;category\nApparel > Clothing > Shirts;shirts_w\n;women\n99;women\n1;nowhere\n");
    CategoryMappingSheet.TakenCategories result = read(edited);
    assertThat(result.changed()).isEqualTo(1);
    assertThat(result.removed()).isEqualTo(1);
    assertThat(result.violations())
        .extracting(Object::toString)
        .containsExactly(
            "row 4, target: The taxonomy google has no category of this id or path.",
            "row 5, category: There is no such category.");
    assertThat(mappings.of("google")).extracting(CategoryMapping::target).containsExactly("3");
  }

  private CategoryMappingSheet.TakenCategories read(Path file) {
    return CategoryMappingSheet.read(file, catalogs.current(), taxonomies.get("google"), mappings);
  }

  @Test
  void six_thousand_categories_are_searched_in_milliseconds() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      lines.add(
          i
              + " - Department "
              + i % 21
              + " > Shelf "
              + i % 350
              + " > Article "
              + word(i)
              + " "
              + i);
    }
    Path file = Files.write(folder.resolve("large.txt"), lines);
    taxonomies.upload("large", null, "en_US", file);
    TaxonomyTree tree = taxonomies.get("large");
    tree.like("warm up", List.of(), List.of(), 5);
    long start = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      tree.like("Articel " + word(i * 7), List.of("Shelf " + i), List.of(), 5);
    }
    double millis = (System.nanoTime() - start) / 100e6;
    System.out.printf("A suggestion among 6,000 categories: %.2f ms%n", millis);
    assertThat(millis).isLessThan(200);
  }

  private static String word(int i) {
    return Integer.toString(i * 7919 % 100_003, 26).replaceAll("[0-9]", "x") + "er";
  }
}
