package io.stoa.consistency;

import io.stoa.feed.Feed;
import io.stoa.spreadsheet.RowWriter;
import io.stoa.spreadsheet.SheetFormat;
import io.stoa.spreadsheet.Spreadsheets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report as a spreadsheet for people: a row for each product, seven columns for each
 * feed. Rows go out as they are found.
 */
public final class ConsistencySheet {
  private static final List<String> OF_FEED =
      List.of("state", "currency", "price", "pays", "availability", "quantity", "sent");

  private ConsistencySheet() {}

  /**
   * @param out is closed
   * @return how many products were written
   */
  public static long write(
      ConsistencyReport report, ConsistencyQuery query, SheetFormat format, OutputStream out)
      throws IOException {
    List<String> feeds = report.feeds(query).stream().map(Feed::code).toList();
    long[] written = {0};
    try (RowWriter rows = Spreadsheets.create(out, format, "consistency", true)) {
      rows.write(header(feeds));
      report.each(
          query,
          row -> {
            try {
              rows.write(cells(row, feeds, query.tolerance()));
              written[0]++;
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return written[0];
  }

  private static List<String> header(List<String> feeds) {
    List<String> header =
        new ArrayList<>(List.of("sku", "price_differs", "availability_differs", "spreads"));
    feeds.forEach(feed -> OF_FEED.forEach(column -> header.add(feed + " " + column)));
    return header;
  }

  private static List<String> cells(ConsistencyRow row, List<String> feeds, BigDecimal tolerance) {
    List<String> cells = new ArrayList<>();
    cells.add(row.sku());
    cells.add(row.priceDiffers(tolerance) ? "1" : "0");
    cells.add(row.availabilityDiffers() ? "1" : "0");
    cells.add(
        row.spreads().stream()
            .map(s -> s.currency() + " " + s.percent().toPlainString() + " %")
            .collect(Collectors.joining(", ")));
    for (String feed : feeds) {
      ChannelListing listing =
          row.listings().stream().filter(l -> l.feed().equals(feed)).findFirst().orElse(null);
      if (listing == null) {
        OF_FEED.forEach(column -> cells.add(""));
      } else {
        cells.add(listing.state().name().toLowerCase(Locale.ROOT));
        cells.add(text(listing.currency()));
        cells.add(plain(listing.price()));
        cells.add(plain(listing.pays()));
        cells.add(text(listing.words()));
        cells.add(text(listing.quantity()));
        cells.add(text(listing.sent()));
      }
    }
    return cells;
  }

  private static String plain(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.toPlainString();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
