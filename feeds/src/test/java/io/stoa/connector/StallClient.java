package io.stoa.connector;

import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.requirement.Deletion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connector of {@link StallServer}. */
public final class StallClient implements ItemConnector {
  private static final int PAGE = 4;

  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  public StallClient(URI address) {
    this.address = address;
  }

  @Override
  public ConnectorDescription description() {
    return new ConnectorDescription("stall-http", "Stall", "A stall over HTTP.", List.of());
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return List.of();
  }

  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    return List.of();
  }

  @Override
  public ItemTerms terms(Target target) {
    return new ItemTerms(
        Deletion.EXPLICIT,
        3,
        1_000_000,
        2,
        Duration.ofHours(1),
        Set.of(ItemTerms.Ability.READ_BACK, ItemTerms.Ability.LIST));
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    call("POST", "/batches", Json.write(batch));
    return Submission.received(new Ticket(batch.key()), Duration.ofSeconds(1));
  }

  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return submit(target, batch);
  }

  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    byte[] body = call("GET", "/answers/" + ticket.text(), null);
    return new Polled.Done(List.of(Json.read(body, ItemAnswer[].class)));
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    return Stall.found(live(), items);
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    return Stall.page(live(), cursor, PAGE);
  }

  private List<String> live() throws DeliveryException {
    return List.of(Json.read(call("GET", "/live", null), String[].class));
  }

  private byte[] call(String method, String path, byte @Nullable [] body) throws DeliveryException {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    try {
      return http.send(
              HttpRequest.newBuilder(address.resolve(path)).method(method, publisher).build(),
              BodyHandlers.ofByteArray())
          .body();
    } catch (IOException e) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_UNREACHABLE, "The connection broke.", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
