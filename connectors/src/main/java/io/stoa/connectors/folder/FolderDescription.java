package io.stoa.connectors.folder;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import java.util.List;

/** What the folder connector says of itself. */
final class FolderDescription {
  static final String PATH = "path";

  static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          "folder",
          "Folder",
          "Puts the file into a folder of the machine that Stoa runs on, or of a share mounted"
              + " there.",
          List.of(
              Setting.withFallback(
                  PATH,
                  "Folder",
                  Kind.TEXT,
                  ".",
                  "Relative to the folder 'delivered' in Stoa's data directory, such as google/de;"
                      + " or absolute, inside a folder that the operator allows. It is created where"
                      + " it does not exist.")));

  private FolderDescription() {}
}
