package io.stoa.connectors.folder;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connectors.base.DeliveryConnector;
import io.stoa.connectors.disk.StagedFile;
import io.stoa.error.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Puts files into a folder: a hidden copy first, on the disk, then renamed in one step. */
public final class FolderConnector extends DeliveryConnector<FolderSettings> {
  private final FolderRoots roots;

  public FolderConnector(FolderRoots roots) {
    super(FolderDescription.DESCRIPTION, settings -> FolderSettings.read(settings, roots));
    this.roots = roots;
  }

  @Override
  protected List<Violation> attempt(FolderSettings settings) throws DeliveryException {
    try {
      Files.delete(Files.createTempFile(roots.open(settings.folder()), ".stoa-", ".probe"));
      return List.of();
    } catch (IOException e) {
      return List.of(
          Violation.of(
              FolderDescription.PATH, "not_writable", "Nothing can be written there: " + e));
    }
  }

  @Override
  protected String blamed(ConnectorError code, FolderSettings settings) {
    return FolderDescription.PATH;
  }

  @Override
  protected DeliveryReceipt deliver(Delivery delivery, String name, FolderSettings settings)
      throws DeliveryException {
    Path folder = roots.open(settings.folder());
    try (StagedFile staged = StagedFile.copy(delivery.file(), folder)) {
      Path target = folder.resolve(name);
      staged.moveTo(target);
      return new DeliveryReceipt(target.toString(), staged.bytes());
    }
  }
}
