package io.stoa.rate;

import io.stoa.error.Violation;
import io.stoa.json.Json;
import io.stoa.store.CollectionSpec;
import io.stoa.store.DocumentCollection;
import io.stoa.store.DocumentStore;
import io.stoa.store.JsonBody;
import io.stoa.store.Scans;
import io.stoa.store.Write;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The rates that people keep, one for each pair of currencies. Thread-safe. */
public final class ExchangeRates {
  /** The id of a document is both codes with a hyphen between. */
  public static final CollectionSpec COLLECTION = CollectionSpec.of("exchange_rates");

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final BigDecimal LARGEST = new BigDecimal("1000000000");
  private static final BigDecimal SMALLEST = new BigDecimal("0.000000001");
  private static final int LONGEST_SOURCE = 200;

  private final DocumentCollection documents;

  public ExchangeRates(DocumentStore store) {
    this.documents = store.collection(COLLECTION);
  }

  /** In the order of their codes. */
  public List<ExchangeRate> all() {
    List<ExchangeRate> all = new ArrayList<>();
    Scans.each(
        documents,
        document ->
            all.add(
                Json.read(
                    Objects.requireNonNull(document.body(), "deleted").utf8(),
                    ExchangeRate.class)));
    return List.copyOf(all);
  }

  public RateTable table() {
    return new RateTable(all());
  }

  /**
   * Stores the rates, each in place of an earlier one of its pair.
   *
   * @return everything that is wrong, fields named {@code rates[i].rate}; empty means stored
   */
  public List<Violation> save(List<ExchangeRate> rates) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      check("rates[" + i + "].", rates.get(i), violations);
    }
    if (violations.isEmpty()) {
      documents.bulk(
          rates.stream()
              .map(r -> Write.replace(id(r.from(), r.to()), Write.ANY, JsonBody.of(Json.write(r))))
              .toList());
    }
    return violations;
  }

  /** Removes the rate of the pair; false when there was none. */
  public boolean delete(String from, String to) {
    if (documents.get(id(from, to)).isEmpty()) {
      return false;
    }
    documents.put(Write.delete(id(from, to), Write.ANY));
    return true;
  }

  /** Another number whenever a rate changed. Cheap. */
  public long position() {
    return documents.position();
  }

  private static void check(String at, ExchangeRate rate, List<Violation> violations) {
    checkCurrency(at + "from", rate.from(), violations);
    checkCurrency(at + "to", rate.to(), violations);
    if (rate.from().equals(rate.to())) {
      violations.add(
          new Violation(at + "to", "other_currency", "Is the currency it is from.", rate.to()));
    }
    if (rate.rate().compareTo(SMALLEST) < 0 || rate.rate().compareTo(LARGEST) > 0) {
      violations.add(
          new Violation(
              at + "rate",
              "range",
              "Is above 0 and at most " + LARGEST.toPlainString() + ".",
              rate.rate().toString()));
    }
    if (rate.source().length() > LONGEST_SOURCE) {
      violations.add(
          Violation.of(
              at + "source", "max_characters", "Has more than " + LONGEST_SOURCE + " characters."));
    }
  }

  private static void checkCurrency(String field, String code, List<Violation> violations) {
    if (!CURRENCY.matcher(code).matches()) {
      violations.add(new Violation(field, "currency", "Is a currency such as EUR.", code));
    }
  }

  private static String id(String from, String to) {
    return from + "-" + to;
  }
}
