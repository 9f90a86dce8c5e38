package io.stoa.connectors.meta;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import java.util.ArrayList;
import java.util.List;

/** What the connector for Meta's data feeds says of itself. */
final class MetaFeedDescription {
  static final String CODE = "meta-feed";
  static final String UPDATE_ONLY = "updateOnly";
  static final String STOA_ADDRESS = "stoaAddress";
  static final String INTERVAL = "interval";
  static final String HOUR = "hour";
  static final String TIME_ZONE = "timeZone";

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          CODE,
          "Instagram and Facebook data feed",
          "Uploads the file to a data feed of the catalogue, which is made when there is none of"
              + " that name, or lets Meta fetch it by a schedule; reads back what Meta found in it."
              + " Do not send the same items by the API as well.",
          settings());

  private MetaFeedDescription() {}

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>(MetaDescription.DESCRIPTION.settings());
    settings.add(
        Setting.optional(
            UPDATE_ONLY,
            "Only update",
            Kind.YES_NO,
            "Leave items that are not in the file as they are. Otherwise the file replaces all that"
                + " the data feed brought before, and Meta deletes what is missing from it."));
    settings.add(
        Setting.optional(
            STOA_ADDRESS,
            "Address of this Stoa",
            Kind.TEXT,
            "As Meta reaches it, such as https://pim.example.com. With it the file is not sent but"
                + " hosted here, may have more than 100 MB, and Meta fetches it at once after each"
                + " run and by the schedule."));
    settings.add(
        Setting.withFallback(
            INTERVAL,
            "Fetched",
            Kind.TEXT,
            "DAILY",
            "HOURLY or DAILY: how often Meta fetches the hosted file by itself."));
    settings.add(
        Setting.withFallback(
            HOUR, "At", Kind.NUMBER, "3", "The hour of the day, 0 to 23, for DAILY."));
    settings.add(
        Setting.withFallback(
            TIME_ZONE, "Time zone", Kind.TEXT, "UTC", "Of the hour, such as Europe/Berlin."));
    return settings;
  }
}
