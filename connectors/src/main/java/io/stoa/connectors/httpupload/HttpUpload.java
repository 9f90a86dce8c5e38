package io.stoa.connectors.httpupload;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.disk.RenderedFile;
import io.stoa.connectors.exchange.Masking;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.network.OneLine;
import io.stoa.connectors.network.Reachable;
import io.stoa.connectors.tls.CertificateCheck;
import io.stoa.connectors.tls.TlsTrust;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLException;

/** One attempt to send a file. Redirects are answers, never followed. */
final class HttpUpload {
  private static final int LONGEST_ANSWER = 4 * 1024;
  private static final int SERVER_FAILS = 500;

  private final HttpUploadSettings settings;
  private final AllowedHosts allowed;
  private final CertificateCheck check;
  private final HttpClient client;
  private final Clock clock;

  HttpUpload(HttpUploadSettings settings, AllowedHosts allowed, TlsTrust trust, Clock clock) {
    this.settings = settings;
    this.allowed = allowed;
    this.clock = clock;
    this.check = trust.check(settings.pins());
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.endurance().timeout())
            .sslContext(check.context())
            .build();
  }

  /**
   * Sends the file.
   *
   * @throws DeliveryException passing where another attempt may help and cannot do harm
   */
  void send(Delivery delivery, String name) throws DeliveryException {
    HttpRequest request = request(delivery, name);
    Said said = exchange(request);
    if (!settings.expected().contains(said.status())) {
      throw unexpected(said);
    }
  }

  /** Asks for the head of the address: shows that somebody is there who lets us in. */
  void probe() throws DeliveryException {
    HttpRequest request =
        base(settings.address("probe", "probe", "probe"))
            .method("HEAD", BodyPublishers.noBody())
            .build();
    Said said = exchange(request);
    if (said.isRefusal()
        || said.status() == SERVER_FAILS + 2
        || said.status() == SERVER_FAILS + 3) {
      throw unexpected(said);
    }
  }

  /** What was answered. */
  private record Said(int status, String words) {
    boolean isRefusal() {
      return status == 401 || status == 403 || status == 407;
    }

    boolean passes() {
      return status == 408 || status == 425 || status == 429 || status >= SERVER_FAILS;
    }
  }

  private HttpRequest request(Delivery delivery, String name) throws DeliveryException {
    HttpRequest.Builder request =
        base(settings.address(name, delivery.feed(), delivery.run()))
            .setHeader("Content-Type", delivery.mediaType())
            .setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(name));
    if (!settings.idempotencyHeader().isEmpty()) {
      request.setHeader(settings.idempotencyHeader(), key(delivery, name));
    }
    try {
      request.method(settings.method(), BodyPublishers.ofFile(delivery.file()));
      if (settings.signingSecret().isPresent()) {
        long now = clock.instant().getEpochSecond();
        request.setHeader(settings.timestampHeader(), Long.toString(now));
        request.setHeader(
            settings.signatureHeader(),
            Signature.of(delivery.file(), now, settings.signingSecret().get()));
      }
    } catch (IOException e) {
      throw RenderedFile.unreadable(e);
    }
    return request.build();
  }

  private HttpRequest.Builder base(URI address) throws DeliveryException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Reachable.address(address, allowed))
            .timeout(settings.endurance().timeout());
    settings.headers().forEach(request::setHeader);
    settings.authorization().ifPresent(value -> request.setHeader("Authorization", value));
    return request;
  }

  /** The same for every attempt, and for the same file of the same run delivered once more. */
  private static String key(Delivery delivery, String name) {
    String what = delivery.feed() + "\n" + delivery.run() + "\n" + name;
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Said exchange(HttpRequest request) throws DeliveryException {
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = answer.body()) {
        String words = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        return new Said(answer.statusCode(), words);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw broken("was interrupted", e, true);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw broken("cannot be reached: " + OneLine.of((Throwable) e), e, true);
    } catch (SSLException e) {
      Optional<DeliveryException> refusal = check.refusal();
      throw refusal.orElseGet(
          () ->
              DeliveryException.lasting(
                  ConnectorError.DESTINATION_NOT_TRUSTED,
                  "%s does not prove who it is: %s"
                      .formatted(settings.url(), OneLine.of((Throwable) e)),
                  e));
    } catch (IOException e) {
      throw broken("did not answer: " + OneLine.of((Throwable) e), e, repeatable());
    }
  }

  /** Whether sending it twice is the same as sending it once. */
  private boolean repeatable() {
    return settings.method().equals("PUT") || !settings.idempotencyHeader().isEmpty();
  }

  private DeliveryException broken(String how, Exception cause, boolean again) {
    return new DeliveryException(
        ConnectorError.DESTINATION_UNREACHABLE, again, settings.url() + " " + how, cause);
  }

  private DeliveryException unexpected(Said said) {
    String words = OneLine.of((Object) Masking.of(settings.secrets()).text(said.words()));
    String message =
        "%s answered with status %d%s"
            .formatted(settings.url(), said.status(), words.isEmpty() ? "." : ": " + words);
    if (said.isRefusal()) {
      return DeliveryException.lasting(ConnectorError.AUTHENTICATION_FAILED, message, null);
    }
    return said.passes() && repeatable()
        ? DeliveryException.passing(ConnectorError.DESTINATION_UNREACHABLE, message, null)
        : DeliveryException.lasting(ConnectorError.DESTINATION_REFUSED, message, null);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
