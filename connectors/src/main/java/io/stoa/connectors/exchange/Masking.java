package io.stoa.connectors.exchange;

import io.stoa.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of what is kept: those that are known, wherever they stand, and whatever has a
 * name that secrets have. Immutable.
 */
public final class Masking {
  /** What stands in place of a secret. */
  public static final String MASK = "••••••";

  /** No secret that is masked by its value is longer. */
  static final int LONGEST_SECRET = 4_096;

  /** Shorter ones would mask half of every text. */
  private static final int SHORTEST_SECRET = 4;

  private static final String NAMES =
      "token|secret|signature|sign|sig|passw|pwd|credential|api[-_]?key|access[-_]?key|authoriz"
          + "|auth[-_]?code|proof|cookie|session|private[-_]?key|assertion|hmac";
  private static final Pattern NAME =
      Pattern.compile(".*(" + NAMES + ").*", Pattern.CASE_INSENSITIVE);

  /** Names that contain such a word and hold no secret. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(next|page|previous|sync|continuation)[-_]?token|token[-_]?type|design.*|.*"
              + "assign.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern JSON_TEXT =
      Pattern.compile("\"([A-Za-z0-9_.-]{1,60})\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*+)(\"?)");
  private static final Pattern FORM_FIELD = Pattern.compile("([A-Za-z0-9_.%-]{1,60})=([^&\\s]*)");

  /** A parameter of an address within a text; JSON may write its ampersand as an escape. */
  private static final Pattern ADDRESS_PARAMETER =
      Pattern.compile("([?&]|\\\\u0026)([A-Za-z0-9_.%-]{1,60})=([^&\\s\"\\\\<>]+)");

  /** An object that is a name and its value, such as a parameter of an upload. */
  private static final Pattern NAME_AND_VALUE =
      Pattern.compile(
          "(\"(?:name|key)\"\\s*:\\s*\"([^\"]{1,60})\"\\s*,\\s*\"value\"\\s*:\\s*\")"
              + "((?:[^\"\\\\]|\\\\.)*+)");

  private final List<String> secrets;

  private Masking(List<String> secrets) {
    this.secrets = secrets;
  }

  /** Masks these values, and what has a name that secrets have. */
  public static Masking of(Collection<String> secrets) {
    return new Masking(
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .flatMap(Masking::spellings)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** As it is, and as it stands in forms and in JSON. */
  private static Stream<String> spellings(String secret) {
    String json = Json.MAPPER.writeValueAsString(secret);
    return Stream.of(
        secret,
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        json.substring(1, json.length() - 1));
  }

  /** Whether a header, a parameter or a field of this name is taken to hold a secret. */
  static boolean isSecret(String name) {
    return NAME.matcher(name).matches() && !HARMLESS.matcher(name).matches();
  }

  /** The text without the known secrets. */
  public String text(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }

  /** A body: JSON, a form, or any text. */
  String body(String body) {
    String masked = JSON_TEXT.matcher(body).replaceAll(Masking::jsonField);
    masked =
        NAME_AND_VALUE
            .matcher(masked)
            .replaceAll(found -> behind(found, found.group(2), found.group(1)));
    masked =
        ADDRESS_PARAMETER
            .matcher(masked)
            .replaceAll(
                found -> behind(found, found.group(2), found.group(1) + found.group(2) + "="));
    int first = body.isEmpty() ? 0 : body.charAt(0);
    boolean form = first != '{' && first != '[' && first != '<' && masked.indexOf('=') > 0;
    return text(form ? fields(masked) : masked);
  }

  /** What was found, with a mask behind its beginning when the name is one that secrets have. */
  private static String behind(MatchResult found, String name, String beginning) {
    return Matcher.quoteReplacement(isSecret(name) ? beginning + MASK : found.group());
  }

  private static String jsonField(MatchResult found) {
    String whole = found.group();
    String shown =
        isSecret(found.group(1)) && !found.group(2).isEmpty()
            ? whole.substring(0, found.start(2) - found.start()) + MASK + found.group(3)
            : whole;
    return Matcher.quoteReplacement(shown);
  }

  private static String fields(String text) {
    return FORM_FIELD
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    isSecret(found.group(1)) ? found.group(1) + "=" + MASK : found.group()));
  }

  /** The address; parameters with secrets masked, nobody's password shown. */
  String address(URI uri) {
    String query = uri.getRawQuery();
    String path = uri.getRawPath();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return text(
        uri.getScheme()
            + "://"
            + uri.getHost()
            + port
            + (path == null ? "" : path)
            + (query == null ? "" : "?" + fields(query)));
  }

  /** The headers by lower-case name. */
  Map<String, String> headers(Map<String, List<String>> headers) {
    Map<String, String> masked = new LinkedHashMap<>();
    headers.forEach(
        (name, values) ->
            masked.put(
                name.toLowerCase(Locale.ROOT),
                isSecret(name) ? MASK : text(String.join(", ", values))));
    return masked;
  }
}
