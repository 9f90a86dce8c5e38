package io.stoa.demo;

import io.stoa.feed.Feed;
import io.stoa.json.Json;
import io.stoa.launch.Launch;
import io.stoa.spreadsheet.RowReader;
import io.stoa.spreadsheet.SheetRow;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Linden & Loom, a fashion house that exists only here: 200 products in three languages and four
 * currencies, stock in four stores and a warehouse, a feed for every channel, and a drop that
 * Instagram and WeChat have for themselves on one day of each month. The files lie in {@code
 * resources/demo} and are imported as anybody's would be.
 */
public final class DemoCatalogue {
  private static final List<String> FILES =
      List.of(
          "locales.csv",
          "currencies.csv",
          "categories.csv",
          "channels.csv",
          "attribute_groups.csv",
          "attributes.csv",
          "attribute_options.csv",
          "families.csv",
          "family_variants.csv",
          "association_types.csv",
          "group_types.csv",
          "groups.csv",
          "product_models.csv",
          "products.csv",
          "offers.csv",
          "stock.csv");

  private DemoCatalogue() {}

  /** Lays the files into the folder and draws the pictures that they name, ready for an import. */
  public static void unpack(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String file : FILES) {
      try (InputStream content = resource(file)) {
        Files.copy(content, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    List<DemoPictures.Wanted> pictures = new ArrayList<>();
    pictures.addAll(pictures(folder.resolve("product_models.csv"), "family_variant"));
    pictures.addAll(pictures(folder.resolve("products.csv"), "family"));
    DemoPictures.draw(pictures, folder.resolve("images"));
  }

  /** The demo's feeds: every channel that Stoa knows, each on its own schedule. */
  public static List<Feed> feeds() throws IOException {
    try (InputStream content = resource("feeds.json")) {
      return List.of(Json.read(content.readAllBytes(), Feed[].class));
    }
  }

  /** The demo's launches: on all other days no feed shows their products. */
  public static List<Launch> launches() throws IOException {
    try (InputStream content = resource("launches.json")) {
      return List.of(Json.read(content.readAllBytes(), Launch[].class));
    }
  }

  private static List<DemoPictures.Wanted> pictures(Path file, String familyColumn)
      throws IOException {
    List<DemoPictures.Wanted> pictures = new ArrayList<>();
    try (RowReader rows = Spreadsheets.open(file)) {
      int family = rows.next().orElseThrow().cells().indexOf(familyColumn);
      Optional<SheetRow> next = rows.next();
      while (next.isPresent()) {
        SheetRow row = next.get();
        String garment = row.cell(family).split("_", 2)[0];
        row.cells().stream()
            .filter(cell -> cell.startsWith("images/"))
            .map(cell -> new DemoPictures.Wanted(garment, cell.substring("images/".length())))
            .forEach(pictures::add);
        next = rows.next();
      }
    }
    return pictures;
  }

  private static InputStream resource(String name) throws IOException {
    InputStream content = DemoCatalogue.class.getResourceAsStream("/demo/" + name);
    if (content == null) {
      throw new FileNotFoundException("The demo's " + name + " is missing from the jar.");
    }
    return content;
  }
}
