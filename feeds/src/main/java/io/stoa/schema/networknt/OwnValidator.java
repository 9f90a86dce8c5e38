package io.stoa.schema.networknt;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;

/** What the validators of our own keywords share: how a breach is reported. */
abstract class OwnValidator extends BaseKeywordValidator {
  OwnValidator(
      Keyword keyword,
      JsonNode schema,
      SchemaLocation location,
      Schema parent,
      SchemaContext context) {
    super(keyword, schema, location, parent, context);
  }

  final void broken(ExecutionContext run, JsonNode value, NodePath at, String message) {
    run.addError(
        error()
            .instanceNode(value)
            .instanceLocation(at)
            .evaluationPath(run.getEvaluationPath())
            .keyword(getKeyword())
            .message(message)
            .build());
  }
}
