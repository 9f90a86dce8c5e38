package io.stoa.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON values and what stands between them, as UTF-8. */
final class JsonOutput {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build()
          .writer();

  private final OutputStream out;

  JsonOutput(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  void raw(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  void value(Object value) throws IOException {
    out.write(WRITER.writeValueAsBytes(value));
  }

  void close() throws IOException {
    out.close();
  }
}
