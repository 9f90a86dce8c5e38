package io.stoa.exports;

import io.stoa.catalog.Catalog;
import io.stoa.media.MediaStorage;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.ProductModel;
import io.stoa.product.Products;
import io.stoa.product.ResolvedModel;
import io.stoa.product.ResolvedProduct;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import io.stoa.product.Values;
import io.stoa.product.Versioned;
import io.stoa.spreadsheet.RowWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Product and product model tables: read once for the columns, once more for the rows, a few
 * hundred at a time. Values come with those inherited, as Akeneo exports them; categories, groups
 * and associations are a product's own.
 */
final class ProductTables {
  private static final int BATCH = 500;

  private final Catalog catalog;
  private final Products products;
  private final MediaStorage media;
  private final ExportTarget target;
  private final ExportRequest request;

  /** Told how many rows are written; says false to stop. */
  private final LongPredicate progress;

  private long missingMedia;

  ProductTables(
      Catalog catalog,
      Products products,
      MediaStorage media,
      ExportTarget target,
      ExportRequest request,
      LongPredicate progress) {
    this.catalog = catalog;
    this.products = products;
    this.media = media;
    this.target = target;
    this.request = request;
    this.progress = progress;
  }

  /** Files that values name and the media storage does not have. */
  long missingMedia() {
    return missingMedia;
  }

  /**
   * @return false when stopped
   */
  boolean products(RowWriter writer, ProductPages pages) throws IOException {
    ValueColumns columns = new ValueColumns(catalog);
    for (List<Versioned<Product>> page : pages) {
      for (ResolvedProduct product : products.resolve(page)) {
        columns.see(product.family(), product.values());
      }
      if (!progress.test(0)) {
        return false;
      }
    }
    LinkColumns links = new LinkColumns(catalog);
    List<String> header = new ArrayList<>(List.of(catalog.identifier().code()));
    if (request.uuids()) {
      header.add("uuid");
    }
    header.addAll(List.of("family", "parent", "categories", "enabled", "groups"));
    header.addAll(columns.header());
    header.addAll(links.header());
    writer.write(header);
    long done = 0;
    for (List<Versioned<Product>> page : pages) {
      for (ResolvedProduct resolved : products.resolve(page)) {
        Product product = resolved.product();
        String identifier = product.identifier().text();
        List<String> row = new ArrayList<>(header.size());
        row.add(identifier);
        if (request.uuids()) {
          row.add(product.uuid().toString());
        }
        row.add(text(resolved.family()));
        row.add(text(product.parent()));
        row.add(String.join(",", product.categories()));
        row.add(product.enabled() ? "1" : "0");
        row.add(String.join(",", product.groups()));
        columns.cells(identifier, resolved.values(), row);
        links.cells(product.associations(), row);
        writer.write(row);
        copyMedia(identifier, resolved.values());
      }
      done += page.size();
      if (!progress.test(done)) {
        return false;
      }
    }
    return true;
  }

  /**
   * @return false when stopped
   */
  boolean models(RowWriter writer) throws IOException {
    ValueColumns columns = new ValueColumns(catalog);
    for (Identifier after = null; ; ) {
      List<Versioned<ProductModel>> page = products.scanModels(after, BATCH);
      if (page.isEmpty()) {
        break;
      }
      for (ResolvedModel model : products.resolveModels(page)) {
        columns.see(model.family(), model.values());
      }
      after = page.get(page.size() - 1).value().code();
    }
    LinkColumns links = new LinkColumns(catalog);
    List<String> header =
        new ArrayList<>(List.of("code", "family_variant", "parent", "categories"));
    header.addAll(columns.header());
    header.addAll(links.header());
    writer.write(header);
    long done = 0;
    for (Identifier after = null; ; ) {
      List<Versioned<ProductModel>> page = products.scanModels(after, BATCH);
      if (page.isEmpty()) {
        return true;
      }
      for (ResolvedModel resolved : products.resolveModels(page)) {
        ProductModel model = resolved.model();
        List<String> row = new ArrayList<>(header.size());
        row.add(model.code().text());
        row.add(model.familyVariant());
        row.add(text(model.parent()));
        row.add(String.join(",", model.categories()));
        columns.cells(model.code().text(), resolved.values(), row);
        links.cells(model.associations(), row);
        writer.write(row);
        copyMedia(model.code().text(), resolved.values());
      }
      done += page.size();
      if (!progress.test(done)) {
        return false;
      }
      after = page.get(page.size() - 1).value().code();
    }
  }

  private void copyMedia(String identifier, Values values) throws IOException {
    if (!request.media()) {
      return;
    }
    for (Map.Entry<ValueKey, Value.Media> file : ValueColumns.media(values).entrySet()) {
      Optional<Path> content = media.file(file.getValue().key());
      if (content.isPresent()) {
        target.media(MediaPaths.of(identifier, file.getKey(), file.getValue()), content.get());
      } else {
        missingMedia++;
      }
    }
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
