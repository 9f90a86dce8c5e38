package io.stoa.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.error.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every connector keeps. The test of a connector extends this, says how to reach a destination
 * of its kind that is empty at first, and how a receiver looks into it.
 */
public abstract class ConnectorContract {
  private static final int LARGE = 1_500_000;
  private static final String CANARY = "canary-5c1f0e-never-shown";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  protected Path scratch;

  /** The connector under test. */
  protected abstract FileConnector connector();

  /** Settings under which deliveries arrive. */
  protected abstract Map<String, String> goodSettings();

  /** What a receiver reads under that name now, whole; empty when there is no such file. */
  protected abstract Optional<byte[]> received(String fileName) throws IOException;

  /** Every name that a receiver could find there now, hidden ones included. */
  protected abstract Set<String> names() throws IOException;

  @Test
  void theDescriptionIsComplete() {
    ConnectorDescription description = connector().description();
    assertThat(description.code()).matches("[a-z][a-z0-9_-]{1,30}");
    assertThat(description.label()).isNotBlank();
    assertThat(description.help()).isNotBlank();
    assertThat(description.settings()).extracting(Setting::name).doesNotHaveDuplicates();
    for (Setting setting : description.settings()) {
      assertThat(setting.name()).matches("[a-z][A-Za-z0-9]{0,40}");
      assertThat(setting.label()).isNotBlank();
      assertThat(setting.help()).isNotBlank();
      assertThat(setting.required() && setting.fallback() != null).isFalse();
      assertThat(setting.kind().secret() && setting.fallback() != null).isFalse();
    }
  }

  @Test
  void goodSettingsPassTheCheckAndTheTryOut() throws IOException {
    assertThat(connector().check(goodSettings())).isEmpty();
    Set<String> before = names();
    assertThat(connector().tryOut(goodSettings())).isEmpty();
    assertThat(names()).isEqualTo(before);
  }

