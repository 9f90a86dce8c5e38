package io.stoa.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stoa.store.sqlite.SqliteDocumentStore;
import io.stoa.telemetry.micrometer.MicrometerTelemetry;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A store that is measured does what any store does. */
class MeasuredStoreTest extends DocumentStoreContract {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Override
  protected DocumentStore open(Path testDirectory) {
    return new MeasuredStore(
        SqliteDocumentStore.open(testDirectory.resolve("store.db")),
        new MicrometerTelemetry(registry));
  }

  @Test
  void operationsAreTimedByCollectionAndKind() {
    DocumentCollection things = store().collection(CollectionSpec.of("measured"));

    things.put(Write.create("a", JsonBody.of("{}")));
    things.get("a");
    things.get("b");

    assertThat(
            registry
                .get("stoa.store")
                .tags("collection", "measured", "operation", "get")
                .timer()
                .count())
        .isEqualTo(2);
  }

  @Test
  void everyOperationIsPassedOnAsItIs() {
    assertThat(
            Arrays.stream(DocumentCollection.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !isOverridden(method))
                .map(Method::toString))
        .as("a default would do without what the adapter does better")
        .isEmpty();
  }

  private static boolean isOverridden(Method method) {
    return Arrays.stream(MeasuredCollection.class.getDeclaredMethods())
        .anyMatch(
            own ->
                own.getName().equals(method.getName())
                    && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
  }
}
