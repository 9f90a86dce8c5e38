package io.stoa.connectors.ftps;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connectors.base.DeliveryConnector;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import io.stoa.connectors.tls.TlsTrust;
import io.stoa.error.Violation;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Uploads files to FTP servers over TLS. Each delivery is a connection of its own. */
public final class FtpsConnector extends DeliveryConnector<FtpsSettings> {
  private final AllowedHosts allowed;
  private final TlsTrust trust;
  private final Consumer<Duration> pause;

  public FtpsConnector(AllowedHosts allowed) {
    this(allowed, TlsTrust.system(), Endurance.PAUSE);
  }

  FtpsConnector(AllowedHosts allowed, TlsTrust trust, Consumer<Duration> pause) {
    super(FtpsDescription.DESCRIPTION, FtpsSettings::read);
    this.allowed = allowed;
    this.trust = trust;
    this.pause = pause;
  }

  /** Signs in and writes a probe. A certificate that is not accepted is shown, to be pinned. */
  @Override
  protected List<Violation> attempt(FtpsSettings settings) throws DeliveryException {
    try (FtpsSession session = FtpsSession.open(settings, allowed, trust)) {
      new FtpsUpload(session.files(), settings).probe();
      return List.of();
    }
  }

  @Override
  protected DeliveryReceipt deliver(Delivery delivery, String name, FtpsSettings settings)
      throws DeliveryException {
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

  @Override
  protected String blamed(ConnectorError code, FtpsSettings settings) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> FtpsDescription.USER;
      case DESTINATION_FORBIDDEN, DESTINATION_UNREACHABLE -> FtpsDescription.HOST;
      case DESTINATION_NOT_TRUSTED -> CertificatePins.SETTING;
      default -> FtpsDescription.DIRECTORY;
    };
  }
}
