package io.stoa.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestMongoTest {
  @ParameterizedTest
  @CsvSource({
    "mongodb://a:27017, mongodb://a:27017/other",
    "mongodb://a:27017/, mongodb://a:27017/other",
    "'mongodb://a,b/stoa?replicaSet=rs0', 'mongodb://a,b/other?replicaSet=rs0'",
    "mongodb://u:p@a, mongodb://u:p@a/other?authSource=admin",
    "mongodb://u:p@a/stoa, mongodb://u:p@a/other?authSource=stoa",
    "mongodb://u:p@a/?w=1, mongodb://u:p@a/other?w=1&authSource=admin",
    "mongodb://u:p@a/stoa?w=1&authSource=users, mongodb://u:p@a/other?w=1&authSource=users",
    "mongodb://u:p@a/stoa?AUTHSOURCE=users, mongodb://u:p@a/other?AUTHSOURCE=users",
  })
  void anotherDatabaseLeavesWhoSignsInWhereItIs(String uri, String expected) {
    assertThat(TestMongo.withDatabase(uri, "other")).isEqualTo(expected);
    ConnectionString made = new ConnectionString(expected);
    assertThat(made.getDatabase()).isEqualTo("other");
    if (uri.contains("@")) {
      assertThat(Objects.requireNonNull(made.getCredential()).getSource())
          .isEqualTo(Objects.requireNonNull(new ConnectionString(uri).getCredential()).getSource());
    }
  }
}
