package io.stoa.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stoa.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A {@link Stall} behind HTTP on loopback; what comes in may be acted upon before it is answered.
 */
public final class StallServer implements AutoCloseable {
  private final HttpServer server;
  private final Stall stall;
  private final IntConsumer beforeAnswer;
  private final AtomicInteger requests = new AtomicInteger();

  /**
   * @param beforeAnswer is given the number of the request, which the stall has carried out then
   */
  public StallServer(Stall stall, IntConsumer beforeAnswer) throws IOException {
    this.stall = stall;
    this.beforeAnswer = beforeAnswer;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/batches", this::submit);
    server.createContext("/answers", this::answers);
    server.createContext("/live", exchange -> answer(exchange, stall.live()));
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** A batch comes in. */
  private void submit(HttpExchange exchange) throws IOException {
    ItemBatch batch = Json.read(exchange.getRequestBody().readAllBytes(), ItemBatch.class);
    stall.receive(batch);
    answer(exchange, List.of());
  }

  private void answers(HttpExchange exchange) throws IOException {
    stall.settle();
    String key = exchange.getRequestURI().getPath().substring("/answers/".length());
    answer(exchange, stall.answers(key));
  }

  private void answer(HttpExchange exchange, Object body) throws IOException {
    beforeAnswer.accept(requests.incrementAndGet());
    byte[] bytes = Json.write(body);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
