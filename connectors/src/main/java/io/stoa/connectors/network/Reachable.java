package io.stoa.connectors.network;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;

/** Where a web request may go. */
public final class Reachable {
  private Reachable() {}

  /**
   * The address to connect to. Over TLS the name stays: a machine that a name server points us to
   * instead cannot prove to be the one named. Without TLS only machines that the operator allowed
   * are reached, by the very address that was looked at.
   */
  public static URI address(URI address, AllowedHosts allowed) throws DeliveryException {
    String named = address.getHost();
    String scheme = address.getScheme();
    if (named == null || scheme == null) {
      throw forbidden("'%s' is not the address of a web server.".formatted(address.getPath()));
    }
    String host = named.startsWith("[") ? named.substring(1, named.length() - 1) : named;
    InetAddress found = allowed.resolve(host);
    if (scheme.equalsIgnoreCase("https")) {
      return address;
    }
    if (!scheme.equalsIgnoreCase("http")) {
      throw forbidden("Only https addresses can be called.");
    }
    if (AllowedHosts.isPublic(found)) {
      throw forbidden("'%s' is public: it is only spoken to over https.".formatted(host));
    }
    return allowed.names(host) ? address : at(found, address);
  }

  private static URI at(InetAddress found, URI address) {
    String literal =
        found instanceof Inet6Address
            ? "[" + found.getHostAddress().replaceFirst("%.*", "") + "]"
            : found.getHostAddress();
    String rest = address.toString().substring(address.toString().indexOf("//") + 2);
    String path = rest.substring(rest.indexOf(address.getRawAuthority()));
    path = path.substring(address.getRawAuthority().length());
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    try {
      return new URI(address.getScheme() + "://" + literal + port + path);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static DeliveryException forbidden(String message) {
    return DeliveryException.lasting(ConnectorError.DESTINATION_FORBIDDEN, message, null);
  }
}
