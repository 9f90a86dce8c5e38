package io.stoa.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartOutputTest {
  private static final String LONG = "ä€😀\0".repeat(30_000);

  private static Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("z", "text");
    values.put("empty", "");
    values.put("long", LONG);
    values.put("half of a pair", "x\ud83d");
    values.put("yes", true);
    values.put("no", false);
    values.put("int", -7);
    values.put("long number", -7L);
    values.put("double", 0.1);
    values.put("price", new BigDecimal("19.90"));
    values.put("thousands", new BigDecimal("1E+3"));
    values.put("list", List.of("a", 1L, List.of(new BigDecimal("-0.00"))));
    values.put("map", Map.of("inner", List.of(Map.of("value", 2L))));
    return values;
  }

  private static byte[] written() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PartOutput out = new PartOutput(bytes)) {
      out.values(values());
      out.optionalText(null);
      out.instant(Instant.parse("2026-01-02T03:04:05.000000006Z"));
      out.instant(null);
      out.bytes(new byte[] {1, 2, 3});
    }
    return bytes.toByteArray();
  }

  @Test
  void whatIsReadEqualsWhatWasWrittenInValueTypeAndOrder() throws IOException {
    try (PartInput in = new PartInput(new ByteArrayInputStream(written()))) {
      Map<String, Object> read = in.values();
      assertThat(read).isEqualTo(values()).hasSameHashCodeAs(values());
      assertThat(read.keySet()).containsExactlyElementsOf(values().keySet());
      assertThat(in.optionalText()).isNull();
      assertThat(in.instant()).isEqualTo(Instant.parse("2026-01-02T03:04:05.000000006Z"));
      assertThat(in.instant()).isNull();
      assertThat(in.bytes()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void whatEndsTooEarlyIsRefused() throws IOException {
    byte[] half = Arrays.copyOf(written(), written().length / 2);
    try (PartInput in = new PartInput(new ByteArrayInputStream(half))) {
      assertThatThrownBy(in::values).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aValueThatItemsCannotHaveIsRefused() {
    PartOutput out = new PartOutput(new ByteArrayOutputStream());
    assertThatThrownBy(() -> out.values(Map.of("when", Instant.EPOCH)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Instant");
  }
}
