package io.stoa.connectors.google;

import io.stoa.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs for a service account. Source:
 * https://developers.google.com/identity/protocols/oauth2/service-account
 *
 * @param keyId names the key to Google, empty when the file does not
 */
record ServiceAccount(String email, String keyId, PrivateKey key) {
  private static final long LIFETIME_SECONDS = 3_600;

  /** Reads a key's JSON file; empty when it is none. */
  static Optional<ServiceAccount> of(String file) {
    try {
      JsonNode json = Json.MAPPER.readTree(file);
      String email = json.path("client_email").asString("");
      String pem = json.path("private_key").asString("");
      if (email.isEmpty() || pem.isEmpty()) {
        return Optional.empty();
      }
      byte[] der =
          Base64.getMimeDecoder().decode(pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", ""));
      PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
      return Optional.of(new ServiceAccount(email, json.path("private_key_id").asString(""), key));
    } catch (JacksonException | GeneralSecurityException | IllegalArgumentException e) {
      // Nothing of the file may be quoted.
      return Optional.empty();
    }
  }

  /** What is given for an access token: a JWT that says who asks for what, signed with RS256. */
  String assertion(String audience, String scope, Instant now) {
    ObjectNode header = Json.MAPPER.createObjectNode().put("alg", "RS256").put("typ", "JWT");
    if (!keyId.isEmpty()) {
      header.put("kid", keyId);
    }
    ObjectNode claims = Json.MAPPER.createObjectNode();
    claims.put("iss", email);
    claims.put("scope", scope);
    claims.put("aud", audience);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + LIFETIME_SECONDS);
    String signed = base64(Json.write(header)) + "." + base64(Json.write(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA256withRSA", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "ServiceAccount[" + email + "]";
  }
}
