package io.stoa.connectors.s3;

import io.stoa.connector.DeliveryException;
import io.stoa.connector.Retries;
import io.stoa.connectors.network.AllowedHosts;
import io.stoa.connectors.tls.CertificateCheck;
import io.stoa.connectors.tls.TlsTrust;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * A client with the settings of one delivery. Nothing of this machine's user takes part in it: no
 * credentials, profiles or proxies from home directory or environment.
 */
final class S3Session implements AutoCloseable {
  private final S3Settings settings;
  private final Retries retries;
  private final CertificateCheck check;
  private final S3Client client;

  S3Session(S3Settings settings, AllowedHosts allowed, TlsTrust trust, Retries retries) {
    this.settings = settings;
    this.retries = retries;
    this.check = trust.check(settings.pins());
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(http(allowed))
            .region(Region.of(settings.region()))
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
            .serviceConfiguration(
                // Whole requests are signed: not every store knows Amazon's chunks.
                S3Configuration.builder()
                    .pathStyleAccessEnabled(settings.pathStyle())
                    .chunkedEncodingEnabled(false)
                    .build())
            // Each request carries Content-MD5, which every store knows.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                over ->
                    over.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .defaultProfileFile(ProfileFile.aggregator().build()));
    settings.endpoint().ifPresent(builder::endpointOverride);
    this.client = builder.build();
  }

  /** One request to the store. */
  @FunctionalInterface
  interface Request<T> {
    T run(S3Client client);
  }

  /**
   * What the store answers, after as many attempts as the settings allow.
   *
   * @param what begins the message of a failure
   */
  <T> T ask(String what, Request<T> request) throws DeliveryException {
    return retries.of(
        () -> {
          try {
            return request.run(client);
          } catch (SdkException e) {
            Optional<DeliveryException> refusal = check.refusal();
            throw refusal.orElseGet(() -> S3Failure.of(what, e, settings));
          }
        });
  }

  @Override
  public void close() {
    client.close();
  }

  private Apache5HttpClient.Builder http(AllowedHosts allowed) {
    return Apache5HttpClient.builder()
        .dnsResolver(new AllowedAddresses(allowed))
        .connectionTimeout(settings.endurance().timeout())
        .socketTimeout(settings.endurance().timeout())
        .tlsTrustManagersProvider(() -> new TrustManager[] {check})
        .proxyConfiguration(
            ProxyConfiguration.builder()
                .useSystemPropertyValues(false)
                .useEnvironmentVariableValues(false)
                .build());
  }

  /** Connects to addresses that were found allowed, by no second question to a name server. */
  private static final class AllowedAddresses extends SystemDefaultDnsResolver {
    private final AllowedHosts allowed;

    AllowedAddresses(AllowedHosts allowed) {
      this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      try {
        return new InetAddress[] {allowed.resolve(host)};
      } catch (DeliveryException e) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(e);
        throw unknown;
      }
    }
  }
}
