package io.stoa.connectors.ftps;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryFileName;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import io.stoa.connectors.tls.TlsTrust;
import io.stoa.error.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Uploads files to FTP servers over TLS. Each delivery is a connection of its own. */
public final class FtpsConnector implements FileConnector {
  private final AllowedHosts allowed;
  private final TlsTrust trust;
  private final Consumer<Duration> pause;

  public FtpsConnector(AllowedHosts allowed) {
    this(allowed, TlsTrust.system(), Endurance.PAUSE);
  }

  FtpsConnector(AllowedHosts allowed, TlsTrust trust, Consumer<Duration> pause) {
    this.allowed = allowed;
    this.trust = trust;
    this.pause = pause;
  }

  @Override
  public ConnectorDescription description() {
    return FtpsDescription.DESCRIPTION;
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return FtpsSettings.read(settings).violations();
  }

  /** Signs in and writes a probe. A certificate that is not accepted is shown, to be pinned. */
  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    return FtpsSettings.read(settings)
        .tryOut(
            good -> {
              try (FtpsSession session = FtpsSession.open(good, allowed, trust)) {
                new FtpsUpload(session.files(), good).probe();
                return List.of();
              }
            },
            FtpsConnector::blamed);
  }

  @Override
  public DeliveryReceipt deliver(Delivery delivery) throws DeliveryException {
    String name = DeliveryFileName.orRefuse(delivery.fileName());
    FtpsSettings settings = FtpsSettings.read(delivery.settings()).orRefuse();
    return settings
        .endurance()
        .retries(pause)
        .of(
            () -> {
              try (FtpsSession session = FtpsSession.open(settings, allowed, trust)) {
                long bytes =
                    new FtpsUpload(session.files(), settings).upload(delivery.file(), name);
                return new DeliveryReceipt(settings.location(name), bytes);
              }
            });
  }

  private static String blamed(ConnectorError code) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> FtpsDescription.USER;
      case DESTINATION_FORBIDDEN, DESTINATION_UNREACHABLE -> FtpsDescription.HOST;
      case DESTINATION_NOT_TRUSTED -> CertificatePins.SETTING;
      default -> FtpsDescription.DIRECTORY;
    };
  }
}
