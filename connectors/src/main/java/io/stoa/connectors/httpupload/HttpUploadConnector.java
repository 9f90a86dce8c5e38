package io.stoa.connectors.httpupload;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connectors.base.DeliveryConnector;
import io.stoa.connectors.disk.RenderedFile;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import io.stoa.connectors.tls.TlsTrust;
import io.stoa.error.Violation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Sends files as bodies of web requests. */
public final class HttpUploadConnector extends DeliveryConnector<HttpUploadSettings> {
  private final AllowedHosts allowed;
  private final TlsTrust trust;
  private final Clock clock;
  private final Consumer<Duration> pause;

  public HttpUploadConnector(AllowedHosts allowed, Clock clock) {
    this(allowed, TlsTrust.system(), clock, Endurance.PAUSE);
  }

  HttpUploadConnector(AllowedHosts allowed, TlsTrust trust, Clock clock, Consumer<Duration> pause) {
    super(HttpUploadDescription.DESCRIPTION, HttpUploadSettings::read);
    this.allowed = allowed;
    this.trust = trust;
    this.clock = clock;
    this.pause = pause;
  }

  /** Asks for the head of the address; any answer but a refusal of the credentials is good. */
  @Override
  protected List<Violation> attempt(HttpUploadSettings settings) throws DeliveryException {
    new HttpUpload(settings, allowed, trust, clock).probe();
    return List.of();
  }

  @Override
  protected DeliveryReceipt deliver(Delivery delivery, String name, HttpUploadSettings settings)
      throws DeliveryException {
    HttpUpload upload = new HttpUpload(settings, allowed, trust, clock);
    settings
        .endurance()
        .retries(pause)
        .of(
            () -> {
              upload.send(delivery, name);
              return true;
            });
    return new DeliveryReceipt(
        settings.method() + " " + location(settings, name), RenderedFile.size(delivery));
  }

  private static String location(HttpUploadSettings settings, String name) {
    return settings.url().contains("{file}")
        ? settings.url().replace("{file}", name)
        : settings.url() + " " + name;
  }

  @Override
  protected String blamed(ConnectorError code, HttpUploadSettings settings) {
    return switch (code) {
      case AUTHENTICATION_FAILED ->
          settings.isOfUser() ? HttpUploadDescription.USER : HttpUploadDescription.TOKEN;
      case DESTINATION_NOT_TRUSTED -> CertificatePins.SETTING;
      default -> HttpUploadDescription.URL;
    };
  }
}
