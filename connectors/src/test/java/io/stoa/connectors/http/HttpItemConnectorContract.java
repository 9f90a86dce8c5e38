package io.stoa.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.stoa.connector.BatchItem;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAction;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemState;
import io.stoa.connector.PostponedException;
import io.stoa.connectors.http.Loopback.Fault;
import io.stoa.connectors.http.Loopback.Reply;
import io.stoa.connectors.http.Loopback.Request;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What every connector keeps that speaks to a channel over HTTP, when the channel and the network
 * misbehave. The test of a connector names the request that changes something.
 */
public abstract class HttpItemConnectorContract extends ChannelConnectorContract {
  protected static final int ATTEMPTS = TestHttp.BOUNDS.attempts();

  /** Whether the request creates an item. */
  protected abstract boolean writes(Request request);

  /**
   * What the channel published of its interface. It is looked for in a folder; where it does not
   * lie, a test is skipped that says so.
   */
  protected List<PublishedSpec.Source> specifications() {
    return List.of();
  }

  /**
   * What breaks the letter of the specification and is right by the channel's own words, or is
   * refused though the answer's status is good; as regular expressions.
   */
  protected Set<String> rightAllTheSame() {
    return Set.of();
  }

  @AfterEach
  final void nothingBreaksTheSpecification() {
    assertThat(breaches()).as("breaches of the specification").isEmpty();
  }

  private List<String> breaches() {
    List<PublishedSpec> specs =
        specifications().stream().flatMap(source -> PublishedSpec.find(source).stream()).toList();
    return web().exchanged().stream()
        .flatMap(exchanged -> PublishedSpec.breaches(specs, exchanged).stream())
        .filter(breach -> rightAllTheSame().stream().noneMatch(breach::matches))
        .distinct()
        .toList();
  }

  /** Each test holds what it said against the specification; this one tells when it cannot. */
  @Test
  void whatIsSaidIsAsTheChannelPublishedIt() throws Exception {
    assumeThat(specifications()).as("held against its specification in another way").isNotEmpty();
    specifications()
        .forEach(
            source ->
                assumeThat(PublishedSpec.find(source))
                    .as("%s, to be laid below the folder named by stoa.specs", source.file())
                    .isPresent());
    send(create("A"), create("B"));
    connector().readBack(target(), List.of(new ItemRef("A", ItemAction.CREATE, null)));
    assertThat(breaches()).isEmpty();
  }

  /** As often as a call is tried that may be repeated. */
  @Override
  protected void loseNextAnswer() {
    web().next(ATTEMPTS, Fault.LOSE_ANSWER, this::writes);
  }

  @Test
  void aChannelThatIsBusyForAMomentIsWaitedFor() throws Exception {
    web().next(2, Reply.empty(429).header("Retry-After", "2"), this::writes);
    send(create("A"));
    assertThat(live()).containsExactly("A");
  }

  @Test
  void aStormOf429PostponesTheBatchAsLongAsTheChannelSays() throws Exception {
    web().next(1, Reply.empty(429).header("Retry-After", "300"), this::writes);
    PostponedException postponed =
        catchThrowableOfType(
            PostponedException.class, () -> connector().submit(target(), batch(create("A"))));
    assertThat(postponed.pause()).isEqualTo(Duration.ofMinutes(5));
    assertThat(live()).isEmpty();
    kit.time.pass(Duration.ofMinutes(5));
    send(create("A"));
    assertThat(live()).containsExactly("A");
  }

  @Test
  void aStormOf429ThatSaysNoEndPostponesTheBatchToo() throws Exception {
    web().next(50, Reply.empty(429), this::writes);
    PostponedException postponed =
        catchThrowableOfType(
            PostponedException.class, () -> connector().submit(target(), batch(create("A"))));
    assertThat(postponed.pause()).isPositive();
    assertThat(live()).isEmpty();
    web().clear();
    kit.time.pass(postponed.pause());
    send(create("A"));
    assertThat(live()).containsExactly("A");
  }

