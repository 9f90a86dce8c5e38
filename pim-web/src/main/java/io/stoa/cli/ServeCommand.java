package io.stoa.cli;

import io.stoa.app.StoaNode;
import io.stoa.web.WebServer;
import io.stoa.web.WebSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stoa serve}: the server with web pages, API and schedules. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves the web pages and the API, and runs feeds by their schedules.")
final class ServeCommand implements Callable<Integer> {
  @Mixin DataOption data = new DataOption();
  @Mixin ListenOptions listen = new ListenOptions();
  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--check",
      description = "Ends once it could be asked for pages: tells whether it starts so.")
  boolean check;

  @Override
  public Integer call() throws InterruptedException {
    Logs.serving();
    WebServer.check(listen.settings());
    try (StoaNode node = data.open()) {
      if (check) {
        WebServer.start(node, listen.settings()).close();
        spec.commandLine().getOut().println("Stoa starts with these settings.");
        return ExitCode.OK;
      }
      serve(node, listen.settings(), spec.commandLine().getOut());
      return ExitCode.OK;
    }
  }

  /** Serves until the process is told to end. */
  static void serve(StoaNode node, WebSettings settings, PrintWriter out)
      throws InterruptedException {
    try (WebServer server = node.closeFirst(WebServer.start(node, settings))) {
      node.closeFirst(Ending.in(System.getenv()).draining(node, server));
      node.startBackground();
      out.println();
      out.println("  Stoa is at   " + server.address());
      node.users()
          .createFirst()
          .ifPresentOrElse(
              password ->
                  out.printf(
                      "  Sign in as   admin%n  Password     %s   (shown only now; 'stoa user"
                          + " password admin' makes a new one)%n",
                      password),
              () -> out.println("  Sign in with the users you have ('stoa user list')."));
      out.println("  API          " + server.address() + "v3/api-docs");
      out.println("  Stop it with Ctrl-C.");
      out.println();
      new CountDownLatch(1).await();
    }
  }

  /** Where to listen. */
  static final class ListenOptions {
    @Option(
        names = "--host",
        paramLabel = "ADDRESS",
        defaultValue = "127.0.0.1",
        description =
            "Address to listen on; 0.0.0.0 for all of this machine (default: ${DEFAULT-VALUE},"
                + " only this machine).")
    String host = "127.0.0.1";

    @Option(
        names = "--port",
        paramLabel = "PORT",
        defaultValue = "8080",
        description = "Port to listen on; 0 picks a free one (default: ${DEFAULT-VALUE}).")
    int port = WebSettings.PORT;

    @Option(
        names = "--operators-port",
        paramLabel = "PORT",
        defaultValue = "${env:STOA_OPERATORS_PORT:-" + WebSettings.SAME_PORT + "}",
        description =
            "Port of its own for metrics and health, open to whoever reaches it (default: the"
                + " variable STOA_OPERATORS_PORT; else they are on the same port, where one signs"
                + " in).")
    int operatorsPort = WebSettings.SAME_PORT;

    WebSettings settings() {
      return new WebSettings(host, port, operatorsPort);
    }
  }
}
