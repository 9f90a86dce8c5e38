package io.stoa.web;

import io.stoa.cli.Stoa;
import io.stoa.user.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * {@code stoa serve} at an address that stays. A process that ends by itself, because something
 * that it needs is gone while it starts, is started again, as an operating system's service would.
 */
final class ServedNode implements AutoCloseable {
  private final List<String> command;
  private final Path log;
  private final URI address;
  private @Nullable Process process;
  private boolean wanted;
  private int ended;

  /**
   * @param settings system properties by name
   */
  ServedNode(Path folder, String name, Map<String, String> settings, Path logs) throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    address = URI.create("http://127.0.0.1:" + port);
    log = logs.resolve(name + ".txt");
    command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    settings.forEach((property, value) -> command.add("-D" + property + "=" + value));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Stoa.class.getName()));
    command.addAll(List.of("serve", "--data", folder.resolve(name).toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    Thread watching = new Thread(this::watch, "watch-" + name);
    watching.setDaemon(true);
    watching.start();
  }

  private void watch() {
    while (true) {
      synchronized (this) {
        if (wanted && process != null && !process.isAlive()) {
          ended++;
          run();
        }
      }
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  synchronized void start() {
    wanted = true;
    run();
  }

  private void run() {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("STOA_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    builder.environment().put("STOA_DELIVERY_HOSTS", "127.0.0.1");
    try {
      process = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With -9. */
  void kill() {
    end(true);
  }

  /** With SIGTERM; returns when it is gone. */
  void terminate() {
    end(false);
  }

  private void end(boolean forcibly) {
    Process ending;
    synchronized (this) {
      wanted = false;
      ending = process;
    }
    if (ending != null) {
      if (forcibly) {
        ending.destroyForcibly();
      } else {
        ending.destroy();
      }
      ending.onExit().orTimeout(90, TimeUnit.SECONDS).join();
    }
  }

  /** Whether it is meant to run. */
  synchronized boolean isWanted() {
    return wanted;
  }

  /** The id of its process; 0 while there is none. */
  synchronized long pid() {
    return process != null && process.isAlive() ? process.pid() : 0;
  }

  /** How often it ended without being told to. */
  synchronized int timesEnded() {
    return ended;
  }

  Caller caller() {
    return new Caller(address).withBasic(Role.ADMIN.name(), RunningStoa.PASSWORD);
  }

  @Override
  public void close() {
    kill();
  }
}
