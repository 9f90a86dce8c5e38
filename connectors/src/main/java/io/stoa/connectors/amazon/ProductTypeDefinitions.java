package io.stoa.connectors.amazon;

import io.stoa.connector.ConnectorError;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.PublishedSchema;
import io.stoa.connectors.http.Answer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Fetches product types' schemas by the Product Type Definitions API. */
record ProductTypeDefinitions(AmazonClient client, AmazonPlace place) {
  /** Locales of labels that the API takes; others get the marketplace's own. */
  private static final Set<String> LOCALES =
      Set.of(
          "ar_AE", "de_DE", "en_AE", "en_AU", "en_CA", "en_GB", "en_IN", "en_SG", "en_US", "es_ES",
          "es_MX", "es_US", "fr_CA", "fr_FR", "it_IT", "ja_JP", "nl_NL", "pl_PL", "pt_BR", "pt_PT",
          "sv_SE", "tr_TR", "zh_CN", "zh_TW");

  PublishedSchema fetch(String productType, String requirements) throws DeliveryException {
    String locale = LOCALES.contains(place.locale()) ? place.locale() : "DEFAULT";
    JsonNode definition = client.definition(place, productType, requirements, locale);
    JsonNode schema = definition.path("schema");
    Answer file =
        client.download(
            "downloadProductTypeSchema", AmazonClient.address(schema.path("link"), "resource"));
    String checksum = schema.path("checksum").asString("");
    if (!checksum.isEmpty() && !checksum.equals(checksum(file))) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_UNREACHABLE,
          "The schema of %s did not arrive as it was sent.".formatted(productType),
          null);
    }
    String label = definition.path("displayName").asString("");
    String version = definition.path("productTypeVersion").path("version").asString("");
    return new PublishedSchema(
        label.isEmpty() ? productType : label, version.isEmpty() ? null : version, file.text());
  }

  List<String> search(String words) throws DeliveryException {
    List<String> names = new ArrayList<>();
    client
        .searchDefinitions(place, words)
        .path("productTypes")
        .forEach(type -> names.add(type.path("name").asString("")));
    return names;
  }

  /** Base64 of MD5, as the API gives it. */
  private static String checksum(Answer file) {
    try {
      byte[] digest = MessageDigest.getInstance("MD5").digest(file.body().bytes());
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5", e);
    }
  }
}
