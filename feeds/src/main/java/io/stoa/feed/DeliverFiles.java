package io.stoa.feed;

import io.stoa.connector.ConnectorRegistry;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.connector.Ticket;
import io.stoa.feed.FeedRun.RunFile;
import io.stoa.telemetry.Activity;
import io.stoa.telemetry.Telemetry;
import java.util.ArrayList;
import java.util.List;

/** Brings the files of a run to the feed's destination, one after another. Thread-safe. */
final class DeliverFiles {
  private final ConnectorRegistry connectors;
  private final DestinationSecrets secrets;
  private final Telemetry telemetry;

  DeliverFiles(ConnectorRegistry connectors, DestinationSecrets secrets, Telemetry telemetry) {
    this.telemetry = telemetry;
    this.connectors = connectors;
    this.secrets = secrets;
  }

  /**
   * @param files that arrived, in order
   * @param reports to ask with what the destination found in them
   * @param errors what stopped the rest
   */
  record Delivered(List<RunFile> files, List<Ticket> reports, List<String> errors) {}

  Delivered deliver(Feed feed, String run, List<RunFile> files, RunFolder folder) {
    Feed.Destination destination = secrets.reveal(feed).destination();
    FileConnector connector = connectors.files(destination.connector());
    List<RunFile> delivered = new ArrayList<>();
    List<Ticket> reports = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (RunFile file : files) {
      RunFile arrived = file;
      if (errors.isEmpty()) {
        try {
          DeliveryReceipt receipt =
              deliver(
                  connector,
                  new Delivery(
                      feed.code(),
                      run,
                      folder.file(file),
                      file.name(),
                      file.mediaType(),
                      destination.settings()));
          arrived = at(file, receipt.location());
          Ticket report = receipt.report();
          if (report != null) {
            reports.add(report);
          }
        } catch (DeliveryException e) {
          errors.add(file.name() + " was not delivered: " + e.getMessage());
        }
      }
      delivered.add(arrived);
    }
    return new Delivered(delivered, reports, errors);
  }

  private DeliveryReceipt deliver(FileConnector connector, Delivery delivery)
      throws DeliveryException {
    try (Activity activity =
        telemetry.begin("stoa.delivery", "connector", connector.description().code())) {
      activity.detail("file", delivery.fileName());
      try {
        return connector.deliver(delivery);
      } catch (DeliveryException e) {
        activity.failed(e);
        throw e;
      }
    }
  }

  private static RunFile at(RunFile file, String location) {
    return new RunFile(
        file.name(), file.path(), file.mediaType(), file.bytes(), file.items(), location);
  }
}