  @Test
  void whatAnswersSayBesidesIsPassedOver() throws Exception {
    web().sayMore();
    ItemAnswer sent = answer(send(create("A"), create("B")), "A");
    assertThat(sent.issues()).isEmpty();
    assertThat(live()).containsExactlyInAnyOrder("A", "B");
    assertThat(readBack("A", sent.channelId()).state()).isEqualTo(ItemState.LIVE);
  }

  @Test
  void aTokenThatEndsInTheMiddleOfABatchLosesAndDoublesNothing() throws Exception {
    ItemBatch batch = batch(create("A"), create("B"));
    AtomicInteger writes = new AtomicInteger();
    web()
        .next(
            1, Reply.json(401, "{}"), request -> writes(request) && writes.getAndIncrement() == 1);
    carryOutAgain(batch);
  }

  @Test
  void anAnswerThatSaysNothingLosesAndDoublesNothing() throws Exception {
    web().next(1, Reply.json(200, "{}"), this::writes);
    carryOutAgain(batch(create("A"), create("B")));
  }

  /** Whatever came of sending the batch first: sent again, all of it is there once. */
  private void carryOutAgain(ItemBatch batch) throws DeliveryException {
    @Nullable Throwable first = catchThrowable(() -> connector().submit(target(), batch));
    assertThat(first == null || first instanceof DeliveryException).as("%s", first).isTrue();
    web().clear();
    settle();
    connector().submitAgain(target(), batch);
    settle();
    assertThat(live()).containsExactlyInAnyOrder("A", "B");
    assertThat(timesCarriedOut("A")).isEqualTo(1);
    assertThat(timesCarriedOut("B")).isEqualTo(1);
  }

  @Test
  void resetsAndSlowAnswersLoseAndDoubleNothing() throws Exception {
    ItemBatch batch = batch(create("A"), create("B"));
    web().next(ATTEMPTS, Fault.RESET, this::writes);
    assertThatThrownBy(() -> connector().submit(target(), batch))
        .isInstanceOf(DeliveryException.class);
    web().clear();
    web().next(1, Fault.HOLD_ANSWER, this::writes);
    @Nullable Throwable slow = catchThrowable(() -> connector().submitAgain(target(), batch));
    assertThat(slow == null || slow instanceof DeliveryException).isTrue();
    connector().submitAgain(target(), batch);
    settle();
    assertThat(live()).containsExactlyInAnyOrder("A", "B");
    assertThat(timesCarriedOut("A")).isEqualTo(1);
    assertThat(timesCarriedOut("B")).isEqualTo(1);
  }

  @Test
  void aServerThatFailsIsTriedAgainLater() throws Exception {
    ItemBatch batch = batch(create("A"));
    web().next(ATTEMPTS, Reply.empty(503), this::writes);
    DeliveryException failure =
        catchThrowableOfType(DeliveryException.class, () -> connector().submit(target(), batch));
    assertThat(failure.retryable()).isTrue();
    web().clear();
    connector().submitAgain(target(), batch);
    settle();
    assertThat(live()).containsExactly("A");
    assertThat(timesCarriedOut("A")).isEqualTo(1);
  }

  /** Sends the item alone. */
  protected final ItemAnswer sent(
      String sku, @Nullable JsonNode payload, ItemAction action, @Nullable String id)
      throws DeliveryException {
    return answer(send(new BatchItem(sku, action, payload, id)), sku);
  }

  /** Creates the item alone; gives the channel's id. */
  protected final String created(String sku, JsonNode payload) throws DeliveryException {
    return id(sent(sku, payload, ItemAction.CREATE, null));
  }

  protected static String id(ItemAnswer answer) {
    return Objects.requireNonNull(answer.channelId(), answer::toString);
  }

  protected final ItemAnswer readBack(String sku, @Nullable String id) throws DeliveryException {
    return connector().readBack(target(), List.of(new ItemRef(sku, ItemAction.CREATE, id))).get(0);
  }

  /** The item is refused because of this field. */
  protected static void assertRefused(ItemAnswer answer, String attribute) {
    assertThat(answer.state()).isEqualTo(ItemState.REJECTED);
    assertThat(answer.issues()).extracting(ItemIssue::attribute).contains(attribute);
  }

  /** How many requests of that kind came in. */
  protected final long requests(String method, String path) {
    return web().requests().stream().filter(r -> r.is(method, path)).count();
  }
}
