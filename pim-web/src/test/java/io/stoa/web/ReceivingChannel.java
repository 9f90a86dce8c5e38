package io.stoa.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stoa.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A receiver of items by the Agentic Commerce Protocol and of whole files, on loopback. It carries
 * out a request once by its idempotency key, and loses the answer of every third. Thread-safe.
 */
final class ReceivingChannel implements AutoCloseable {
  private static final int LOSES = 3;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Map<String, JsonNode>> feeds = new TreeMap<>();
  private final Map<String, String> carriedOut = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();
  private final List<String> faults = new ArrayList<>();
  private int requests;
  private int repeated;

  ReceivingChannel() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/feeds/", this::products);
    server.createContext("/files/", this::file);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void products(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String feed = exchange.getRequestURI().getPath().split("/", -1)[2];
    if (!exchange.getRequestMethod().equals("PATCH")) {
      answer(exchange, listed(feed));
    } else if (take(feed, exchange.getRequestHeaders().getFirst("Idempotency-Key"), body)) {
      think();
      answer(exchange, "{\"id\":\"" + feed + "\",\"accepted\":true}");
    } else {
      exchange.close();
    }
  }

  /** So that nodes are killed while a request is under way, not only between two. */
  private static void think() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(700));
  }

  private synchronized String listed(String feed) {
    ObjectNode list = Json.MAPPER.createObjectNode();
    list.putArray("products").addAll(feeds.getOrDefault(feed, Map.of()).values());
    return list.toString();
  }

  /** False when the answer gets lost. */
  private synchronized boolean take(String feed, String key, String body) {
    String before = carriedOut.putIfAbsent(key, body);
    if (before == null) {
      Map<String, JsonNode> items = feeds.computeIfAbsent(feed, f -> new TreeMap<>());
      Json.MAPPER.readTree(body).path("products").forEach(product -> carryOut(product, items));
    } else {
      repeated++;
      if (!before.equals(body)) {
        faults.add("Something else came by the key " + key);
      }
    }
    return ++requests % LOSES != 0;
  }

  private void carryOut(JsonNode product, Map<String, JsonNode> items) {
    String id = product.path("id").asString();
    if (product.equals(items.put(id, product))) {
      faults.add(id + " was sent again as it is, under another key");
    }
  }

  private void file(HttpExchange exchange) throws IOException {
    byte[] content = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    synchronized (this) {
      files.put(path.substring(path.lastIndexOf('/') + 1), content);
      requests++;
    }
    answer(exchange, "{}");
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Those of all feeds, by their ids. */
  synchronized Map<String, JsonNode> items() {
    Map<String, JsonNode> all = new TreeMap<>();
    feeds.values().forEach(all::putAll);
    return all;
  }

  /** Empty while none came. */
  synchronized String file(String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  /** What came that must not come. */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized String summary() {
    return carriedOut.size() + " batches carried out, " + repeated + " of them repeated";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
