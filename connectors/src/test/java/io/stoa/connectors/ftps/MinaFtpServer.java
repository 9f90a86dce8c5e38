package io.stoa.connectors.ftps;

import io.stoa.connectors.tls.Certificates;
import io.stoa.connectors.tls.Encryption;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.command.AbstractCommand;
import org.apache.ftpserver.command.CommandFactoryFactory;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpReply;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.impl.FtpIoSession;
import org.apache.ftpserver.impl.FtpServerContext;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfiguration;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** Apache's FTP server in this process. */
final class MinaFtpServer implements AutoCloseable {
  static final String USER = "shop";
  static final String PASSWORD = "pass-4711-word";

  final AtomicInteger signIns = new AtomicInteger();
  private final Path root;
  private final Encryption encryption;
  private final Certificates certificate;
  private final FtpServer server;
  private final Listener listener;

  /** What becomes of a file that has the name already. */
  enum Renaming {
    REFUSES,
    REPLACES
  }

  MinaFtpServer(Path root, Encryption encryption, Renaming renaming, Certificates certificate) {
    this.root = root;
    this.encryption = encryption;
    this.certificate = certificate;
    try {
      Files.createDirectories(received());
      FtpServerFactory factory = new FtpServerFactory();
      listener = listener();
      factory.addListener("default", listener);
      BaseUser user = new BaseUser();
      user.setName(USER);
      user.setPassword(PASSWORD);
      user.setHomeDirectory(root.toString());
      user.setAuthorities(List.of(new WritePermission()));
      factory.getUserManager().save(user);
      factory.setFtplets(new HashMap<>(Map.of("count", new CountSignIns())));
      if (renaming == Renaming.REPLACES) {
        CommandFactoryFactory commands = new CommandFactoryFactory();
        commands.addCommand("RNTO", new ReplacingRename(root));
        factory.setCommandFactory(commands.createCommandFactory());
      }
      server = factory.createServer();
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FtpException e) {
      throw new IllegalStateException(e);
    }
  }

  private Listener listener() {
    ListenerFactory factory = new ListenerFactory();
    factory.setServerAddress("127.0.0.1");
    factory.setPort(0);
    if (encryption != Encryption.NONE) {
      factory.setSslConfiguration(tls());
      factory.setImplicitSsl(encryption == Encryption.IMPLICIT);
      DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
      data.setSslConfiguration(tls());
      factory.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
    }
    return factory.createListener();
  }

  private SslConfiguration tls() {
    SslConfigurationFactory factory = new SslConfigurationFactory();
    File keys = certificate.write(root.resolve("keys.p12")).toFile();
    factory.setKeystoreFile(keys);
    factory.setKeystoreType("PKCS12");
    factory.setKeystorePassword(Certificates.PASSWORD);
    return factory.createSslConfiguration();
  }

  Path received() {
    return root.resolve("incoming");
  }

  Map<String, String> settings() {
    return Map.of(
        "host",
        "127.0.0.1",
        "port",
        Integer.toString(port()),
        "encryption",
        encryption.text(),
        "acceptUnencrypted",
        Boolean.toString(encryption == Encryption.NONE),
        "certificate",
        encryption == Encryption.NONE ? "" : certificate.fingerprint(),
        "user",
        USER,
        "password",
        PASSWORD,
        "directory",
        "incoming/",
        "timeoutSeconds",
        "20");
  }

  int port() {
    return listener.getPort();
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Counts who tries to sign in. */
  private final class CountSignIns extends DefaultFtplet {
    @Override
    public FtpletResult beforeCommand(FtpSession session, FtpRequest request)
        throws FtpException, IOException {
      if (request.getCommand().equals("PASS")) {
        signIns.incrementAndGet();
      }
      return super.beforeCommand(session, request);
    }
  }

  /** As most servers rename, unlike this one. */
  private static final class ReplacingRename extends AbstractCommand {
    private final Path root;

    ReplacingRename(Path root) {
      this.root = root;
    }

    @Override
    public void execute(FtpIoSession session, FtpServerContext context, FtpRequest request)
        throws IOException, FtpException {
      Path to =
          root.resolve(
              session
                  .getFileSystemView()
                  .getFile(request.getArgument())
                  .getAbsolutePath()
                  .substring(1));
      Files.move(
          root.resolve(session.getRenameFrom().getAbsolutePath().substring(1)),
          to,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      session.resetState();
      session.write(new DefaultFtpReply(FtpReply.REPLY_250_REQUESTED_FILE_ACTION_OKAY, "Renamed."));
    }
  }
}
