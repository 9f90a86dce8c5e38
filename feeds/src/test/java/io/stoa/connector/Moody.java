package io.stoa.connector;

import io.stoa.error.Violation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connector that does as another one, but for what a test overrides. */
public class Moody implements ItemConnector {
  private final ItemConnector usual;

  public Moody(ItemConnector usual) {
    this.usual = usual;
  }

  @Override
  public ConnectorDescription description() {
    return usual.description();
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return usual.check(settings);
  }

  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    return usual.tryOut(settings);
  }

  @Override
  public ItemTerms terms(Target target) {
    return usual.terms(target);
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    return usual.submit(target, batch);
  }

  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return usual.submitAgain(target, batch);
  }

  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    return usual.poll(target, ticket, items);
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    return usual.readBack(target, items);
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    return usual.list(target, cursor);
  }
}
