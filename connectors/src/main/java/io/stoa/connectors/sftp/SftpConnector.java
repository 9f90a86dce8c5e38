package io.stoa.connectors.sftp;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connectors.base.DeliveryConnector;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.network.Endurance;
import io.stoa.error.Violation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Uploads files to SFTP servers. Each delivery is a connection of its own. */
public final class SftpConnector extends DeliveryConnector<SftpSettings> {
  private static final String NO_PIN = "SHA256:" + "0".repeat(43);

  private final AllowedHosts allowed;
  private final Consumer<Duration> pause;

  public SftpConnector(AllowedHosts allowed) {
    this(allowed, Endurance.PAUSE);
  }

  SftpConnector(AllowedHosts allowed, Consumer<Duration> pause) {
    super(SftpDescription.DESCRIPTION, SftpSettings::read);
    this.allowed = allowed;
    this.pause = pause;
  }

  /** Signs in and writes a probe. Where only the fingerprint is missing, it says the server's. */
  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    List<Violation> wrong = check(settings);
    boolean onlyPin =
        !wrong.isEmpty()
            && wrong.stream().allMatch(v -> v.field().equals(SftpDescription.HOST_KEY));
    return super.tryOut(onlyPin ? pinnedToNone(settings) : settings);
  }

  @Override
  protected List<Violation> attempt(SftpSettings settings) throws DeliveryException {
    try (SftpSession session = SftpSession.open(settings, allowed)) {
      new SftpUpload(session.files(), settings).probe();
      return List.of();
    }
  }

  @Override
  protected DeliveryReceipt deliver(Delivery delivery, String name, SftpSettings settings)
      throws DeliveryException {
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
  private static Map<String, String> pinnedToNone(Map<String, String> settings) {
    Map<String, String> pinned = new HashMap<>(settings);
    pinned.put(SftpDescription.HOST_KEY, NO_PIN);
    return pinned;
  }

  @Override
  protected String blamed(ConnectorError code, SftpSettings settings) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> SftpDescription.USER;
      case DESTINATION_FORBIDDEN, DESTINATION_UNREACHABLE -> SftpDescription.HOST;
      case DESTINATION_NOT_TRUSTED -> SftpDescription.HOST_KEY;
      default -> SftpDescription.DIRECTORY;
    };
  }
}
