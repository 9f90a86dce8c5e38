package io.stoa.connectors.mail;

import io.stoa.connector.DeliveryException;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.tls.CertificateCheck;
import io.stoa.connectors.tls.Encryption;
import io.stoa.connectors.tls.TlsTrust;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.OptionalLong;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One signed-in connection to a mail server, over a socket to an address that was found allowed.
 */
final class MailSession implements AutoCloseable {
  private static final int DONE = 250;

  private final MailSettings settings;
  private final SMTPTransport server;

  private MailSession(MailSettings settings, SMTPTransport server) {
    this.settings = settings;
    this.server = server;
  }

  static MailSession open(MailSettings settings, AllowedHosts allowed, TlsTrust trust)
      throws DeliveryException {
    CertificateCheck check = trust.check(settings.pins());
    Socket socket = connect(settings, allowed.resolve(settings.host()), check);
    try {
      SMTPTransport server = transport(settings, socket, check);
      server.connect(socket);
      return new MailSession(settings, server);
    } catch (MessagingException e) {
      hangUp(socket);
      throw check.refusal().orElseGet(() -> MailFailure.of(settings, e));
    }
  }

  /** How many bytes a mail may have, where the server says so (RFC 1870). */
  OptionalLong largestMail() {
    String size = server.getExtensionParameter("SIZE");
    try {
      long largest = size == null || size.isBlank() ? 0 : Long.parseLong(size.strip());
      return largest > 0 ? OptionalLong.of(largest) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  void send(FeedMail mail) throws DeliveryException {
    try {
      server.sendMessage(mail, mail.getAllRecipients());
    } catch (MessagingException e) {
      throw MailFailure.of(settings, e);
    }
  }

  /** Whether the server would take a mail from and to these people; none is sent. */
  void probe() throws DeliveryException {
    try {
      server.issueCommand("MAIL FROM:<" + settings.from().getAddress() + ">", DONE);
      for (InternetAddress to : settings.to()) {
        server.issueCommand("RCPT TO:<" + to.getAddress() + ">", DONE);
      }
      server.issueCommand("RSET", DONE);
    } catch (MessagingException e) {
      throw MailFailure.of(settings, e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (MessagingException e) {
      // The server hung up first; what was to be done is done or has failed already.
    }
  }

  private static Socket connect(MailSettings settings, InetAddress address, CertificateCheck check)
      throws DeliveryException {
    int millis = Math.toIntExact(settings.endurance().timeout().toMillis());
    Socket socket = new Socket();
    try {
      // With the name that the feed gives: it is what the certificate has to name.
      InetAddress named = InetAddress.getByAddress(settings.host(), address.getAddress());
      socket.connect(new InetSocketAddress(named, settings.port()), millis);
      socket.setSoTimeout(millis);
      return settings.encryption() == Encryption.IMPLICIT
          ? check.sockets().over(socket, settings.host(), settings.port())
          : socket;
    } catch (SSLException e) {
      hangUp(socket);
      throw check.refusal().orElseGet(() -> MailFailure.unprotected(settings, e));
    } catch (IOException e) {
      hangUp(socket);
      throw MailFailure.unreachable(settings, e);
    }
  }

  private static SMTPTransport transport(
      MailSettings settings, Socket socket, CertificateCheck check) {
    Properties properties = new Properties();
    boolean starts = settings.encryption() == Encryption.EXPLICIT;
    properties.put("mail.smtp.starttls.enable", Boolean.toString(starts));
    properties.put("mail.smtp.starttls.required", Boolean.toString(starts));
    properties.put("mail.smtp.ssl.socketFactory", check.sockets());
    // The sockets do that themselves, and know of pins.
    properties.put("mail.smtp.ssl.checkserveridentity", "false");
    properties.put("mail.smtp.auth", Boolean.toString(!settings.user().isEmpty()));
    // RFC 5321, 4.1.3: an address says nothing of how machines are called in here.
    properties.put("mail.smtp.localhost", "[" + literal(socket.getLocalAddress()) + "]");
    boolean signsIn = !settings.user().isEmpty();
    URLName name =
        new URLName(
            "smtp",
            settings.host(),
            settings.port(),
            null,
            signsIn ? settings.user() : null,
            signsIn ? settings.password() : null);
    return new SMTPTransport(Session.getInstance(properties), name);
  }

  private static String literal(InetAddress local) {
    String text = local.getHostAddress().replaceFirst("%.*", "");
    return text.indexOf(':') < 0 ? text : "IPv6:" + text;
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Gone either way.
    }
  }
}
