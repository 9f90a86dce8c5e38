package io.stoa.connector;

import io.stoa.requirement.Deletion;
import java.time.Duration;
import java.util.Set;

/**
 * The terms on which a channel takes items.
 *
 * @param deletion how it learns that an item is gone; with {@link Deletion#NEVER} no {@link
 *     ItemAction#DELETE} is ever sent
 * @param batchItems at most so many items in a batch, at least 1
 * @param batchBytes at most so many bytes of payloads in a batch, measured as compact UTF-8 JSON; a
 *     single larger payload is never sent, its item is rejected
 * @param readBackItems at most so many items in one {@link ItemConnector#readBack}
 * @param patience how long after a submission answers are waited for; then what is still submitted
 *     is marked as unanswered, so that a person sees it
 * @param abilities what the channel can do besides taking items
 */
public record ItemTerms(
    Deletion deletion,
    int batchItems,
    long batchBytes,
    int readBackItems,
    Duration patience,
    Set<Ability> abilities) {
  public ItemTerms {
    abilities = Set.copyOf(abilities);
  }

  public boolean can(Ability ability) {
    return abilities.contains(ability);
  }

  /** What not every channel can do. */
  public enum Ability {
    /** Listings can be looked at: {@link ItemConnector#readBack}. */
    READ_BACK,
    /** All of an account's listings can be listed: {@link ItemConnector#list}. */
    LIST
  }
}
