package io.stoa.outbox;

import io.stoa.connector.ItemIssue;
import io.stoa.connector.ItemIssue.Severity;

/** What we ourselves find wrong with an item on its way; codes begin with {@code stoa/}. */
public final class OwnIssues {
  /** The channel took the item and does not have it. */
  public static final String SILENTLY_DROPPED = "stoa/silently_dropped";

  /** The channel never said what became of the item. */
  public static final String UNANSWERED = "stoa/unanswered";

  /** The channel took the item long ago, and buyers still do not see it. */
  public static final String NOT_LIVE_YET = "stoa/not_live_yet";

  /** The channel still has what was to be taken away. */
  public static final String STILL_THERE = "stoa/still_there";

  /** Another feed writes this item on the same account. */
  public static final String OWNED_BY_FEED = "stoa/owned_by_feed";

  /** The payload is larger than the channel takes. */
  public static final String TOO_LARGE = "stoa/payload_too_large";

  /** The channel refused the request for this one item. */
  public static final String REFUSED = "stoa/refused";

  /** The ledger said that the channel had it; its list says that it has not. */
  public static final String GONE_AT_CHANNEL = "stoa/gone_at_channel";

  private OwnIssues() {}

  static ItemIssue tooLarge(long bytes, long most) {
    return ItemIssue.error(
        null, TOO_LARGE, "The item has %,d bytes; at most %,d can be sent.".formatted(bytes, most));
  }

  static ItemIssue silentlyDropped() {
    return ItemIssue.error(
        null,
        SILENTLY_DROPPED,
        "The channel took this item without complaint, but does not have it.");
  }

  static ItemIssue unanswered() {
    return ItemIssue.error(
        null, UNANSWERED, "The channel has not said within its time what became of this item.");
  }

  static ItemIssue neverArrived() {
    return ItemIssue.error(
        null,
        UNANSWERED,
        "The channel has not said within its time what became of this item, and does not have it.");
  }

  static ItemIssue reportLost() {
    return ItemIssue.error(
        null,
        UNANSWERED,
        "The channel no longer knows what became of this item; its listings cannot be looked at.");
  }

  static ItemIssue notLiveYet(long days) {
    return new ItemIssue(
        null,
        NOT_LIVE_YET,
        Severity.WARNING,
        "The channel took this item %d days ago; buyers still do not see it.".formatted(days),
        null);
  }

  static ItemIssue stillThere() {
    return ItemIssue.error(
        null, STILL_THERE, "This item was to be taken away, but the channel still has it.");
  }

  static ItemIssue ownedBy(String feed) {
    return ItemIssue.error(
        null,
        OWNED_BY_FEED,
        "The feed '%s' writes this item on the same account; two feeds never write one item."
            .formatted(feed));
  }

  static ItemIssue refused(String message) {
    return ItemIssue.error(null, REFUSED, message);
  }

  static ItemIssue goneAtChannel() {
    return new ItemIssue(
        null,
        GONE_AT_CHANNEL,
        Severity.WARNING,
        "The channel no longer had this item; it is sent again.",
        null);
  }
}
