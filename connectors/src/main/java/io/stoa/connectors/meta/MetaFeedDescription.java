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

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          CODE,
          "Instagram and Facebook data feed",
          "Uploads the file to a data feed of the catalogue, which is made when there is none of"
              + " that name. Do not send the same items by the API as well.",
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
    return settings;
  }
}