  @Test
  void theCheckNamesEverythingThatIsWrongAtOnce() {
    Map<String, String> settings = new HashMap<>();
    Set<String> wrong = new HashSet<>(Set.of("noSuchSetting"));
    settings.put("noSuchSetting", "x");
    for (Setting setting : connector().description().settings()) {
      if (setting.kind() == Kind.NUMBER) {
        settings.put(setting.name(), "many");
        wrong.add(setting.name());
      } else if (setting.kind() == Kind.YES_NO) {
        settings.put(setting.name(), "maybe");
        wrong.add(setting.name());
      } else if (setting.required()) {
        wrong.add(setting.name());
      }
    }
    assertThat(connector().check(settings)).extracting(Violation::field).containsAll(wrong);
    assertThatThrownBy(() -> connector().deliver(delivery("a.csv", text("x"), settings)))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ConnectorError.SETTINGS_INVALID);
              assertThat(e.retryable()).isFalse();
              assertThat(e.getMessage()).contains(wrong);
            });
  }

  @Test
  void whatIsDeliveredIsReceivedByteForByte() throws Exception {
    byte[] content = new byte[LARGE];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31 + i / 256);
    }
    DeliveryReceipt receipt = connector().deliver(delivery("feed.csv", content, goodSettings()));
    assertThat(received("feed.csv").orElseThrow()).isEqualTo(content);
    assertThat(receipt.bytes()).isEqualTo(content.length);
    assertThat(receipt.location()).contains("feed.csv");
    assertThat(names()).containsExactly("feed.csv");
  }

  @Test
  void anEmptyFileAndANameInAnyScriptArrive() throws Exception {
    connector().deliver(delivery("商品 Größe.csv", new byte[0], goodSettings()));
    assertThat(received("商品 Größe.csv").orElseThrow()).isEmpty();
  }

  @Test
  void aLaterDeliveryReplacesTheFileAndLeavesOthersAlone() throws Exception {
    connector().deliver(delivery("a.csv", text("first, and longer"), goodSettings()));
    connector().deliver(delivery("b.csv", text("other"), goodSettings()));
    connector().deliver(delivery("a.csv", text("second"), goodSettings()));
    assertThat(received("a.csv").orElseThrow()).isEqualTo(text("second"));
    assertThat(received("b.csv").orElseThrow()).isEqualTo(text("other"));
    assertThat(names()).containsExactlyInAnyOrder("a.csv", "b.csv");
  }

  @Test
  void aReceiverThatLooksMeanwhileNeverSeesAPart() throws Exception {
    byte[] light = filled('a');
    byte[] dark = filled('b');
    connector().deliver(delivery("feed.csv", light, goodSettings()));
    AtomicBoolean done = new AtomicBoolean();
    CountDownLatch looked = new CountDownLatch(3);
    ExecutorService receiver = Executors.newSingleThreadExecutor();
    try {
      Future<List<String>> seen =
          receiver.submit(
              () -> {
                List<String> parts = new ArrayList<>();
                while (!done.get()) {
                  received("feed.csv")
                      .filter(bytes -> !Arrays.equals(bytes, light) && !Arrays.equals(bytes, dark))
                      .ifPresent(bytes -> parts.add(bytes.length + " bytes"));
                  looked.countDown();
                }
                return parts;
              });
      int delivered = 0;
      while (delivered < 6 || looked.getCount() > 0) {
        byte[] next = delivered % 2 == 0 ? dark : light;
        connector().deliver(delivery("feed.csv", next, goodSettings()));
        delivered++;
      }
      done.set(true);
      assertThat(seen.get()).isEmpty();
    } finally {
      done.set(true);
      receiver.shutdown();
    }
  }

  @Test
  void severalDeliveriesAtOnceDoNotMix() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(4);
    try {
      List<Future<DeliveryReceipt>> sent = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Delivery delivery = delivery("f" + i + ".csv", filled((char) ('0' + i)), goodSettings());
        sent.add(senders.submit(() -> connector().deliver(delivery)));
      }
      for (Future<DeliveryReceipt> one : sent) {
        assertThat(one.get().bytes()).isEqualTo(LARGE);
      }
    } finally {
      senders.shutdown();
    }
    for (int i = 0; i < 4; i++) {
      assertThat(received("f" + i + ".csv").orElseThrow()).isEqualTo(filled((char) ('0' + i)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../out.csv",
        "..",
        ".",
        "",
        "a/b.csv",
        "a\\b.csv",
        "/etc/passwd",
        "C:x.csv",
        "a\u0000.csv",
        "a\nb.csv",
        ".hidden",
        "-rf",
        "nul.csv",
        "~root",
        "a*.csv",
        "a.",
        "%2e%2e%2fx.csv"
      })
  void aFileNameThatIsNotOnePlainNameIsRefused(String name) throws IOException {
    assertThatThrownBy(() -> connector().deliver(delivery(name, text("x"), goodSettings())))
        .isInstanceOfSatisfying(
            DeliveryException.class,
            e -> assertThat(e.code()).isEqualTo(ConnectorError.SETTINGS_INVALID));
    assertThat(names()).isEmpty();
  }

  @Test
  void secretsAreNeitherInViolationsNorInMessagesNorInReceipts() throws Exception {
    for (Setting secret : connector().description().settings()) {
      if (secret.kind().secret()) {
        Map<String, String> settings = new HashMap<>(goodSettings());
        settings.put(secret.name(), CANARY);
        assertThat(connector().check(settings).toString()).doesNotContain(CANARY);
        assertThat(connector().tryOut(settings).toString()).doesNotContain(CANARY);
        assertThat(outcome(settings)).doesNotContain(CANARY);
        settings.put(secret.name(), CANARY + "\u0001".repeat(30_000));
        assertThat(connector().check(settings).toString()).doesNotContain(CANARY);
      }
    }
    String good = outcome(goodSettings());
    connector().description().settings().stream()
        .filter(setting -> setting.kind().secret())
        .flatMap(setting -> Optional.ofNullable(goodSettings().get(setting.name())).stream())
        .forEach(secret -> assertThat(good).doesNotContain(secret));
  }

  /** The receipt or the whole chain of messages, as text. */
  private String outcome(Map<String, String> settings) throws IOException {
    Delivery delivery = delivery("secret.csv", text("x"), settings);
    List<Object> said = new ArrayList<>();
    @Nullable Throwable thrown = catchThrowable(() -> said.add(connector().deliver(delivery)));
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      said.add(t.toString());
    }
    return said.toString();
  }

  /** A finished file with that content, on its way under that name. */
  protected Delivery delivery(String name, byte[] content, Map<String, String> settings)
      throws IOException {
    Path file = Files.createTempFile(scratch, "rendered", ".tmp");
    Files.write(file, content);
    return new Delivery("demo-feed", "run-1", file, name, "text/csv; charset=utf-8", settings);
  }

  protected static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] filled(char c) {
    byte[] bytes = new byte[LARGE];
    Arrays.fill(bytes, (byte) c);
    return bytes;
  }
}
