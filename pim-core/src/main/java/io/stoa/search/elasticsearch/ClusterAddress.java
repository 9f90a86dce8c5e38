package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.SimpleJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;

/** Where a cluster is, how to sign in there, and which index is ours. */
public final class ClusterAddress {
  private static final String USUAL_INDEX = "stoa-products";
  private static final int USUAL_PORT = 9200;
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 60_000;
  private static final Pattern INDEX = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,100}");

  private final List<HttpHost> hosts;
  private final List<Header> headers;
  private final Optional<SSLContext> trust;
  private final String index;

  /**
   * @param trust what vouches for the hosts, where it is not the authorities that this Java trusts
   */
  private ClusterAddress(
      List<HttpHost> hosts, List<Header> headers, Optional<SSLContext> trust, String index) {
    this.hosts = hosts;
    this.headers = headers;
    this.trust = trust;
    this.index = index;
  }

  /**
   * Reads {@code https://user:password@host:9200,host2:9200/index}; user and password, ports and
   * the name that our indexes begin with may be left out. Behind it {@link AddressOptions} may
   * stand, such as {@code ?fingerprint=…}.
   *
   * @throws StoaException {@code INVALID}; the message does not repeat what is secret
   */
  public static ClusterAddress parse(String text) {
    int slashes = text.indexOf("://");
    String scheme = slashes < 0 ? "" : text.substring(0, slashes).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw invalid("it begins with http:// or https://");
    }
    int question = text.indexOf('?');
    AddressOptions options = AddressOptions.parse(question < 0 ? "" : text.substring(question + 1));
    String rest = text.substring(slashes + 3, question < 0 ? text.length() : question);
    int path = rest.indexOf('/');
    String index = path < 0 ? "" : rest.substring(path + 1);
    String authority = path < 0 ? rest : rest.substring(0, path);
    int at = authority.lastIndexOf('@');
    List<HttpHost> hosts =
        Arrays.stream(authority.substring(at + 1).split(",", -1))
            .map(host -> host(scheme, host))
            .toList();
    index = index.isEmpty() ? USUAL_INDEX : index;
    if (!INDEX.matcher(index).matches()) {
      throw invalid("an index has lower-case letters, digits, dots, - and _");
    }
    Optional<Header> password =
        at < 0 ? Optional.empty() : Optional.of(signIn(authority.substring(0, at)));
    if (password.isPresent() && options.apiKey().isPresent()) {
      throw invalid("it has either a user or an api-key");
    }
    Optional<SSLContext> trust = options.trust();
    if (trust.isPresent() && scheme.equals("http")) {
      throw invalid("http:// proves nothing that ca or fingerprint could be held against");
    }
    List<Header> headers = password.or(options::apiKey).map(List::of).orElse(List.of());
    return new ClusterAddress(hosts, headers, trust, index);
  }

  private static HttpHost host(String scheme, String text) {
    try {
      URI uri = new URI(scheme + "://" + text);
      if (uri.getHost() == null) {
        throw invalid("a host is missing or misspelt");
      }
      return new HttpHost(uri.getHost(), uri.getPort() < 0 ? USUAL_PORT : uri.getPort(), scheme);
    } catch (URISyntaxException e) {
      throw invalid("a host is missing or misspelt");
    }
  }

  private static Header signIn(String userAndPassword) {
    String plain = URI.create("http://" + userAndPassword + "@host").getUserInfo();
    byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
    return new BasicHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  static StoaException invalid(String why) {
    return new StoaException(
        CoreError.INVALID, "This is no address of an Elasticsearch cluster: " + why + ".");
  }

  /**
   * The index of one store in the cluster: what an index holds says nothing of another store.
   *
   * @param store lower-case letters and digits
   */
  public ClusterAddress of(String store) {
    return new ClusterAddress(hosts, headers, trust, index + "-" + store);
  }

  String index() {
    return index;
  }

  ElasticsearchClient connect() {
    RestClient rest =
        RestClient.builder(hosts.toArray(HttpHost[]::new))
            .setDefaultHeaders(headers.toArray(Header[]::new))
            .setRequestConfigCallback(
                config -> config.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS))
            .setHttpClientConfigCallback(http -> trust.map(http::setSSLContext).orElse(http))
            .build();
    return new ElasticsearchClient(new RestClientTransport(rest, new SimpleJsonpMapper()));
  }

  /** Leaves out how to sign in. */
  @Override
  public String toString() {
    return hosts + "/" + index;
  }
}
