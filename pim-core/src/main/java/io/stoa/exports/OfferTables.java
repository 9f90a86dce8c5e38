package io.stoa.exports;

import io.stoa.offer.Offer.Price;
import io.stoa.offer.Offer.Stock;
import io.stoa.offer.OfferSlot;
import io.stoa.offer.Offers;
import io.stoa.offer.TracedOffer;
import io.stoa.offer.TracedOffer.Trace;
import io.stoa.product.Identifier;
import io.stoa.product.Product;
import io.stoa.product.Versioned;
import io.stoa.spreadsheet.RowWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Prices and stock levels, one a row, as their import reads them. The two columns at the end, which
 * an import passes over, say who changed the row and when.
 */
final class OfferTables {
  static final String OFFERS = "offers";
  static final String STOCK = "stock";

  private static final int BATCH = 500;
  private static final List<String> PRICE_HEADER =
      List.of(
          "sku",
          "channel",
          "location",
          "currency",
          "price",
          "sale_price",
          "sale_from",
          "sale_until",
          "changed_at",
          "changed_by");
  private static final List<String> STOCK_HEADER =
      List.of("sku", "channel", "location", "quantity", "changed_at", "changed_by");

  private final Offers offers;
  private final String table;

  /** Told how many rows are written; says false to stop. */
  private final LongPredicate progress;

  private long rows;

  /**
   * @param table {@link #OFFERS} or {@link #STOCK}
   */
  OfferTables(Offers offers, String table, LongPredicate progress) {
    this.offers = offers;
    this.table = table;
    this.progress = progress;
  }

  /**
   * @param pages the products whose offers are meant, null for all
   * @return false when stopped
   */
  boolean write(RowWriter writer, @Nullable ProductPages pages) throws IOException {
    writer.write(table.equals(STOCK) ? STOCK_HEADER : PRICE_HEADER);
    return pages == null ? all(writer) : of(pages, writer);
  }

  private boolean all(RowWriter writer) throws IOException {
    for (Identifier after = null; ; ) {
      List<TracedOffer> page = offers.scan(after, BATCH);
      if (page.isEmpty()) {
        return true;
      }
      if (!write(page, writer)) {
        return false;
      }
      after = page.get(page.size() - 1).offer().product();
    }
  }

  private boolean of(ProductPages pages, RowWriter writer) throws IOException {
    for (List<Versioned<Product>> page : pages) {
      List<Identifier> products = page.stream().map(p -> p.value().identifier()).toList();
      Map<Identifier, TracedOffer> found = offers.traced(products);
      List<TracedOffer> offered =
          products.stream().map(found::get).filter(Objects::nonNull).toList();
      if (!write(offered, writer)) {
        return false;
      }
    }
    return true;
  }

  private boolean write(List<TracedOffer> page, RowWriter writer) throws IOException {
    for (TracedOffer offer : page) {
      if (table.equals(STOCK)) {
        for (Stock level : offer.offer().stock()) {
          writer.write(cells(offer, level));
        }
        rows += offer.offer().stock().size();
      } else {
        for (Price price : offer.offer().prices()) {
          writer.write(cells(offer, price));
        }
        rows += offer.offer().prices().size();
      }
    }
    return progress.test(rows);
  }

  private static List<String> cells(TracedOffer offer, Price price) {
    List<String> cells = new ArrayList<>(PRICE_HEADER.size());
    cells.add(offer.offer().product().text());
    cells.add(text(price.channel()));
    cells.add(text(price.location()));
    cells.add(price.currency());
    cells.add(price.list().toPlainString());
    BigDecimal sale = price.sale();
    cells.add(sale == null ? "" : sale.toPlainString());
    cells.add(text(price.saleFrom()));
    cells.add(text(price.saleUntil()));
    addTrace(offer, price.slot(), cells);
    return cells;
  }

  private static List<String> cells(TracedOffer offer, Stock level) {
    List<String> cells = new ArrayList<>(STOCK_HEADER.size());
    cells.add(offer.offer().product().text());
    cells.add(text(level.channel()));
    cells.add(level.location());
    cells.add(Integer.toString(level.quantity()));
    addTrace(offer, level.slot(), cells);
    return cells;
  }

  private static void addTrace(TracedOffer offer, OfferSlot slot, List<String> cells) {
    Trace trace = offer.trace(slot).orElse(null);
    cells.add(trace == null ? "" : trace.at().toString());
    cells.add(trace == null ? "" : trace.by());
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String text(@Nullable Instant instant) {
    return instant == null ? "" : instant.toString();
  }
}
