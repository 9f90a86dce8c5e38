package io.stoa.web;

import io.stoa.app.StoaNode;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
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
            .properties(properties(settings))
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

  @Override
  public void close() {
    context.close();
  }

  private static Map<String, Object> properties(WebSettings settings) {
    return Map.ofEntries(
        Map.entry("server.address", settings.host()),
        Map.entry("server.port", settings.port()),
        Map.entry("server.shutdown", "graceful"),
        Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "10s"),
        Map.entry("server.server-header", ""),
        Map.entry("server.max-http-request-header-size", "16KB"),
        Map.entry("server.compression.enabled", "true"),
        Map.entry("server.compression.min-response-size", "2KB"),
        Map.entry("server.servlet.session.timeout", "8h"),
        Map.entry("server.servlet.session.tracking-modes", "cookie"),
        Map.entry("server.servlet.session.cookie.name", "STOA_SESSION"),
        Map.entry("server.servlet.session.cookie.http-only", "true"),
        Map.entry("server.servlet.session.cookie.same-site", "strict"),
        Map.entry("spring.servlet.multipart.max-file-size", "2GB"),
        Map.entry("spring.servlet.multipart.max-request-size", "2GB"),
        Map.entry("spring.servlet.multipart.file-size-threshold", "64KB"),
        Map.entry("spring.servlet.multipart.resolve-lazily", "true"),
        Map.entry("spring.web.resources.add-mappings", "false"),
        Map.entry("springdoc.api-docs.path", "/v3/api-docs"),
        Map.entry("springdoc.packages-to-scan", "io.stoa.web"),
        Map.entry("springdoc.default-produces-media-type", "application/json"),
        Map.entry("springdoc.override-with-generic-response", "false"),
        Map.entry("spring.main.allow-bean-definition-overriding", "false"));
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
