package io.stoa.connectors.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stoa.connectors.exchange.Content;
import io.stoa.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A web server on loopback for simulators of channels, which can be told to misbehave. A simulator
 * gives it what answers requests; requests are answered one after the other.
 */
public final class Loopback implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Object turn = new Object();
  private final Answering answering;
  private final List<Request> requests = new ArrayList<>();
  private final List<Exchanged> exchanged = new ArrayList<>();
  private volatile boolean saysMore;
  private final List<Planned> plans = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What answers requests. */
  @FunctionalInterface
  public interface Answering {
    Reply answer(Request request);
  }

  /** A request; header names in lower case, the body as it came. */
  public record Request(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      Content body) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    public String text() {
      return body.text();
    }

    public JsonNode json() {
      return Json.MAPPER.readTree(unpacked());
    }

    public byte[] unpacked() {
      if (!header("content-encoding").equals("gzip")) {
        return body.bytes();
      }
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body.bytes()))) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The body as a form. */
    public Map<String, String> form() {
      return parameters(text());
    }

    public boolean is(String wantedMethod, String pathPattern) {
      return method.equals(wantedMethod) && path.matches(pathPattern);
    }
  }

  /** An answer. */
  public record Reply(int status, Map<String, String> headers, Content body) {
    public static Reply json(int status, JsonNode body) {
      return new Reply(
          status, Map.of("Content-Type", "application/json"), Content.of(Json.write(body)));
    }

    public static Reply json(int status, String body) {
      return new Reply(status, Map.of("Content-Type", "application/json"), Content.of(body));
    }

    public static Reply empty(int status) {
      return new Reply(status, Map.of(), Content.NONE);
    }

    public Reply header(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Reply(status, more, body);
    }
  }

  /** A request and how it was answered, as usual. */
  public record Exchanged(Request request, Reply reply) {}

  /** How the server misbehaves. */
  public enum Fault {
    /** The request is carried out, its answer never leaves. */
    LOSE_ANSWER,
    /** The request is carried out, the connection breaks in the middle of its answer. */
    CUT_ANSWER,
    /** The request is carried out, its answer does not come before the server ends. */
    HOLD_ANSWER,
    /** The connection breaks before anything is done. */
    RESET
  }

  /** Something else than the usual for the next request that fits. */
  private record Planned(
      Predicate<Request> which, @Nullable Fault fault, @Nullable Reply instead) {}

  public Loopback(Answering answering) {
    this.answering = answering;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next so many requests that fit meet this fault. */
  public void next(int times, Fault fault, Predicate<Request> which) {
    synchronized (turn) {
      for (int i = 0; i < times; i++) {
        plans.add(new Planned(which, fault, null));
      }
    }
  }

  /** The next so many requests that fit are not carried out but answered like this. */
  public void next(int times, Reply instead, Predicate<Request> which) {
    synchronized (turn) {
      for (int i = 0; i < times; i++) {
        plans.add(new Planned(which, null, instead));
      }
    }
  }

  /** From now on everything is answered as usual. */
  public void clear() {
    synchronized (turn) {
      plans.clear();
    }
  }

  /** From now on every object of a usual answer has a field more, which nobody knows. */
  public void sayMore() {
    saysMore = true;
  }

  private static Reply withMore(Reply reply) {
    if (!reply.headers().getOrDefault("Content-Type", "").equals("application/json")) {
      return reply;
    }
    JsonNode body = Json.MAPPER.readTree(reply.body().bytes());
    more(body);
    return new Reply(reply.status(), reply.headers(), Content.of(Json.write(body)));
  }

  private static void more(JsonNode node) {
    node.forEach(Loopback::more);
    if (node instanceof ObjectNode object) {
      object.putObject("x_news").putArray("of").add("tomorrow").addNull();
    }
  }

  /** All requests that came in, also those that were answered wrongly. */
  public List<Request> requests() {
    synchronized (turn) {
      return List.copyOf(requests);
    }
  }

  /** All requests that were carried out, with their answers. */
  public List<Exchanged> exchanged() {
    synchronized (turn) {
      return List.copyOf(exchanged);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      Fault fault = null;
      Reply reply = null;
      synchronized (turn) {
        requests.add(request);
        Planned plan = plans.stream().filter(p -> p.which().test(request)).findFirst().orElse(null);
        if (plan != null) {
          plans.remove(plan);
          fault = plan.fault();
          reply = plan.instead();
        }
        if (reply == null && fault != Fault.RESET) {
          reply = answered(request);
          exchanged.add(new Exchanged(request, reply));
          reply = saysMore ? withMore(reply) : reply;
        }
      }
      if (fault == Fault.HOLD_ANSWER) {
        closed.await();
      }
      if (reply != null && (fault == null || fault == Fault.CUT_ANSWER)) {
        write(exchange, reply, fault == Fault.CUT_ANSWER);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answered(Request request) {
    try {
      return answering.answer(request);
    } catch (RuntimeException | AssertionError e) {
      return Reply.json(500, Json.MAPPER.createObjectNode().put("simulator", String.valueOf(e)));
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    URI uri = exchange.getRequestURI();
    return new Request(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        parameters(uri.getRawQuery() == null ? "" : uri.getRawQuery()),
        headers,
        Content.of(exchange.getRequestBody().readAllBytes()));
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static void write(HttpExchange exchange, Reply reply, boolean cut) throws IOException {
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    int length = reply.body().length();
    exchange.sendResponseHeaders(reply.status(), length == 0 ? -1 : length);
    if (length > 0) {
      exchange.getResponseBody().write(reply.body().bytes(), 0, cut ? length / 2 : length);
      exchange.getResponseBody().flush();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
