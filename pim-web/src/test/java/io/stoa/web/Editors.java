package io.stoa.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Change the names of products all the time, each editor some of its own, now by one node and now
 * by another. They remember what was acknowledged, and what may or may not have been done.
 */
final class Editors implements AutoCloseable {
  private static final int EDITORS = 4;
  private static final int PRODUCTS_EACH = 10;

  private final List<ServedNode> nodes;
  private final Map<String, Edited> edited = new TreeMap<>();
  private final Map<Integer, Integer> refusals = new TreeMap<>();
  private final List<String> dishonest = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean ended;

  /**
   * What is known of a product.
   *
   * @param acknowledged number of the last edit that was acknowledged; 0 for none
   * @param open numbers of later edits, of which one may have been the last
   * @param done how many were acknowledged
   * @param unknown how many may or may not have been done
   */
  record Edited(int acknowledged, Set<Integer> open, int done, int unknown) {
    Edited acknowledged(int number) {
      return new Edited(number, Set.of(), done + 1, unknown);
    }

    Edited unknown(int number) {
      Set<Integer> more = new HashSet<>(open);
      more.add(number);
      return new Edited(acknowledged, more, done, unknown + 1);
    }

    boolean allows(int number) {
      return number == acknowledged || open.contains(number);
    }
  }

  Editors(List<ServedNode> nodes) {
    this.nodes = nodes;
    for (String sku : skus()) {
      edited.put(sku, new Edited(0, Set.of(), 0, 0));
    }
  }

  /** Of all products that are edited. */
  static List<String> skus() {
    List<String> skus = new ArrayList<>();
    for (int i = 0; i < EDITORS * PRODUCTS_EACH; i++) {
      skus.add("edited-" + i);
    }
    return skus;
  }

  static String name(String sku, int number) {
    return sku.replace("edited-", "p") + "n" + number;
  }

  void createProducts() {
    Caller caller = nodes.get(0).caller();
    for (String sku : skus()) {
      Caller.Answer created =
          caller.post(
              "/api/v1/products",
              Map.of(
                  "identifier",
                  sku,
                  "family",
                  "shoe",
                  "values",
                  Map.of("name|en_US", name(sku, 0))));
      assertThat(created.status()).as(created.text()).isEqualTo(201);
    }
  }

  void start() {
    for (int i = 0; i < EDITORS; i++) {
      int editor = i;
      Thread thread = new Thread(() -> edit(editor), "editor-" + i);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
  }

  private void edit(int editor) {
    List<Caller> callers = nodes.stream().map(ServedNode::caller).toList();
    List<String> mine = skus().subList(editor * PRODUCTS_EACH, (editor + 1) * PRODUCTS_EACH);
    for (int number = 1; !ended; number++) {
      String sku = mine.get(number % PRODUCTS_EACH);
      int status = edit(callers.get((number + editor) % callers.size()), sku, number);
      note(sku, number, status);
      try {
        TimeUnit.MILLISECONDS.sleep(status == 200 ? 40 : 300);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** The status; 0 when no answer came. */
  private int edit(Caller caller, String sku, int number) {
    try {
      Caller.Answer answer =
          caller.patch(
              "/api/v1/products/" + sku, Map.of("values", Map.of("name|en_US", name(sku, number))));
      if (answer.status() != 200 && answer.status() != 503) {
        synchronized (this) {
          dishonest.add(answer.status() + " " + answer.text());
        }
      } else if (answer.status() == 503 && answer.header("Retry-After").isEmpty()) {
        synchronized (this) {
          dishonest.add("Nothing says when to try again: " + answer.text());
        }
      }
      return answer.status();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  private synchronized void note(String sku, int number, int status) {
    edited.computeIfPresent(
        sku, (s, known) -> status == 200 ? known.acknowledged(number) : known.unknown(number));
    if (status != 200) {
      refusals.merge(status, 1, Integer::sum);
    }
  }

  /** By SKU. */
  synchronized Map<String, Edited> edited() {
    return new HashMap<>(edited);
  }

  /** Answers that are neither a success nor say that it may be tried again. */
  synchronized List<String> dishonest() {
    return List.copyOf(dishonest);
  }

  synchronized String summary() {
    int done = edited.values().stream().mapToInt(Edited::done).sum();
    return done + " edits acknowledged, others by status " + refusals;
  }

  /** Returns when the last answer has come, or will not come. */
  @Override
  public void close() {
    ended = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
