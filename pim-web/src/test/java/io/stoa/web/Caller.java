package io.stoa.web;

import io.stoa.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Calls a running server over real HTTP, as a browser or as a program. */
final class Caller {
  private final URI base;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Map<String, String> headers = new TreeMap<>();

  Caller(URI base) {
    this.base = base;
  }

  Caller withBasic(String user, String password) {
    String token =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    return with("Authorization", "Basic " + token);
  }

  Caller signedIn(String user, String password) {
    get("/api/v1/session");
    Answer answer =
        withCsrf().post("/api/v1/session", Map.of("username", user, "password", password));
    if (answer.status() != 200) {
      throw new AssertionError("Sign-in was refused: " + answer.text());
    }
    return withCsrf();
  }

  /** Sends the token of the cookie as the pages do. */
  Caller withCsrf() {
    return with("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElseThrow());
  }

  /** Goes on where the other browser is, which was sent to another node. */
  Caller withCookiesOf(Caller other) {
    for (HttpCookie cookie : other.cookies.getCookieStore().getCookies()) {
      cookies.getCookieStore().add(base, cookie);
    }
    return withCsrf();
  }

  Caller with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Caller without(String header) {
    headers.remove(header);
    return this;
  }

  Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), null);
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), null);
  }

  Answer post(String path, Object body) {
    return json("POST", path, body);
  }

  Answer put(String path, Object body) {
    return json("PUT", path, body);
  }

  Answer patch(String path, Object body) {
    return json("PATCH", path, body);
  }

  Answer json(String method, String path, Object body) {
    return send(method, path, BodyPublishers.ofByteArray(Json.write(body)), "application/json");
  }

  Answer lines(String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body), "application/x-ndjson");
  }

  /** Uploads one file as a browser's form does. */
  Answer upload(String path, String field, String fileName, byte[] content) {
    String boundary = "stoa-test-boundary";
    String head =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\""
            + field
            + "\"; filename=\""
            + fileName
            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    return send(
        "POST",
        path,
        BodyPublishers.concat(
            BodyPublishers.ofString(head),
            BodyPublishers.ofByteArray(content),
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")),
        "multipart/form-data; boundary=" + boundary);
  }

  private Answer send(
      String method, String path, HttpRequest.BodyPublisher body, @Nullable String contentType) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    headers.forEach(request::setHeader);
    if (contentType != null) {
      request.setHeader("Content-Type", contentType);
    }
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What came back. */
  record Answer(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode body() {
      return Json.MAPPER.readTree(response.body());
    }
  }
}
