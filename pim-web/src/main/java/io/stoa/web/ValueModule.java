package io.stoa.web;

import io.stoa.product.Value;
import io.stoa.product.ValueJson;
import io.stoa.product.Values;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Writes values in answers exactly as documents hold them. */
final class ValueModule extends SimpleModule {
  private static final long serialVersionUID = 1L;

  ValueModule() {
    super("stoa-values");
    addSerializer(Value.class, new OneValue());
    addSerializer(Values.class, new AllValues());
  }

  private static final class OneValue extends ValueSerializer<Value> {
    @Override
    public void serialize(Value value, JsonGenerator out, SerializationContext context) {
      ValueJson.write(out, value);
    }
  }

  private static final class AllValues extends ValueSerializer<Values> {
    @Override
    public void serialize(Values values, JsonGenerator out, SerializationContext context) {
      ValueJson.writeAll(out, values);
    }
  }
}
