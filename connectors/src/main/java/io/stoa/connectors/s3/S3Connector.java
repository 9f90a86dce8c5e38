package io.stoa.connectors.s3;

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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Puts files into buckets. */
public final class S3Connector extends DeliveryConnector<S3Settings> {
  private final AllowedHosts allowed;
  private final TlsTrust trust;
  private final Clock clock;
  private final Consumer<Duration> pause;

  public S3Connector(AllowedHosts allowed, Clock clock) {
    this(allowed, TlsTrust.system(), clock, Endurance.PAUSE);
  }

  S3Connector(AllowedHosts allowed, TlsTrust trust, Clock clock, Consumer<Duration> pause) {
    super(S3Description.DESCRIPTION, S3Settings::read);
    this.allowed = allowed;
    this.trust = trust;
    this.clock = clock;
    this.pause = pause;
  }

  /** Begins an upload and gives it up. */
  @Override
  protected List<Violation> attempt(S3Settings settings) throws DeliveryException {
    try (S3Session session = session(settings)) {
      new S3Upload(session, settings, clock).probe();
      return List.of();
    }
  }

  @Override
  protected DeliveryReceipt deliver(Delivery delivery, String name, S3Settings settings)
      throws DeliveryException {
    try (S3Session session = session(settings)) {
      long bytes =
          new S3Upload(session, settings, clock)
              .upload(delivery.file(), name, delivery.mediaType());
      return new DeliveryReceipt(settings.location(name), bytes);
    }
  }

  private S3Session session(S3Settings settings) {
    return new S3Session(settings, allowed, trust, settings.endurance().retries(pause));
  }

  @Override
  protected String blamed(ConnectorError code, S3Settings settings) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> S3Description.ACCESS_KEY;
      case DESTINATION_FORBIDDEN, DESTINATION_UNREACHABLE -> S3Description.ENDPOINT;
      case DESTINATION_NOT_TRUSTED -> CertificatePins.SETTING;
      default -> S3Description.BUCKET;
    };
  }
}
