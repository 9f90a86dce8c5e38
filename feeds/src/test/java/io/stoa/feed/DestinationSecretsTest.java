package io.stoa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.connector.ConnectorRegistry;
import io.stoa.connector.Delivery;
import io.stoa.connector.DeliveryReceipt;
import io.stoa.connector.FileConnector;
import io.stoa.connector.SettingsReader;
import io.stoa.error.Violation;
import io.stoa.search.Filter;
import io.stoa.secret.SecretBox;
import io.stoa.store.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class DestinationSecretsTest {
  @TempDir Path folder;
  private DataDirectory data;
  private DestinationSecrets secrets;

  @BeforeEach
  void open() {
    data = DataDirectory.open(folder.resolve("data"));
    secrets =
        new DestinationSecrets(
            new ConnectorRegistry(List.of(new Post())), SecretBox.open(data, Map.of()));
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void aNewSecretIsSealedMaskedAndRevealed() {
    Feed stored = secrets.seal(feed(Map.of("host", "a", "password", "s3cret")), null);

    assertThat(settings(stored)).containsEntry("host", "a");
    assertThat(settings(stored).get("password")).startsWith("enc:").doesNotContain("s3cret");
    assertThat(settings(secrets.mask(stored)))
        .isEqualTo(Map.of("host", "a", "password", DestinationSecrets.MASK));
    assertThat(settings(secrets.reveal(stored)))
        .isEqualTo(Map.of("host", "a", "password", "s3cret"));
  }

  @Test
  void aMaskedOrAbsentSecretKeepsTheStoredOne() {
    Feed stored = secrets.seal(feed(Map.of("host", "a", "password", "s3cret")), null);

    Feed shownAndSentBack = secrets.seal(secrets.mask(stored), stored);
    assertThat(settings(secrets.reveal(shownAndSentBack))).containsEntry("password", "s3cret");
    Feed absent = secrets.seal(feed(Map.of("host", "a", "folder", "x")), stored);
    assertThat(settings(secrets.reveal(absent)))
        .containsEntry("password", "s3cret")
        .containsEntry("folder", "x");
    assertThat(settings(secrets.seal(stored, stored))).isEqualTo(settings(stored));
  }

  @Test
  void anEmptySecretIsTakenAwayAndANewOneReplaces() {
    Feed stored = secrets.seal(feed(Map.of("host", "a", "password", "s3cret")), null);

    assertThat(settings(secrets.seal(feed(Map.of("host", "a", "password", "")), stored)))
        .doesNotContainKey("password");
    assertThat(
            settings(
                secrets.reveal(secrets.seal(feed(Map.of("host", "a", "password", "new")), stored))))
        .containsEntry("password", "new");
  }

  @Test
  void aStoredSecretDoesNotFollowToAnotherAddress() {
    Feed stored = secrets.seal(feed(Map.of("host", "a", "password", "s3cret")), null);

    Feed moved =
        secrets.seal(feed(Map.of("host", "b", "password", DestinationSecrets.MASK)), stored);

    assertThat(settings(moved)).isEqualTo(Map.of("host", "b"));
    assertThat(secrets.check(moved))
        .extracting(Violation::field)
        .containsExactly("destination.settings.password");
  }

  @Test
  void whatSomebodySentAsIfSealedIsSealedOnceMore() {
    Feed stored = secrets.seal(feed(Map.of("host", "a", "password", "s3cret")), null);
    String stolen = settings(stored).getOrDefault("password", "");

    Feed other = secrets.seal(feed(Map.of("host", "evil", "password", stolen)), null);

    assertThat(settings(secrets.reveal(other))).containsEntry("password", stolen);
  }

  @Test
  void aMaskWithoutAStoredSecretIsNoSecret() {
    Feed fresh = secrets.seal(feed(Map.of("host", "a", "password", DestinationSecrets.MASK)), null);
    assertThat(settings(fresh)).isEqualTo(Map.of("host", "a"));
  }

  @Test
  void settingsOfAnUnknownConnectorAreNotStored() {
    Feed feed = feed(Map.of("password", "s3cret"));
    Feed unknown =
        feed.edit()
            .enabled(true)
            .selection(Filter.ALL)
            .mapping(Map.of())
            .format("csv")
            .fileName("a.csv")
            .destination(new Feed.Destination("fax", Map.of("password", "s3cret")))
            .schedules(List.of())
            .build();
    Feed sealed = secrets.seal(unknown, null);
    assertThat(settings(sealed)).isEmpty();
    assertThat(secrets.check(sealed))
        .extracting(Violation::field)
        .containsExactly("destination.connector");
  }

  private static Map<String, String> settings(Feed feed) {
    return feed.destination().settings();
  }

  private static Feed feed(Map<String, String> settings) {
    return Feed.named("a")
        .label("A")
        .requirementSet("google-merchant")
        .view(new Feed.View("web", "en_US", "EUR", null, Map.of()))
        .format("csv")
        .fileName("a.csv")
        .destination(new Feed.Destination("post", settings))
        .build();
  }

  /** A connector with an address, a secret and something else. */
  private static final class Post implements FileConnector {
    @Override
    public ConnectorDescription description() {
      return new ConnectorDescription(
          "post",
          "Post",
          "For the test.",
          List.of(
              Setting.required("host", "Host", Kind.TEXT, "h").asAddress(),
              Setting.optional("folder", "Folder", Kind.TEXT, "f"),
              Setting.required("password", "Password", Kind.SECRET, "p")));
    }

    @Override
    public List<Violation> check(Map<String, String> settings) {
      return new SettingsReader(description(), settings).violations();
    }

    @Override
    public List<Violation> tryOut(Map<String, String> settings) {
      return check(settings);
    }

    @Override
    public DeliveryReceipt deliver(Delivery delivery) {
      return new DeliveryReceipt("x", 0);
    }
  }
}
