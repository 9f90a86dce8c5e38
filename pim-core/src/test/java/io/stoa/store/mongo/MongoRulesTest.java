package io.stoa.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoRulesTest {
  private final MongoRules rules = new MongoRules();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "40415 | {find: 'a', filter: {}, sorted: {_id: 1}}",
        "40415 | {update: 'a', updates: [{q: {_id: 'x'}, u: {n: 1}, upserted: true}]}",
        "40415 | {createIndexes: 'a', indexes: [{key: {n: 1}, name: 'n', spare: true}]}",
        "72 | {find: 'a', readConcern: {afterClusterTime: {$timestamp: {t: 9, i: 9}}}}",
        "16 | {update: 'a', updates: []}",
        "9 | {update: 'a', updates: [{q: {_id: 'x'}, u: {$sett: {n: 1}}}]}",
        "9 | {update: 'a', updates: [{q: {}, u: {n: 1}, multi: true}]}",
        "52 | {update: 'a', updates: [{q: {_id: 'x'}, u: {doc: {$n: 1}}}]}",
        "52 | {insert: 'a', documents: [{_id: 'x', doc: {'a.b': 1}}]}",
        "61 | {update: 'a', updates: [{q: {n: 1}, u: {n: 1}, upsert: true}]}",
        "61 | {findAndModify: 'a', query: {n: 1}, update: {$inc: {n: 1}}}",
        "66 | {update: 'a', updates: [{q: {_id: 'x'}, u: {_id: 'y'}}]}",
        "66 | {update: 'a', updates: [{q: {_id: 'x'}, u: {$set: {n: 1}, $inc: {n: 1}}}]}",
        "67 | {createIndexes: 'a', indexes: [{key: {n: 1}, name: 'n', unique: true}]}",
        "85 | {createIndexes: 'things', indexes: [{key: {seq: 1}, name: 'other'}]}",
        "86 | {createIndexes: 'things', indexes: [{key: {seq: 1}, name: 'seq_1', sparse: true}]}",
      })
  void whatMongoDbRefusesIsRefused(int code, String command) {
    check("{createIndexes: 'things', indexes: [{key: {seq: 1}, name: 'seq_1'}]}");
    assertThatThrownBy(() -> check(command))
        .isInstanceOfSatisfying(
            MongoServerError.class, e -> assertThat(e.getCode()).isEqualTo(code));
  }

  @Test
  void aDocumentNestsAHundredLevels() {
    String update = "{update: 'a', updates: [{q: {_id: 'x'}, u: %s}]}";
    assertThatCode(() -> check(update.formatted("{a:".repeat(99) + "1" + "}".repeat(99))))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> check(update.formatted("{a:".repeat(101) + "1" + "}".repeat(101))))
        .isInstanceOf(MongoServerError.class);
  }

  private void check(String command) {
    ByteBuf bson = Unpooled.wrappedBuffer(RawBsonDocument.parse(command).getByteBuffer().array());
    rules.check(BsonDecoder.decodeBson(bson), new BsonTimestamp(1L << 32));
  }
}
