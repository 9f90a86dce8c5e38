package io.stoa.web;

/**
 * Where the server listens.
 *
 * @param host address to bind, such as {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param port 0 picks a free one
 */
public record WebSettings(String host, int port) {
  /** The port when none is asked for. */
  public static final int PORT = 8080;

  /** Only this machine can reach it. */
  public static WebSettings local(int port) {
    return new WebSettings("127.0.0.1", port);
  }
}
