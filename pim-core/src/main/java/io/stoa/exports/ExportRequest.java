package io.stoa.exports;

import io.stoa.catalog.EntityType;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import io.stoa.json.Json;
import io.stoa.search.Filter;
import io.stoa.spreadsheet.SheetFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to export and how.
 *
 * @param entity {@code products}, {@code product_models}, {@code offers}, {@code stock}, the code
 *     of an {@link EntityType}, or {@code all} for a whole catalogue
 * @param out where to: a file, a {@code .zip} archive, or for {@code all} a folder; null for the
 *     job's own files
 * @param media whether images and files are copied next to the tables, or into the archive
 * @param guardFormulas keeps text in CSV cells from being run as a formula when a person opens the
 *     file; our own import undoes it, other readers see an apostrophe before such text
 * @param uuids whether products come with a column for theirs
 * @param filter which products, null for all; needs a search index
 */
public record ExportRequest(
    String entity,
    SheetFormat format,
    @Nullable Path out,
    boolean media,
    boolean guardFormulas,
    boolean uuids,
    @Nullable Filter filter) {
  static final String PRODUCTS = "products";
  static final String PRODUCT_MODELS = "product_models";
  private static final String ALL = "all";

  /**
   * @throws StoaException {@code INVALID} for an entity that there is not
   */
  public ExportRequest {
    if (!known().contains(entity)) {
      throw new StoaException(
          CoreError.INVALID,
          "There is nothing called '" + entity + "' to export; one of " + known() + " is meant.");
    }
  }

  /** Everything of the entity, without media. */
  public static ExportRequest of(String entity, SheetFormat format) {
    return new ExportRequest(entity, format, null, false, false, false, null);
  }

  public ExportRequest to(Path file) {
    return new ExportRequest(entity, format, file, media, guardFormulas, uuids, filter);
  }

  public ExportRequest withMedia() {
    return new ExportRequest(entity, format, out, true, guardFormulas, uuids, filter);
  }

  public ExportRequest guarded() {
    return new ExportRequest(entity, format, out, media, true, uuids, filter);
  }

  public ExportRequest withUuids() {
    return new ExportRequest(entity, format, out, media, guardFormulas, true, filter);
  }

  public ExportRequest only(Filter selection) {
    return new ExportRequest(entity, format, out, media, guardFormulas, uuids, selection);
  }

  /** What {@link #entity} can be. */
  public static List<String> known() {
    List<String> known =
        new ArrayList<>(
            List.of(ALL, PRODUCTS, PRODUCT_MODELS, OfferTables.OFFERS, OfferTables.STOCK));
    Arrays.stream(EntityType.values()).map(EntityType::code).forEach(known::add);
    return known;
  }

  /** The tables to write, in the order in which they are imported. */
  List<String> tables() {
    if (!entity.equals(ALL)) {
      return List.of(entity);
    }
    List<String> tables =
        new ArrayList<>(Arrays.stream(EntityType.values()).map(EntityType::code).toList());
    tables.add(PRODUCT_MODELS);
    tables.add(PRODUCTS);
    tables.add(OfferTables.OFFERS);
    tables.add(OfferTables.STOCK);
    return tables;
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("entity", entity);
    parameters.put("format", format.extension());
    parameters.put("media", String.valueOf(media));
    parameters.put("guardFormulas", String.valueOf(guardFormulas));
    parameters.put("uuids", String.valueOf(uuids));
    if (out != null) {
      parameters.put("out", out.toAbsolutePath().normalize().toString());
    }
    if (filter != null) {
      parameters.put("filter", Json.MAPPER.writerFor(Filter.class).writeValueAsString(filter));
    }
    return parameters;
  }

  static ExportRequest of(Map<String, String> parameters) {
    String out = parameters.get("out");
    String filter = parameters.get("filter");
    return new ExportRequest(
        parameters.getOrDefault("entity", ""),
        Optional.ofNullable(parameters.get("format"))
            .flatMap(SheetFormat::parse)
            .orElse(SheetFormat.CSV),
        out == null ? null : Path.of(out),
        Boolean.parseBoolean(parameters.get("media")),
        Boolean.parseBoolean(parameters.get("guardFormulas")),
        Boolean.parseBoolean(parameters.get("uuids")),
        filter == null ? null : Json.read(filter.getBytes(StandardCharsets.UTF_8), Filter.class));
  }
}
