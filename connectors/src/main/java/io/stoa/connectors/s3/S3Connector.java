package io.stoa.connectors.s3;

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
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts files into buckets. */
public final class S3Connector implements FileConnector {
  private final AllowedHosts allowed;
  private final TlsTrust trust;
  private final Clock clock;
  private final Consumer<Duration> pause;

  public S3Connector(AllowedHosts allowed, Clock clock) {
    this(allowed, TlsTrust.system(), clock, Endurance.PAUSE);
  }

  S3Connector(AllowedHosts allowed, TlsTrust trust, Clock clock, Consumer<Duration> pause) {
    this.allowed = allowed;
    this.trust = trust;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public ConnectorDescription description() {
    return S3Description.DESCRIPTION;
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return S3Settings.read(settings).violations();
  }

  /** Begins an upload and gives it up. */
  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    return S3Settings.read(settings)
        .tryOut(
            good -> {
              try (S3Session session = session(good)) {
                new S3Upload(session, good, clock).probe();
                return List.of();
              }
            },
            S3Connector::blamed);
  }

  @Override
  public DeliveryReceipt deliver(Delivery delivery) throws DeliveryException {
    String name = DeliveryFileName.orRefuse(delivery.fileName());
    S3Settings settings = S3Settings.read(delivery.settings()).orRefuse();
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

  private static String blamed(ConnectorError code) {
    return switch (code) {
      case AUTHENTICATION_FAILED -> S3Description.ACCESS_KEY;
      case DESTINATION_FORBIDDEN, DESTINATION_UNREACHABLE -> S3Description.ENDPOINT;
      case DESTINATION_NOT_TRUSTED -> CertificatePins.SETTING;
      default -> S3Description.BUCKET;
    };
  }
}
