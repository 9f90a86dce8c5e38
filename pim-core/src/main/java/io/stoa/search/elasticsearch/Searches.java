package io.stoa.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.MultisearchBody;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.json.JsonData;
import java.util.ArrayList;
import java.util.List;

/** Asks questions, several in one exchange. */
final class Searches {
  private final Calls calls;
  private final String index;

  Searches(Calls calls, String index) {
    this.calls = calls;
    this.index = index;
  }

  /** What one question finds. */
  Found one(MultisearchBody question) {
    return Found.of(ask(List.of(question)).get(0).hits());
  }

  /** An answer to each question, in their order. */
  List<ResponseBody<JsonData>> ask(List<MultisearchBody> questions) {
    List<RequestItem> items =
        questions.stream().map(each -> RequestItem.of(r -> r.header(h -> h).body(each))).toList();
    return calls.ask(
        "search",
        client -> {
          List<ResponseBody<JsonData>> answers = new ArrayList<>();
          for (MultiSearchResponseItem<JsonData> answer :
              client.msearch(m -> m.index(index).searches(items), JsonData.class).responses()) {
            if (answer.isFailure()) {
              throw new ElasticsearchException("msearch", answer.failure());
            }
            answers.add(answer.result());
          }
          return answers;
        });
  }
}
