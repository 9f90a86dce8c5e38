package io.stoa.connectors.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** A stock OpenSSH server with its own configuration, keys and port, ended with the test. */
final class OpenSshServer implements SftpServer {
  private static final Path SSHD = Path.of("/usr/sbin/sshd");
  private static final Duration LONGEST_START = Duration.ofSeconds(15);

  private final Process process;
  private final int port;
  private final Path received;
  private final KeyPair hostKey;
  private final KeyPair userKey;

  private OpenSshServer(
      Process process, int port, Path received, KeyPair hostKey, KeyPair userKey) {
    this.process = process;
    this.port = port;
    this.received = received;
    this.hostKey = hostKey;
    this.userKey = userKey;
  }

  static boolean isInstalled() {
    return Files.isExecutable(SSHD);
  }

  static OpenSshServer start(Path folder) {
    try {
      Path received = Files.createDirectories(folder.resolve("incoming"));
      KeyPair hostKey = Keys.ed25519();
      KeyPair userKey = Keys.ed25519();
      Path hostKeyFile = folder.resolve("host_key");
      Files.createFile(
          hostKeyFile,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(hostKeyFile, Keys.text(hostKey));
      Path authorized = folder.resolve("authorized_keys");
      Files.writeString(authorized, PublicKeyEntry.toString(userKey.getPublic()) + "\n");
      int port = freePort();
      Path config = folder.resolve("sshd_config");
      Files.writeString(config, config(port, hostKeyFile, authorized));
      if (user().equals("root")) {
        // Debian's service makes this folder for the privilege separation of a root server.
        Files.createDirectories(Path.of("/run/sshd"));
      }
      Path log = folder.resolve("log");
      Process process =
          new ProcessBuilder(SSHD.toString(), "-D", "-e", "-f", config.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      OpenSshServer server = new OpenSshServer(process, port, received, hostKey, userKey);
      server.awaitListening(log);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Path received() {
    return received;
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "host", "127.0.0.1",
        "port", Integer.toString(port),
        "user", user(),
        "privateKey", Keys.text(userKey),
        "hostKey", Keys.fingerprint(hostKey),
        "directory", received.toString(),
        "timeoutSeconds", "20");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String user() {
    return System.getProperty("user.name");
  }

  private static String config(int port, Path hostKey, Path authorized) {
    return """
        ListenAddress 127.0.0.1
        Port %d
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        UsePAM no
        StrictModes no
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        PermitRootLogin prohibit-password
        MaxStartups 50
        Subsystem sftp internal-sftp
        """
        .formatted(port, hostKey, authorized);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening(Path log) throws IOException {
    Instant deadline = Instant.now().plus(LONGEST_START);
    while (!isListening()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        close();
        throw new IOException(
            "sshd did not start: " + Files.readString(log, StandardCharsets.UTF_8));
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
