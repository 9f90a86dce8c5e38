package io.stoa.connectors.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void addressesThatAreNotPublicAreForbidden(String address) {
    assertForbidden(AllowedHosts.PUBLIC, address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.63.255.255", "2a00:1450::1", "192.169.0.1"})
  void publicAddressesAreOpen(String address) throws DeliveryException {
    assertThat(AllowedHosts.PUBLIC.resolve(address).getHostAddress()).isNotEmpty();
  }

  @Test
  void theOperatorOpensAddressesRangesAndNames() throws Exception {
    AllowedHosts allowed =
        AllowedHosts.of("10.1.0.0/16, 127.0.0.1 fd00::/8,Files.Intern", AllowedHostsTest::lookup);
    assertThat(allowed.resolve("10.1.255.255").getHostAddress()).isEqualTo("10.1.255.255");
    assertThat(allowed.resolve("127.0.0.1").isLoopbackAddress()).isTrue();
    assertThat(allowed.resolve("fd12::1")).isNotNull();
    assertThat(allowed.resolve("files.intern").getHostAddress()).isEqualTo("192.168.7.7");
    assertForbidden(allowed, "10.2.0.1");
    assertForbidden(allowed, "127.0.0.2");
    assertForbidden(allowed, "other.intern");
  }

  @Test
  void ofSeveralAddressesOnlyAnOpenOneIsUsed() throws Exception {
    AllowedHosts allowed = AllowedHosts.of("", AllowedHostsTest::lookup);
    assertThat(allowed.resolve("both.example").getHostAddress()).isEqualTo("8.8.8.8");
  }

  @Test
  void anUnknownHostMayBeKnownLater() {
    AllowedHosts allowed = AllowedHosts.of("", AllowedHostsTest::lookup);
    assertThatThrownBy(() -> allowed.resolve("nowhere.example"))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_UNREACHABLE);
              assertThat(e.retryable()).isTrue();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "999.1.1.1", "files.intern/24", "::1/129"})
  void aSettingThatCannotBeReadIsRefused(String setting) {
    assertThatThrownBy(() -> AllowedHosts.of(setting)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertForbidden(AllowedHosts allowed, String host) {
    assertThatThrownBy(() -> allowed.resolve(host))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorError.DESTINATION_FORBIDDEN));
  }

  private static InetAddress[] lookup(String host) throws UnknownHostException {
    return switch (host) {
      case "files.intern", "Files.Intern" -> addresses("192.168.7.7");
      case "other.intern" -> addresses("192.168.7.8");
      case "both.example" -> addresses("127.0.0.1", "8.8.8.8");
      case "nowhere.example" -> throw new UnknownHostException(host);
      default -> addresses(host);
    };
  }

  private static InetAddress[] addresses(String... literals) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[literals.length];
    for (int i = 0; i < literals.length; i++) {
      addresses[i] = InetAddress.getByName(literals[i]);
    }
    return addresses;
  }
}
