package io.stoa.cli;

import io.stoa.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code stoa serve} in a process of its own, on a free port. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Stoa is at +(http\\S+)");
  private static final Pattern PASSWORD = Pattern.compile("Password +(\\S+)");

  private final Process process;
  private final Path log;
  private final URI address;
  private final String password;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServerProcess(Process process, Path log, URI address, String password) {
    this.process = process;
    this.log = log;
    this.address = address;
    this.password = password;
  }

  /** Starts on a new data directory and returns when it serves. */
  static ServerProcess start(Path data, Path log, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            // Not one of those that are there for tests.
            "-Dlogback.configurationFile=logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            Stoa.class.getName(),
            "serve",
            "--port",
            "0",
            "--data",
            data.toString());
    builder.environment().putAll(environment);
    builder.redirectError(log.toFile());
    Process process = builder.start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String address = null;
    String password = null;
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher found = ADDRESS.matcher(line);
      address = found.find() ? found.group(1) : address;
      Matcher secret = PASSWORD.matcher(line);
      password = secret.find() ? secret.group(1) : password;
      if (line.contains("Stop it with")) {
        break;
      }
    }
    if (address == null || password == null) {
      process.destroyForcibly();
      throw new AssertionError("It did not start:\n" + Files.readString(log));
    }
    return new ServerProcess(process, log, URI.create(address), password);
  }

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  /** Sends a table to be imported; gives the job. */
  JsonNode importTable(String name, String table) {
    String boundary = "a-boundary";
    String body =
        "--%s\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%s\"\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(boundary, name, table, boundary);
    return send(
        request("api/v1/imports")
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    String token =
        Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(Duration.ofMinutes(2))
        .header("Authorization", "Basic " + token);
  }

  private JsonNode send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(
            answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Tells it to end, as an operating system does; gives whether it did within the time. */
  boolean terminate(Duration within) throws InterruptedException {
    process.destroy();
    return process.waitFor(within.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  List<String> log() throws IOException {
    return Files.readAllLines(log);
  }

  String password() {
    return password;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
