package io.stoa.connectors.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** Apache MINA's server in this process. */
final class MinaServer implements SftpServer {
  static final String USER = "shop";
  static final String PASSWORD = "pass-4711-word";

  /** Which way of replacing a file the server offers. */
  enum Renaming {
    POSIX_EXTENSION,
    SFTP_6_OVERWRITE,
    SFTP_3_ONLY
  }

  final AtomicInteger signIns = new AtomicInteger();
  private final SshServer server = SshServer.setUpDefaultServer();
  private final Path root;
  private final KeyPair hostKey;

  private MinaServer(Path root, KeyPair hostKey) {
    this.root = root;
    this.hostKey = hostKey;
  }

  static MinaServer start(Path root, Renaming renaming) {
    return start(root, renaming, null);
  }

  static MinaServer start(Path root, Renaming renaming, @Nullable PublicKey userKey) {
    MinaServer mina = new MinaServer(root, Keys.ecdsa());
    SshServer server = mina.server;
    server.setHost("127.0.0.1");
    server.setKeyPairProvider(KeyPairProvider.wrap(mina.hostKey));
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          mina.signIns.incrementAndGet();
          return user.equals(USER) && password.equals(PASSWORD);
        });
    if (userKey != null) {
      server.setPublickeyAuthenticator(
          (user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(key, userKey));
    }
    server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    if (renaming != Renaming.POSIX_EXTENSION) {
      // An empty list would mean all of them.
      SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "fsync@openssh.com=1");
    }
    if (renaming == Renaming.SFTP_3_ONLY) {
      SftpModuleProperties.SFTP_VERSION.set(server, 3);
    }
    try {
      Files.createDirectories(root.resolve("incoming"));
      server.setFileSystemFactory(new VirtualFileSystemFactory(root));
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mina;
  }

  int port() {
    return server.getPort();
  }

  String fingerprint() {
    return Keys.fingerprint(hostKey);
  }

  @Override
  public Path received() {
    return root.resolve("incoming");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "host",
        "127.0.0.1",
        "port",
        Integer.toString(port()),
        "user",
        USER,
        "password",
        PASSWORD,
        "hostKey",
        fingerprint(),
        "directory",
        "incoming/",
        "timeoutSeconds",
        "20");
  }

  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
