package io.stoa.connectors.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemState;
import io.stoa.connectors.http.HttpItemConnectorContract;
import io.stoa.connectors.http.Loopback;
import io.stoa.connectors.http.Loopback.Request;
import io.stoa.connectors.http.PublishedSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The contract for one of the two kinds of objects in Klaviyo's catalogue. */
abstract class KlaviyoContract extends HttpItemConnectorContract {
  final KlaviyoSimulator klaviyo = new KlaviyoSimulator(kit.time);
  private final KlaviyoResource resource;
  private final KlaviyoConnector connector;

  KlaviyoContract(KlaviyoResource resource) {
    this.resource = resource;
    this.connector =
        resource == KlaviyoResource.ITEM
            ? KlaviyoConnector.items(kit.http, kit.store())
            : KlaviyoConnector.variants(kit.http, kit.store());
  }

  @Override
  protected ItemConnector connector() {
    return connector;
  }

  @Override
  protected List<PublishedSpec.Source> specifications() {
    return List.of(new PublishedSpec.Source("klaviyo/stable.json", "", "/api/.*"));
  }

  @Override
  protected Map<String, String> settings() {
    return Map.of(
        "baseUrl", klaviyo.web.base().toString(),
        "accountId", KlaviyoSimulator.ACCOUNT,
        "apiKey", KlaviyoSimulator.KEY);
  }

  @Override
  protected Loopback web() {
    return klaviyo.web;
  }

  @Override
  protected boolean writes(Request request) {
    return request.is("POST", "/api/catalog-(item|variant)-bulk-create-jobs");
  }

  @Override
  protected void settle() {
    klaviyo.settle();
  }

  @Override
  protected Set<String> live() {
    return klaviyo.live(resource);
  }

  @Override
  protected int timesCarriedOut(String sku) {
    return klaviyo.timesCarriedOut(sku);
  }

  @Test
  void whatWasThereBeforeIsUpdatedUnderItsId() throws Exception {
    String id = created("A", goodPayload("A"));
    assertThat(id).isEqualTo("$custom:::$default:::A");
    assertThat(sent("A", goodPayload("A"), ItemAction.CREATE, null).state())
        .isEqualTo(ItemState.ACCEPTED);
    assertThat(requests("POST", ".*-bulk-create-jobs")).isEqualTo(1);
    assertThat(requests("POST", ".*-bulk-update-jobs")).isEqualTo(1);
  }

  @Test
  void whatIsNotThereNeedNotBeDeleted() throws Exception {
    assertThat(sent("A", null, ItemAction.DELETE, null).state()).isEqualTo(ItemState.DELETED);
    assertThat(klaviyo.jobs()).isZero();
  }

  @Test
  void whatIsDroppedWithoutAWordIsFound() throws Exception {
    klaviyo.swallow("A");
    assertThat(readBack("A", created("A", goodPayload("A"))).state()).isEqualTo(ItemState.MISSING);
  }

  @Test
  void anErrorWithoutAPlaceRejectsWhatIsNotThere() throws Exception {
    klaviyo.pointAtNothing();
    var answers = send(create("A"), bad("B"));
    assertThat(answer(answers, "A").state()).isEqualTo(ItemState.ACCEPTED);
    assertThat(answer(answers, "B").state()).isEqualTo(ItemState.REJECTED);
  }

  @Test
  void aCancelledJobGoesAgain() throws Exception {
    klaviyo.cancelJobs();
    assertThat(answer(send(create("A")), "A").state()).isEqualTo(ItemState.POSTPONED);
  }

  @Test
  void listingSkipsNothing() throws Exception {
    send(create("A"), create("B"), create("C"));
    assertThat(connector.list(target(), null).items()).hasSize(2);
    assertThat(List.copyOf(live())).containsExactly("A", "B", "C");
  }

  private BatchItem bad(String sku) {
    return new BatchItem(sku, ItemAction.CREATE, badPayload(sku), null);
  }
}
