package io.stoa.connectors.mail;

import io.stoa.connectors.tls.Certificates;
import io.stoa.connectors.tls.Encryption;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** SubEtha's SMTP server in this process, with the mailbox of everybody. */
final class MailServer implements AutoCloseable {
  static final String USER = "shop@example.com";
  static final String PASSWORD = "pass-4711-word";

  final AtomicInteger signIns = new AtomicInteger();
  private final List<byte[]> mails = new ArrayList<>();
  private final Encryption encryption;
  private final Certificates certificate;
  private final SMTPServer server;

  MailServer(Encryption encryption, Certificates certificate, int largestMail) {
    this.encryption = encryption;
    this.certificate = certificate;
    SMTPServer.Builder builder =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .maxMessageSize(largestMail)
            .requireAuth()
            .authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory(
                    (user, password, context) -> {
                      signIns.incrementAndGet();
                      if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException("no");
                      }
                    }))
            .messageHandler((context, from, to, data) -> keep(data));
    if (encryption == Encryption.EXPLICIT) {
      builder.requireTLS().startTlsSocketFactory(certificate.serverContext());
    } else if (encryption == Encryption.IMPLICIT) {
      builder.serverSocketFactory(certificate.serverContext());
    }
    server = builder.build();
    server.start();
  }

  Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("host", "127.0.0.1"),
        Map.entry("port", Integer.toString(server.getPortAllocated())),
        Map.entry("encryption", encryption.text()),
        Map.entry("acceptUnencrypted", Boolean.toString(encryption == Encryption.NONE)),
        Map.entry("certificate", certificate.fingerprint()),
        Map.entry("user", USER),
        Map.entry("password", PASSWORD),
        Map.entry("from", "Shop <shop@example.com>"),
        Map.entry("to", "buyer@example.com, Zweiter Käufer <second@example.com>"),
        Map.entry("timeoutSeconds", "20"));
  }

  private synchronized void keep(byte[] data) {
    mails.add(data);
  }

  synchronized List<MimeMessage> mails() {
    return mails.stream().map(MailServer::parse).toList();
  }

  /** The newest attachment of each name. */
  Map<String, byte[]> attachments() throws IOException {
    Map<String, byte[]> attachments = new LinkedHashMap<>();
    try {
      for (MimeMessage mail : mails()) {
        if (mail.getContent() instanceof Multipart parts) {
          for (int i = 0; i < parts.getCount(); i++) {
            Part part = parts.getBodyPart(i);
            if (part.getFileName() != null) {
              attachments.put(part.getFileName(), part.getInputStream().readAllBytes());
            }
          }
        }
      }
    } catch (MessagingException e) {
      throw new IOException(e);
    }
    return attachments;
  }

  private static MimeMessage parse(byte[] data) {
    try {
      return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
