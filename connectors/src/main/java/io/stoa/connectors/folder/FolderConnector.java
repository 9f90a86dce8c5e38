package io.stoa.connectors.folder;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryFileName;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.connectors.disk.StagedFile;
import io.stoa.error.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Puts files into a folder: a hidden copy first, on the disk, then renamed in one step. */
public final class FolderConnector implements FileConnector {
  private final FolderRoots roots;

  public FolderConnector(FolderRoots roots) {
    this.roots = roots;
  }

  @Override
  public ConnectorDescription description() {
    return FolderDescription.DESCRIPTION;
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return FolderSettings.read(settings, roots).violations();
  }

  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    List<Violation> violations = check(settings);
    if (!violations.isEmpty()) {
      return violations;
    }
    try {
      Path folder = roots.open(FolderSettings.read(settings, roots).orRefuse().folder());
      Files.delete(Files.createTempFile(folder, ".stoa-", ".probe"));
      return List.of();
    } catch (DeliveryException e) {
      return List.of(e.asViolation(FolderDescription.PATH));
    } catch (IOException e) {
      return List.of(
          Violation.of(
              FolderDescription.PATH, "not_writable", "Nothing can be written there: " + e));
    }
  }

  @Override
  public DeliveryReceipt deliver(Delivery delivery) throws DeliveryException {
    String name = DeliveryFileName.orRefuse(delivery.fileName());
    Path folder = roots.open(FolderSettings.read(delivery.settings(), roots).orRefuse().folder());
    try (StagedFile staged = StagedFile.copy(delivery.file(), folder)) {
      Path target = folder.resolve(name);
      staged.moveTo(target);
      return new DeliveryReceipt(target.toString(), staged.bytes());
    }
  }
}
