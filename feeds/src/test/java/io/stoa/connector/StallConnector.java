package io.stoa.connector;

import io.stoa.connector.ConnectorDescription.Kind;
import io.stoa.connector.ConnectorDescription.Setting;
import io.stoa.error.Violation;
import io.stoa.requirement.Deletion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connector of {@link Stall}: an example, and what tests of runs send to. */
public final class StallConnector implements ItemConnector {
  private static final ConnectorDescription DESCRIPTION =
      new ConnectorDescription(
          "stall",
          "Stall",
          "A small channel in memory.",
          List.of(Setting.required("token", "Token", Kind.SECRET, "Opens the stall.")));
  private static final int PAGE = 2;

  private final Stall stall;
  private final Deletion deletion;
  private final int batchItems;

  public StallConnector(Stall stall, Deletion deletion, int batchItems) {
    this.stall = stall;
    this.deletion = deletion;
    this.batchItems = batchItems;
  }

  @Override
  public ConnectorDescription description() {
    return DESCRIPTION;
  }

  @Override
  public List<Violation> check(Map<String, String> settings) {
    return new SettingsReader(DESCRIPTION, settings).violations();
  }

  @Override
  public List<Violation> tryOut(Map<String, String> settings) {
    List<Violation> violations = new ArrayList<>(check(settings));
    if (violations.isEmpty() && !Stall.TOKEN.equals(settings.get("token"))) {
      violations.add(Violation.of("token", "authentication_failed", "The token does not fit."));
    }
    return violations;
  }

  @Override
  public ItemTerms terms(Target target) {
    return new ItemTerms(
        deletion,
        batchItems,
        1_000_000,
        PAGE,
        Duration.ofHours(1),
        Set.of(ItemTerms.Ability.READ_BACK, ItemTerms.Ability.LIST));
  }

  @Override
  public Submission submit(Target target, ItemBatch batch) throws DeliveryException {
    enter(target);
    if (stall.refuses()) {
      throw new PostponedException(Duration.ofMinutes(5), "The stall has had enough for now.");
    }
    if (!stall.receive(batch)) {
      throw DeliveryException.passing(
          ConnectorError.DESTINATION_UNREACHABLE, "The connection broke.", null);
    }
    return stall.isDecided(batch.key())
        ? Submission.answered(stall.answers(batch.key()))
        : Submission.received(new Ticket(batch.key()), Duration.ofMinutes(1));
  }

  /** The stall honours idempotency keys. */
  @Override
  public Submission submitAgain(Target target, ItemBatch batch) throws DeliveryException {
    return submit(target, batch);
  }

  @Override
  public Polled poll(Target target, Ticket ticket, List<ItemRef> items) throws DeliveryException {
    enter(target);
    return stall.isDecided(ticket.text())
        ? new Polled.Done(stall.answers(ticket.text()))
        : new Polled.Pending(Duration.ofMinutes(1));
  }

  @Override
  public List<ItemAnswer> readBack(Target target, List<ItemRef> items) throws DeliveryException {
    enter(target);
    return Stall.found(stall.live(), items);
  }

  @Override
  public ListedPage list(Target target, @Nullable String cursor) throws DeliveryException {
    enter(target);
    return Stall.page(stall.live(), cursor, PAGE);
  }

  private void enter(Target target) throws DeliveryException {
    List<Violation> violations = check(target.settings());
    if (!violations.isEmpty()) {
      throw DeliveryException.lasting(ConnectorError.SETTINGS_INVALID, violations.toString(), null);
    }
    if (!Stall.TOKEN.equals(target.settings().get("token"))) {
      throw DeliveryException.lasting(
          ConnectorError.AUTHENTICATION_FAILED, "The stall stays closed for this token.", null);
    }
  }
}
