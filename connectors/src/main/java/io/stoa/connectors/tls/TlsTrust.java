package io.stoa.connectors.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Which authorities are trusted to say who a server is. Immutable. */
public final class TlsTrust {
  private final X509ExtendedTrustManager authorities;

  private TlsTrust(X509ExtendedTrustManager authorities) {
    this.authorities = authorities;
  }

  /** The authorities that this Java trusts. */
  public static TlsTrust system() {
    return of(null);
  }

  /** The authorities of the key store, or of this Java where there is none. */
  public static TlsTrust of(@Nullable KeyStore authorities) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(authorities);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .map(TlsTrust::new)
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The trusted authorities of this Java cannot be read", e);
    }
  }

  /**
   * A check for one connection.
   *
   * @param pins see {@link CertificatePins}; empty when an authority has to vouch for the host
   */
  public CertificateCheck check(List<String> pins) {
    return new CertificateCheck(authorities, pins);
  }
}
