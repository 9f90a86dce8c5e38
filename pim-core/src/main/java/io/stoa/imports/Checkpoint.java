package io.stoa.imports;

import io.stoa.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How far an import came.
 *
 * @param step name of the step that is being done; all before it are done
 * @param row the last row of it whose outcome is durable
 * @param counts by outcome so far
 * @param reports by report file: its length at that time
 */
record Checkpoint(String step, long row, Map<String, Long> counts, Map<String, Long> reports) {
  static final Checkpoint NONE = new Checkpoint("", 0, Map.of(), Map.of());

  static Checkpoint parse(String text) {
    return Json.read(text.getBytes(StandardCharsets.UTF_8), Checkpoint.class);
  }

  String text() {
    return new String(Json.write(this), StandardCharsets.UTF_8);
  }
}
