package io.stoa.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.stoa.error.CoreError;
import io.stoa.error.StoaException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

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

  @Test
  void anAddressThatFollowsNoElectionIsWarnedOf() {
    assertThat(warningsOf(List.of("a:27017", "b:27017")))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("[a:27017, b:27017]", "replicaSet=strict");
    assertThat(warningsOf(List.of("a:27017"))).isEmpty();
  }

  private static List<String> warningsOf(List<String> members) {
    MongoServer server =
        new MongoServer(
            new StrictBackend() {
              @Override
              public Document handleCommand(
                  Channel channel, String database, String command, Document query) {
                Document answer = super.handleCommand(channel, database, command, query);
                return answer.containsKey("hosts") ? answer.append("hosts", members) : answer;
              }
            });
    Logger logger = (Logger) LoggerFactory.getLogger(Connection.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      MongoDocumentStore.open(server.bindAndGetConnectionString()).close();
      return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    } finally {
      logger.detachAppender(log);
      server.shutdownNow();
    }
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
