package io.stoa.web;

import io.stoa.app.StoaNode;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running web server around an open node. Closing it leaves the node open. */
public final class WebServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final WebSettings settings;

  private WebServer(ConfigurableApplicationContext context, WebSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /**
   * Starts the server; it answers when this returns.
   *
   * @throws StoaException {@code PORT_UNAVAILABLE} when it cannot listen there
   */
  public static WebServer start(StoaNode node, WebSettings settings) {
    SpringApplicationBuilder application =
        new SpringApplicationBuilder(WebApplication.class)
            .web(WebApplicationType.SERVLET)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .registerShutdownHook(false)
            .properties(ServerProperties.of(settings))
            .initializers(
                started ->
                    ((GenericApplicationContext) started)
                        .registerBean(
                            StoaNode.class, () -> node, bean -> bean.setDestroyMethodName(null)));
    try {
      return new WebServer(application.run(), settings);
    } catch (RuntimeException e) {
      throw explained(e, settings);
    }
  }

  /**
   * Looks whether the server could listen there, before a command begins something long.
   *
   * @throws StoaException {@code PORT_UNAVAILABLE} when it could not
   */
  public static void check(WebSettings settings) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException | IllegalArgumentException e) {
      throw unavailable(settings, e);
    }
  }

  /** The port it listens on. */
  public int port() {
    WebServerApplicationContext web = (WebServerApplicationContext) context;
    org.springframework.boot.web.server.WebServer server = web.getWebServer();
    return server == null ? settings.port() : server.getPort();
  }

  /** Where a browser on this machine finds it. */
  public URI address() {
    boolean everywhere = settings.host().equals("0.0.0.0") || settings.host().equals("::");
    String host = everywhere || settings.host().equals("127.0.0.1") ? "localhost" : settings.host();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/");
  }

  /** The port for operators; the same as {@link #port()} when they have none of their own. */
  public int operatorsPort() {
    return context.getEnvironment().getProperty("local.management.port", Integer.class, port());
  }

  /** Says that no more work should come here; what comes is served all the same. */
  public void drain() {
    AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
  }

  @Override
  public void close() {
    context.close();
  }

  private static RuntimeException explained(RuntimeException error, WebSettings settings) {
    for (@Nullable Throwable t = error; t != null; t = t.getCause()) {
      if (t instanceof PortInUseException
          || t instanceof BindException
          || (t instanceof WebServerException && t.getCause() instanceof IOException)) {
        return unavailable(settings, error);
      }
    }
    return error instanceof StoaException
        ? error
        : new StoaException(CoreError.BUG, "The web server did not start.", error);
  }

  private static StoaException unavailable(WebSettings settings, Exception cause) {
    return new StoaException(
        WebError.PORT_UNAVAILABLE,
        "Cannot listen on "
            + settings.host()
            + ":"
            + settings.port()
            + ": another program uses the port, or the address is not this machine's. Choose"
            + " another with --port, or --port 0 for any free one.",
        cause);
  }
}
