package io.stoa.web;

/**
 * Where the server listens.
 *
 * @param host address to bind, such as {@code 127.0.0.1} or {@code 0.0.0.0}
 * @param port 0 picks a free one
 * @param operatorsPort another port for metrics and details of health, open to whoever reaches it;
 *     {@link #SAME_PORT} leaves them on the same port, where one signs in
 */
public record WebSettings(String host, int port, int operatorsPort) {
  /** The port when none is asked for. */
  public static final int PORT = 8080;

  /** No port for operators alone. */
  public static final int SAME_PORT = -1;

  public WebSettings(String host, int port) {
    this(host, port, SAME_PORT);
  }

  /** Only this machine can reach it. */
  public static WebSettings local(int port) {
    return new WebSettings("127.0.0.1", port);
  }
}
