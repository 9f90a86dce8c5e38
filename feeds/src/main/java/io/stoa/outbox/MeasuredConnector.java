package io.stoa.outbox;

import io.stoa.connector.ConnectorDescription;
import io.stoa.connector.DeliveryException;
import io.stoa.connector.ItemAnswer;
import io.stoa.connector.ItemBatch;
import io.stoa.connector.ItemConnector;
import io.stoa.connector.ItemRef;
import io.stoa.connector.ItemTerms;
import io.stoa.connector.ListedPage;
import io.stoa.connector.Polled;
import io.stoa.connector.PostponedException;
import io.stoa.connector.Submission;
import io.stoa.connector.Target;
import io.stoa.connector.Ticket;
import io.stoa.error.Violation;
import io.stoa.telemetry.Activity;
import io.stoa.telemetry.Telemetry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is sent to an account and what is heard of it. {@code sent} counts items of batches
 * that went out, {@code throttled} batches that had to wait for a quota, and each of the others
 * items by the channel's answer, which comes more than once for an item that is looked at again.
 */
final class MeasuredConnector implements ItemConnector {
  private static final String ITEMS = "stoa.channel.items";

  /** Enough of the account's name to tell accounts apart, and no secret. */
  private static final int NAME_LENGTH = 8;

  private final ItemConnector connector;
  private final String code;
  private final String account;
  private final Telemetry telemetry;

  MeasuredConnector(ItemConnector connector, String account, Telemetry telemetry) {
    this.connector = connector;
    this.code = connector.description().code();
    this.account = account.substring(0, Math.min(NAME_LENGTH, account.length()));
    this.telemetry = telemetry;
  }

  @Override
  public ConnectorDescription description() {
    return connector.description();
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return connector.check(settings);
  }

  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    return connector.tryOut(settings);
  }

  @Override
  public String account(Target target) {
    return connector.account(target);
  }

  @Override
  public ItemTerms terms(Target target) {
    return connector.terms(target);
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    return timed("submit", target, () -> sent(batch, connector.submit(target, batch)));
  }

  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return timed("submitAgain", target, () -> sent(batch, connector.submitAgain(target, batch)));
  }

  private Submission sent(ItemBatch batch, Submission submission) {
    count("sent", batch.items().size());
    heard(submission.answers());
    return submission;
  }

  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    Polled polled = timed("poll", target, () -> connector.poll(target, ticket, items));
    if (polled instanceof Polled.Done done) {
      heard(done.answers());
    }
    return polled;
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    List<ItemAnswer> seen = timed("readBack", target, () -> connector.readBack(target, items));
    heard(seen);
    return seen;
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    return timed("list", target, () -> connector.list(target, cursor));
  }

  /** What is asked of the channel. */
  private interface Asking<T> {
    T ask() throws DeliveryException;
  }

  private <T> T timed(String operation, Target target, Asking<T> asking) throws DeliveryException {
    try (Activity activity =
        telemetry.begin(
            "stoa.channel", "connector", code, "account", account, "operation", operation)) {
      activity.detail("feed", target.feed());
      try {
        return asking.ask();
      } catch (DeliveryException | RuntimeException e) {
        activity.failed(e);
        if (e instanceof PostponedException) {
          count("throttled", 1);
        }
        throw e;
      }
    }
  }

  private void heard(List<ItemAnswer> answers) {
    answers.stream()
        .collect(Collectors.groupingBy(ItemAnswer::state, Collectors.counting()))
        .forEach((state, items) -> count(state.name().toLowerCase(Locale.ROOT), items));
  }

  private void count(String what, long amount) {
    telemetry.count(ITEMS, amount, "connector", code, "account", account, "what", what);
  }
}
