package io.stoa.connectors.httpupload;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.DeliveryFileName;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.connectors.disk.StagedFile;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.network.Endurance;
import io.stoa.connectors.tls.CertificatePins;
import io.stoa.connectors.tls.TlsTrust;
import io.stoa.error.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sends files as bodies of web requests. */
public final class HttpUploadConnector implements FileConnector {
  private final AllowedHosts allowed;
  private final TlsTrust trust;
  private final Clock clock;
  private final Consumer<Duration> pause;

  public HttpUploadConnector(AllowedHosts allowed, Clock clock) {
    this(allowed, TlsTrust.system(), clock, Endurance.PAUSE);
  }

  HttpUploadConnector(AllowedHosts allowed, TlsTrust trust, Clock clock, Consumer<Duration> pause) {
    this.allowed = allowed;
    this.trust = trust;
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  public ConnectorDescription description() {
    return HttpUploadDescription.DESCRIPTION;
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return HttpUploadSettings.read(settings).violations();
  }

  /** Asks for the head of the address; any answer but a refusal of the credentials is good. */
  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    return HttpUploadSettings.read(settings)
        .tryOut(
            good -> {
              new HttpUpload(good, allowed, trust, clock).probe();
              return List.of();
            },
            code -> blamed(code, settings));
  }

  @Override
  public DeliveryReceipt deliver(Delivery delivery) throws DeliveryException {
    String name = DeliveryFileName.orRefuse(delivery.fileName());
    HttpUploadSettings settings = HttpUploadSettings.read(delivery.settings()).orRefuse();
    HttpUpload upload = new HttpUpload(settings, allowed, trust, clock);
    settings
        .endurance()
        .retries(pause)
        .of(
            () -> {
              upload.send(delivery, name);
              return true;
            });
    return new DeliveryReceipt(settings.method() + " " + location(settings, name), size(delivery));
  }

  private static String location(HttpUploadSettings settings, String name) {
    return settings.url().contains("{file}")
        ? settings.url().replace("{file}", name)
        : settings.url() + " " + name;
  }

  private static long size(Delivery delivery) throws DeliveryException {
    try {
      return Files.size(delivery.file());
    } catch (IOException e) {
      throw StagedFile.failure("The rendered file cannot be read", e);
    }
  }

  private static String blamed(ConnectorError code, Map<String, String> settings) {
    return switch (code) {
      case AUTHENTICATION_FAILED ->
          settings.getOrDefault(HttpUploadDescription.USER, "").isEmpty()
              ? HttpUploadDescription.TOKEN
              : HttpUploadDescription.USER;
      case DESTINATION_NOT_TRUSTED -> CertificatePins.SETTING;
      default -> HttpUploadDescription.URL;
    };
  }
}
