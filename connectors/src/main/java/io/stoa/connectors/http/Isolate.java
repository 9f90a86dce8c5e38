package io.stoa.connectors.http;

import io.stoa.connector.DeliveryException;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Sends entries together and, where a channel refuses without saying which of them it means, in
 * ever smaller parts until it is plain.
 */
public final class Isolate {
  private Isolate() {}

  /** One request. */
  @FunctionalInterface
  public interface Request<T, E> {
    /**
     * Sends the entries.
     *
     * @param part tells this request from others of the batch, the same each time
     */
    Outcome<T, E> send(List<T> entries, String part) throws DeliveryException;
  }

  /**
   * @param open entries that were not taken and about which no error is in particular
   * @param errors about nothing in particular
   */
  public record Outcome<T, E>(List<T> open, List<E> errors) {
    public Outcome {
      open = List.copyOf(open);
      errors = List.copyOf(errors);
    }
  }

  /**
   * @param refused is told of each entry that was not taken when it was sent alone
   */
  public static <T, E> void run(
      List<T> entries, String part, Request<T, E> request, BiConsumer<T, List<E>> refused)
      throws DeliveryException {
    Outcome<T, E> outcome = request.send(entries, part);
    List<T> open = outcome.open();
    if (open.isEmpty()) {
      return;
    }
    if (entries.size() == 1) {
      refused.accept(open.get(0), outcome.errors());
      return;
    }
    int half = (open.size() + 1) / 2;
    run(open.subList(0, half), part + "a", request, refused);
    if (half < open.size()) {
      run(open.subList(half, open.size()), part + "b", request, refused);
    }
  }
}
