package io.stoa.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stoa.json.Json;
import io.stoa.requirement.Deletion;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StallConnectorTest extends ItemConnectorContract {
  private final Stall stall = new Stall();
  private final StallConnector connector = new StallConnector(stall, Deletion.EXPLICIT, 100);

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected Target target() {
    return new Target("demo", "en_US", Map.of("token", Stall.TOKEN), Map.of());
  }

  @Override
  protected JsonNode goodPayload(String sku) {
    return Json.MAPPER.createObjectNode().put("title", "Shirt " + sku);
  }

  @Override
  protected JsonNode badPayload(String sku) {
    return Json.MAPPER.createObjectNode();
  }

  @Override
  protected void settle() {
    stall.settle();
  }

  @Override
  protected Set<String> live() {
    return stall.live();
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return stall.timesCarriedOut(sku);
  }

  @Override
  protected void loseNextAnswer() {
    stall.loseAnswers(1);
  }

  @Test
  void aUsedUpQuotaSaysHowLongToWait() {
    stall.refuse(1);
    PostponedException refused =
        catchThrowableOfType(
            PostponedException.class, () -> connector.submit(target(), batch(create("A"))));
    assertThat(refused.pause()).isEqualTo(Duration.ofMinutes(5));
    assertThat(refused.retryable()).isTrue();
    assertThat(stall.requests()).isEmpty();
  }
}
