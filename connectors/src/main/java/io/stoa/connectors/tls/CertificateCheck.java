package io.stoa.connectors.tls;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connectors.network.OneLine;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a server by the fingerprint of its certificate, or, where none is pinned, by an authority
 * that vouches for it; and remembers a refusal. That the certificate is for the host is checked by
 * the socket's endpoint identification, which whoever makes sockets has to switch on. For one
 * connection.
 */
public final class CertificateCheck extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager authorities;
  private final List<String> pins;
  private volatile @Nullable DeliveryException refused;

  CertificateCheck(X509ExtendedTrustManager authorities, List<String> pins) {
    this.authorities = authorities;
    this.pins = List.copyOf(pins);
  }

  /** A context whose sockets ask this check, and which presents no certificate of its own. */
  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has TLS", e);
    }
  }

  /** Makes sockets that ask this check and insist on a certificate for the host they name. */
  public IdentifyingSockets sockets() {
    return new IdentifyingSockets(context());
  }

  /** Why the server was refused, when it was. */
  public Optional<DeliveryException> refusal() {
    return Optional.ofNullable(refused);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, () -> authorities.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, () -> authorities.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, () -> authorities.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw noServer();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }

  /** What the authorities say. */
  @FunctionalInterface
  private interface Vouching {
    void ask() throws CertificateException;
  }

  private void check(X509Certificate[] chain, Vouching vouching) throws CertificateException {
    String presented = CertificatePins.of(chain[0]);
    if (pins.contains(presented)) {
      return;
    }
    try {
      if (!pins.isEmpty()) {
        throw new CertificateException(
            "the feed expects the certificate " + String.join(" or ", pins));
      }
      vouching.ask();
    } catch (CertificateException e) {
      refused = refusal(presented, e);
      throw e;
    }
  }

  private static DeliveryException refusal(String presented, CertificateException cause) {
    return DeliveryException.lasting(
        ConnectorError.DESTINATION_NOT_TRUSTED,
        "The server presented the certificate %s, which is not accepted: %s. If the owner of the"
                .formatted(presented, OneLine.of(cause))
            + " server confirms this fingerprint, put it into the setting '"
            + CertificatePins.LABEL
            + "'; if not, somebody may be standing in for the server.",
        cause);
  }

  private static CertificateException noServer() {
    return new CertificateException("This is not a server");
  }
}
