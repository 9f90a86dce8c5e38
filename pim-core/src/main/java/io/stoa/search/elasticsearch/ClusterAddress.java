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
import java.util.regex.Pattern;
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
  private final String index;

  private ClusterAddress(List<HttpHost> hosts, List<Header> headers, String index) {
    this.hosts = hosts;
    this.headers = headers;
    this.index = index;
  }

  /**
   * Reads {@code https://user:password@host:9200,host2:9200/index}; user and password, ports and
   * the name that our indexes begin with may be left out.
   *
   * @throws StoaException {@code INVALID}; the message does not repeat the password
   */
  public static ClusterAddress parse(String text) {
    int slashes = text.indexOf("://");
    String scheme = slashes < 0 ? "" : text.substring(0, slashes).toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw invalid("it begins with http:// or https://");
    }
    String rest = text.substring(slashes + 3);
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
    List<Header> headers = at < 0 ? List.of() : List.of(signIn(authority.substring(0, at)));
    return new ClusterAddress(hosts, headers, index);
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

  private static StoaException invalid(String why) {
    return new StoaException(
        CoreError.INVALID, "This is no address of an Elasticsearch cluster: " + why + ".");
  }

  /**
   * The index of one store in the cluster: what an index holds says nothing of another store.
   *
   * @param store lower-case letters and digits
   */
  public ClusterAddress of(String store) {
    return new ClusterAddress(hosts, headers, index + "-" + store);
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
            .build();
    return new ElasticsearchClient(new RestClientTransport(rest, new SimpleJsonpMapper()));
  }

  /** Leaves out how to sign in. */
  @Override
  public String toString() {
    return hosts + "/" + index;
  }
}
