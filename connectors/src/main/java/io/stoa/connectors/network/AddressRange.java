package io.stoa.connectors.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A block of IP addresses, such as {@code 10.1.0.0/16}, {@code fd00::/8} or one address. */
record AddressRange(InetAddress base, int bits) {
  private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** Whether the text can only be an address or a range, so that reading it asks no name server. */
  static boolean isLiteral(String text) {
    int slash = text.indexOf('/');
    return LITERAL.matcher(slash < 0 ? text : text.substring(0, slash)).matches();
  }

  /**
   * Reads an address or a range.
   *
   * @throws IllegalArgumentException with a sentence for the operator
   */
  static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      if (!isLiteral(address)) {
        throw new IllegalArgumentException("'%s' is not an IP address.".formatted(text));
      }
      InetAddress base = InetAddress.getByName(address);
      int all = base.getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
      if (bits < 0 || bits > all) {
        throw new IllegalArgumentException("'%s' has no such prefix length.".formatted(text));
      }
      return new AddressRange(base, bits);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("'%s' is not an IP address or range.".formatted(text), e);
    }
  }

  boolean contains(InetAddress address) {
    byte[] mine = base.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
