package io.stoa.connectors.http;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.exchange.Content;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.network.Reachable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;

/**
 * Sends one request and reads its answer: only to machines that are allowed, within deadlines and
 * bounds. Redirects are answers, never followed. Thread-safe.
 */
final class Wire {
  private final AllowedHosts allowed;
  private final HttpClient client;
  private final Duration deadline;
  private final int longestAnswer;

  /**
   * @param deadline from the request to the end of the answer
   * @param longestAnswer in bytes, also of what was compressed
   */
  Wire(AllowedHosts allowed, Duration connect, Duration deadline, int longestAnswer) {
    this.allowed = allowed;
    this.deadline = deadline;
    this.longestAnswer = longestAnswer;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connect)
            .build();
  }

  Answer send(Call call) throws DeliveryException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Reachable.address(call.address(), allowed))
            .timeout(deadline)
            .header("Accept-Encoding", "gzip")
            .method(
                call.method(),
                call.body().length() == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(call.body().bytes()));
    call.headers().forEach(request::setHeader);
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request.build(), head -> new BoundedBody(longestAnswer));
    try {
      HttpResponse<byte[]> answer = sent.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(
          call.operation(),
          answer.statusCode(),
          answer.headers().map(),
          Content.of(unpacked(answer)));
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw broken(call, "was interrupted", e);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw broken(call, "did not end within " + deadline.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      throw failed(call, e.getCause() == null ? e : e.getCause());
    } catch (IOException e) {
      throw broken(call, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static DeliveryException failed(Call call, Throwable cause) {
    String host = call.address().getHost();
    if (cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnresolvedAddressException) {
      return new NotSentException("There is no connection to '%s'.".formatted(host), cause);
    }
    if (cause instanceof SSLException) {
      return DeliveryException.passing(
          ConnectorError.DESTINATION_NOT_TRUSTED,
          "'%s' does not prove who it is: %s".formatted(host, cause.getMessage()),
          cause);
    }
    return broken(call, "broke off: " + cause.getMessage(), cause);
  }

  private static DeliveryException broken(Call call, String what, Throwable cause) {
    return DeliveryException.passing(
        ConnectorError.DESTINATION_UNREACHABLE,
        "The answer to %s %s.".formatted(call.operation(), what),
        cause);
  }

  private byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
    String encoding = answer.headers().firstValue("Content-Encoding").orElse("");
    return encoding.equalsIgnoreCase("gzip") ? gunzip(answer.body(), longestAnswer) : answer.body();
  }

  /** What was compressed; refuses what grows beyond the bound. */
  static byte[] gunzip(byte[] packed, int longest) throws IOException {
    if (packed.length == 0) {
      return packed;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] whole = in.readNBytes(longest);
      if (in.read() >= 0) {
        throw BoundedBody.tooLong(longest);
      }
      return whole;
    }
  }
}
