package io.stoa.connectors.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** S3Proxy in this process, which checks signatures of version 4 and keeps objects on disk. */
final class BucketServer implements AutoCloseable {
  static final String BUCKET = "shop-feeds";
  static final String ACCESS_KEY = "AKIASTOATEST";
  static final String SECRET_KEY = "wJalrXUtnFEMI-K7MDENG-bPxRfiCY";

  private final S3Proxy proxy;
  final S3Client receiver;

  BucketServer(Path folder) {
    try {
      Files.createDirectories(folder);
      proxy =
          S3Proxy.builder()
              .blobStore(new FilesystemNio2BlobStore(folder.toString()))
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
              .stopTimeout(0)
              .build();
      proxy.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    receiver =
        S3Client.builder()
            .httpClientBuilder(Apache5HttpClient.builder())
            .endpointOverride(endpoint())
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
            .build();
    receiver.createBucket(create -> create.bucket(BUCKET));
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  Map<String, String> settings() {
    return Map.of(
        "endpoint",
        endpoint().toString(),
        "acceptUnencrypted",
        "true",
        "bucket",
        BUCKET,
        "prefix",
        "/exports/eu/",
        "pathStyle",
        "true",
        "accessKey",
        ACCESS_KEY,
        "secretKey",
        SECRET_KEY,
        "partMegabytes",
        "5",
        "timeoutSeconds",
        "20");
  }

  Optional<byte[]> read(String key) {
    try {
      return Optional.of(
          receiver.getObjectAsBytes(get -> get.bucket(BUCKET).key(key)).asByteArray());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    receiver.listObjectsV2Paginator(list -> list.bucket(BUCKET)).contents().stream()
        .map(S3Object::key)
        .forEach(keys::add);
    return keys;
  }

  @Override
  public void close() {
    receiver.close();
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
