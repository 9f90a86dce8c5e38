package io.stoa.connectors.meta;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.FileReport;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Meta found in an upload: its errors, and for each of them the items that are named.
 * Source: https://developers.facebook.com/docs/marketing-api/reference/product-feed-upload-error
 */
final class MetaUploadReport {
  private static final String DIAGNOSTICS = "https://business.facebook.com/commerce";
  private static final Duration ASK_AFTER = Duration.ofMinutes(1);

  /** So many pages of errors, and of items of each error, are read. */
  private static final int MOST_PAGES = 40;

  private final MetaClient client;
  private final UnaryOperator<String> masked;
  private final Map<String, List<ItemIssue>> items = new HashMap<>();
  private final List<ItemIssue> general = new ArrayList<>();
  private boolean complete = true;

  /**
   * @param masked takes secrets out of what is quoted
   */
  MetaUploadReport(MetaClient client, UnaryOperator<String> masked) {
    this.client = client;
    this.masked = masked;
  }

  FileReport read(String session) throws DeliveryException {
    JsonNode upload = client.upload(session);
    if (upload.path("end_time").asString("").isEmpty()) {
      return new FileReport.Pending(ASK_AFTER);
    }
    @Nullable String after = null;
    for (int page = 0; page == 0 || after != null; page++) {
      JsonNode errors = client.uploadErrors(session, after);
      for (JsonNode error : errors.path("data")) {
        read(error);
      }
      after = MetaClient.next(errors);
      if (after != null && page + 1 == MOST_PAGES) {
        complete = false;
        break;
      }
    }
    long invalid = upload.path("num_invalid_items").asLong(0);
    long named =
        items.values().stream().filter(i -> i.stream().anyMatch(ItemIssue::isError)).count();
    complete &= invalid <= named;
    boolean nothing =
        upload.path("num_detected_items").asLong(0) == 0
            && upload.path("error_count").asLong(0) > 0;
    return new FileReport.Done(items, complete && !nothing, general);
  }

  private void read(JsonNode error) throws DeliveryException {
    boolean fatal = error.path("severity").asString("fatal").equalsIgnoreCase("fatal");
    ItemIssue issue = issue(error, fatal ? Severity.ERROR : Severity.WARNING);
    long total = error.path("total_count").asLong(0);
    long named = 0;
    @Nullable String after = null;
    for (int page = 0; page < MOST_PAGES && (page == 0 || after != null); page++) {
      JsonNode samples = client.errorSamples(error.path("id").asString(""), after);
      for (JsonNode sample : samples.path("data")) {
        String id = sample.path("retailer_id").asString("");
        if (!id.isEmpty()) {
          items.computeIfAbsent(id, i -> new ArrayList<>()).add(issue);
          named++;
        }
      }
      after = MetaClient.next(samples);
    }
    if (named == 0 || named < total) {
      complete &= !fatal;
      general.add(unnamed(issue, total - named));
    }
  }

  private static ItemIssue unnamed(ItemIssue issue, long count) {
    String of = count > 0 ? " (%d items that Meta does not name)".formatted(count) : "";
    return new ItemIssue(
        issue.attribute(), issue.code(), issue.severity(), issue.message() + of, issue.link());
  }

  private ItemIssue issue(JsonNode error, Severity severity) {
    String summary = error.path("summary").asString("");
    String description = error.path("description").asString("");
    String type = error.path("error_type").asString("");
    String words = masked.apply((summary + " " + description).strip());
    return new ItemIssue(
        MetaFields.namedIn(summary + " " + description),
        type.isBlank() ? "upload_error" : type,
        severity,
        words.isEmpty() ? "Meta does not say what is wrong." : words,
        DIAGNOSTICS);
  }
}
