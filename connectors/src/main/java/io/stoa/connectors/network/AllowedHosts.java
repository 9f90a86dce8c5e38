package io.stoa.connectors.network;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which machines connectors may reach. Public addresses are open; this machine, its network and
 * other special addresses are closed, so that nobody who edits a feed can reach into the operator's
 * network, unless the operator names them. Callers connect to the address given here, not to the
 * name again, whose answer might differ the second time. Immutable.
 */
public final class AllowedHosts {
  /** Only public addresses. */
  public static final AllowedHosts PUBLIC = of("");

  // https://www.iana.org/assignments/iana-ipv4-special-registry and …/iana-ipv6-special-registry
  private static final List<AddressRange> SPECIAL =
      List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/128",
              "::1/128",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .stream()
          .map(AddressRange::parse)
          .toList();

  private final Set<String> names;
  private final List<AddressRange> ranges;
  private final Lookup lookup;

  private AllowedHosts(Set<String> names, List<AddressRange> ranges, Lookup lookup) {
    this.names = Set.copyOf(names);
    this.ranges = List.copyOf(ranges);
    this.lookup = lookup;
  }

  /** Asks a name server. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /**
   * Public addresses and these.
   *
   * @param setting host names, addresses and ranges such as {@code 10.1.0.0/16}, with commas or
   *     spaces between them
   * @throws IllegalArgumentException with a sentence for the operator
   */
  public static AllowedHosts of(String setting) {
    return of(setting, InetAddress::getAllByName);
  }

  static AllowedHosts of(String setting, Lookup lookup) {
    Set<String> names = new HashSet<>();
    List<AddressRange> ranges = new ArrayList<>();
    for (String entry : setting.split("[,\\s]+", -1)) {
      if (AddressRange.isLiteral(entry) || entry.contains("/")) {
        ranges.add(AddressRange.parse(entry));
      } else if (!entry.isEmpty()) {
        names.add(entry.toLowerCase(Locale.ROOT));
      }
    }
    return new AllowedHosts(names, ranges, lookup);
  }

  /**
   * An address of the host that may be reached.
   *
   * @throws DeliveryException {@code DESTINATION_FORBIDDEN} or {@code DESTINATION_UNREACHABLE}
   */
  public InetAddress resolve(String host) throws DeliveryException {
    InetAddress[] addresses;
    try {
      addresses = lookup.of(host);
    } catch (UnknownHostException e) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_UNREACHABLE,
          "No address is known for the host '%s'.".formatted(host),
          e);
    }
    boolean named = names.contains(host.toLowerCase(Locale.ROOT));
    return Arrays.stream(addresses)
        .filter(address -> named || isOpen(address))
        .findFirst()
        .orElseThrow(
            () ->
                DeliveryException.lasting(
                    ConnectorError.DESTINATION_FORBIDDEN,
                    "The host '%s' is in a network that is not public; the operator can allow it."
                        .formatted(host),
                    null));
  }

  private boolean isOpen(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address)) || isPublic(address);
  }

  /** Whether the address is one of the open internet. */
  public static boolean isPublic(InetAddress address) {
    return SPECIAL.stream().noneMatch(range -> range.contains(address));
  }

  /** Whether the operator allows the host by its name: what the name leads to is the operator's. */
  public boolean names(String host) {
    return names.contains(host.toLowerCase(Locale.ROOT));
  }
}
