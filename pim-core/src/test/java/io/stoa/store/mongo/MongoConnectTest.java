package io.stoa.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MongoConnectTest {
  @Test
  void aServerThatDoesNotAnswerIsNamedAndThePasswordIsNot() throws IOException {
    int port = unusedPort();
    assertThatThrownBy(
            () ->
                MongoDocumentStore.open(
                    "mongodb://user:hunter2@127.0.0.1:"
                        + port
                        + "/shop?serverSelectionTimeoutMS=200"))
        .isInstanceOfSatisfying(
            StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.STORE_UNAVAILABLE))
        .hasMessageContaining("127.0.0.1:" + port)
        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("hunter2"));
  }

  @Test
  void whatIsNoConnectionStringIsRefusedWithoutRepeatingIt() {
    for (String uri :
        new String[] {
          "hunter2", "mongodb://user:hunter2@a:b:c", "mongodb://%hunter2@", "mongodb://a/no%20name"
        }) {
      assertThatThrownBy(() -> MongoDocumentStore.open(uri))
          .isInstanceOfSatisfying(
              StoaException.class, e -> assertThat(e.code()).isEqualTo(CoreError.INVALID))
          .hasMessageNotContaining("hunter2")
          .hasNoCause();
    }
  }

  @Test
  void nothingIsWaitedForLongerThanItMayTake() {
    MongoClientSettings ours = MongoDocumentStore.settings(new ConnectionString("mongodb://a"));
    assertThat(ours.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(60);
    assertThat(ours.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.SECONDS)).isEqualTo(15);
    assertThat(ours.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS)).isEqualTo(15);

    MongoClientSettings theirs =
        MongoDocumentStore.settings(
            new ConnectionString(
                "mongodb://a/?socketTimeoutMS=1000&waitQueueTimeoutMS=2000"
                    + "&serverSelectionTimeoutMS=3000"));
    assertThat(theirs.getSocketSettings().getReadTimeout(TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(theirs.getConnectionPoolSettings().getMaxWaitTime(TimeUnit.SECONDS)).isEqualTo(2);
    assertThat(theirs.getClusterSettings().getServerSelectionTimeout(TimeUnit.SECONDS))
        .isEqualTo(3);
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
