package io.stoa.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.error.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {
  private static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          "demo",
          "Demo",
          "For the test.",
          List.of(
              Setting.required("host", "Host", Kind.TEXT, "h"),
              Setting.withFallback("port", "Port", Kind.NUMBER, "22", "p"),
              Setting.optional("strict", "Strict", Kind.YES_NO, "s"),
              Setting.optional("password", "Password", Kind.SECRET, "p"),
              Setting.optional("key", "Key", Kind.MULTILINE_SECRET, "k")));

  @Test
  void fallbacksStandInAndSpaceAroundIsDroppedButNotFromSecrets() {
    SettingsReader reader =
        new SettingsReader(DESCRIPTION, Map.of("host", " h ", "password", " p "));
    assertThat(reader.text("host")).isEqualTo("h");
    assertThat(reader.number("port", 1, 65_535)).isEqualTo(22);
    assertThat(reader.yesNo("strict")).isFalse();
    assertThat(reader.text("password")).isEqualTo(" p ");
    assertThat(reader.text("key")).isEmpty();
    assertThat(reader.violations()).isEmpty();
  }

  @Test
  void numbersOutOfBoundsAndControlCharactersAreViolations() {
    SettingsReader reader =
        new SettingsReader(DESCRIPTION, Map.of("host", "a\nb", "port", "70000", "key", "a\nb"));
    assertThat(reader.number("port", 1, 65_535)).isEqualTo(1);
    assertThat(reader.violations())
        .extracting(Violation::field, Violation::rule)
        .containsExactly(tuple("host", "control_character"), tuple("port", "number"));
  }

  @Test
  void theRegistryPrefixesFieldsAndNamesWhatItKnows() {
    FileConnector connector =
        new FileConnector() {
          @Override
          public ConnectorDescription description() {
            return DESCRIPTION;
          }

          @Override
          public List<Violation> check(Map<String, String> settings) {
            return new SettingsReader(DESCRIPTION, settings).violations();
          }

          @Override
          public List<Violation> tryOut(Map<String, String> settings) {
            return check(settings);
          }

          @Override
          public DeliveryReceipt deliver(Delivery delivery) {
            return new DeliveryReceipt("x", 0);
          }
        };
    ConnectorRegistry registry = new ConnectorRegistry(List.of(connector));
    assertThat(registry.check("demo", Map.of()))
        .extracting(Violation::field)
        .containsExactly("settings.host");
    assertThat(registry.check("fax", Map.of()))
        .singleElement()
        .satisfies(v -> assertThat(v.message()).contains("demo"));
    assertThat(registry.all()).extracting(Connector::description).containsExactly(DESCRIPTION);
  }
}
