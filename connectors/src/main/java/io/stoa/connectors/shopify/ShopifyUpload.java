package io.stoa.connectors.shopify;

import io.stoa.connectors.exchange.Content;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A form with a file at its end, as staged uploads want it (RFC 7578).
 *
 * @param secrets parameters that open the place of the upload
 */
record ShopifyUpload(String mediaType, Content body, List<String> secrets) {
  private static final String LINE = "\r\n";

  /**
   * @param parameters in Shopify's order
   */
  static ShopifyUpload of(
      Map<String, String> parameters, String fileName, String fileType, byte[] file) {
    String boundary = "stoa-" + UUID.randomUUID();
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + 4_096);
    parameters.forEach(
        (name, value) ->
            write(
                out,
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, name, value)));
    write(
        out,
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, fileName, fileType));
    out.writeBytes(file);
    write(out, LINE + "--" + boundary + "--" + LINE);
    return new ShopifyUpload(
        "multipart/form-data; boundary=" + boundary,
        Content.of(out.toByteArray()),
        secrets(parameters));
  }

  private static void write(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> secrets(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .filter(
            parameter -> {
              String name = parameter.getKey().toLowerCase(Locale.ROOT);
              return name.contains("signature")
                  || name.contains("policy")
                  || name.contains("credential");
            })
        .map(Map.Entry::getValue)
        .toList();
  }
}
