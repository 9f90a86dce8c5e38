package io.stoa.connectors.sftp;

import io.stoa.connector.CheckedSettings;
import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryFileName;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.network.Endurance;
import io.stoa.error.Violation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Uploads files to SFTP servers. Each delivery is a connection of its own. */
public final class SftpConnector implements FileConnector {
  private static final String NO_PIN = "SHA256:" + "0".repeat(43);

  private final AllowedHosts allowed;
  private final Consumer<Duration> pause;

  public SftpConnector(AllowedHosts allowed) {
    this(allowed, Endurance.PAUSE);
  }

  SftpConnector(AllowedHosts allowed, Consumer<Duration> pause) {
    this.allowed = allowed;
    this.pause = pause;
  }

  @Override
  public ConnectorDescription description() {
    return SftpDescription.DESCRIPTION;
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return SftpSettings.read(settings).violations();
  }

  /** Signs in and writes a probe. Where only the fingerprint is missing, it says the server's. */
  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    CheckedSettings<SftpSettings> checked = SftpSettings.read(settings);
    if (checked.violations().stream().anyMatch(v -> !v.field().equals(SftpDescription.HOST_KEY))) {
      return checked.violations();
    }
    try (SftpSession session =
        SftpSession.open(checked.good().orElseGet(() -> withoutPin(settings)), allowed)) {
      new SftpUpload(session.files(), checked.orRefuse()).probe();
      return List.of();
    } catch (DeliveryException e) {
      return List.of(e.asViolation(blamed(e)));
    }
  }

  @Override
  public DeliveryReceipt deliver(Delivery delivery) throws DeliveryException {
    String name = DeliveryFileName.orRefuse(delivery.fileName());
    SftpSettings settings = SftpSettings.read(delivery.settings()).orRefuse();
    return settings
        .endurance()
        .retries(pause)
        .of(
            () -> {
              try (SftpSession session = SftpSession.open(settings, allowed)) {
                long bytes =
                    new SftpUpload(session.files(), settings).upload(delivery.file(), name);
                return new DeliveryReceipt(
                    "sftp://%s:%d %s"
                        .formatted(settings.host(), settings.port(), settings.path(name)),
                    bytes);
              }
            });
  }

  /** A fingerprint that no key has: the connection ends before anything secret is sent. */
  private static SftpSettings withoutPin(Map<String, String> settings) {
    Map<String, String> pinned = new HashMap<>(settings);
    pinned.put(SftpDescription.HOST_KEY, NO_PIN);
    return SftpSettings.read(pinned).good().orElseThrow();
  }

  private static String blamed(DeliveryException e) {
    return switch (e.code()) {
      case AUTHENTICATION_FAILED -> SftpDescription.USER;
      case DESTINATION_FORBIDDEN, DESTINATION_UNREACHABLE -> SftpDescription.HOST;
      case DESTINATION_NOT_TRUSTED, SETTINGS_INVALID -> SftpDescription.HOST_KEY;
      default -> SftpDescription.DIRECTORY;
    };
  }
}
