package io.stoa.feed;

import io.stoa.mapping.Shirt;
import io.stoa.offer.Offer;
import io.stoa.product.Value;
import io.stoa.product.ValueKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Shirts with values that no channel wants or that files have trouble with, each named for what is
 * odd about it. What the catalogue refuses by itself (negative prices, sales above the price, NUL
 * and torn emoji) is not among them.
 */
final class NastyShirts {
  /** Nothing is odd about it. */
  static final String GOOD = "GOOD";

  private NastyShirts() {}

  /** By SKU, in the order in which they are stored; each has a GTIN of its own. */
  static Map<String, Shirt> all() {
    Map<String, UnaryOperator<Shirt>> odd = new LinkedHashMap<>();
    odd.put(GOOD, shirt -> shirt);
    names(odd);
    descriptions(odd);
    offers(odd);
    identifiers(odd);
    missing(odd);
    Map<String, Shirt> shirts = new LinkedHashMap<>();
    odd.forEach(
        (sku, spoil) -> {
          int number = shirts.size();
          Shirt shirt = named(Shirt.of(sku), "Shirt " + number).text("ean", gtin(number));
          shirts.put(sku, spoil.apply(priced(shirt, "99.00", null, null, null)));
        });
    return shirts;
  }

  private static void names(Map<String, UnaryOperator<Shirt>> odd) {
    odd.put("CONTROL", s -> named(s, "Mar\u0001low\u0007 shirt\u001f"));
    odd.put("EMOJI", s -> named(s, "Shirt 🎽👩🏽‍💻"));
    odd.put("NONCHARACTER", s -> named(s, "Marlow \ufffe shirt \ue000"));
    odd.put("LONGNAME", s -> named(s, "Marlow ".repeat(36)));
    odd.put("HTMLNAME", s -> named(s, "<b>Marlow</b> &amp; <i>shirt</i>"));
    odd.put("LESSNAME", s -> named(s, "Size <5 & >3 AT&T"));
    odd.put("BLANKS", s -> named(s, "  Marlow shirt\u00a0 "));
    odd.put("LINES", s -> named(s, "Marlow\r\nshirt\tblue\u2028line"));
    odd.put("CDATA", s -> named(s, "Marlow ]]> <![CDATA[ shirt"));
    odd.put("QUOTES", s -> named(s, "\"Marlow\" 'q'; , | \\ shirt"));
    odd.put("FORMULA", s -> named(s, "=HYPERLINK(\"x\")"));
    odd.put("CAPITALS", s -> named(s, "MARLOW POPLIN SHIRT"));
    odd.put("ADVERTISING", s -> named(s, "Shirt, free shipping, 50% off"));
  }

  private static void descriptions(Map<String, UnaryOperator<Shirt>> odd) {
    odd.put("LONGTEXT", s -> described(s, "Crisp 挺括 word ".repeat(2_000)));
    odd.put(
        "SCRIPT",
        s ->
            described(
                s,
                "<script>alert(1)</script><p onclick=\"x()\">Crisp 挺</p><iframe src=x></iframe>"
                    + " https://other.example/x"));
    odd.put("EMPTYTEXT", s -> described(s, "<p></p>"));
    odd.put("CONTROLTEXT", s -> described(s, "Crisp\u0002 shirt\u000b 挺 ]]> \ufffd"));
  }

  private static void offers(Map<String, UnaryOperator<Shirt>> odd) {
    odd.put("FREE", s -> priced(s, "0", null, null, null));
    odd.put("UNPRICED", Shirt::priced);
    odd.put("SALEFREE", s -> priced(s, "99", "0", null, null));
    odd.put("SALEOPEN", s -> priced(s, "99", "79", "2026-11-01T00:00:00Z", null));
    odd.put(
        "SALELATER", s -> priced(s, "99", "79", "2026-12-01T00:00:00Z", "2026-12-24T00:00:00Z"));
    odd.put("SALEOVER", s -> priced(s, "99", "79", "2026-10-01T00:00:00Z", "2026-10-24T00:00:00Z"));
    odd.put("STOCKLESS", Shirt::outOfEverything);
    odd.put("SOLDOUT", s -> s.outOf("berlin", "shanghai"));
    odd.put("MANYPIECES", s -> s.stock("berlin", 2_000_000_000));
    odd.put("PREORDER", s -> s.launched("2027-01-10"));
    odd.put("FARORDER", s -> s.launched("2029-01-10"));
  }

  private static void identifiers(Map<String, UnaryOperator<Shirt>> odd) {
    odd.put("S".repeat(255), s -> s);
    odd.put("A B/C?ü#&\"<", s -> s);
    odd.put("emoji🎽sku", s -> s);
    odd.put("WRONGGTIN", s -> s.text("ean", "9520000010011"));
    odd.put("TEXTGTIN", s -> s.text("ean", "95200000100 0X"));
    odd.put("SHOPGTIN", s -> s.text("ean", "2000000000008"));
    odd.put("LONGBRAND", s -> s.text("brand", "B".repeat(255)));
    odd.put("NOBRANDWORD", s -> s.text("brand", "N/A"));
  }

  private static void missing(Map<String, UnaryOperator<Shirt>> odd) {
    odd.put("GTINLESS", s -> s.without("ean"));
    odd.put("BRANDLESS", s -> s.without("brand"));
    odd.put("NAMELESS", s -> s.without("brand").without("ean"));
    odd.put("PICTURELESS", s -> s.without("image").without("image_back").without("image_detail"));
    odd.put("COLOURLESS", s -> s.without("color"));
    odd.put("SIZELESS", s -> s.without("size"));
    odd.put("GENDERLESS", s -> s.without("gender"));
    odd.put("AGELESS", s -> s.without("age_group"));
    odd.put(
        "WRONGCATEGORY",
        s -> s.text("google_product_category", "Nonsense > Foo").text("wechat_categories", "abc"));
    odd.put("UNSORTED", s -> s.without("google_product_category").without("wechat_categories"));
    odd.put(
        "HEAVY", s -> s.put("weight", new Value.Measure(new BigDecimal("99999999"), "KILOGRAM")));
    odd.put("WEIGHTLESS", s -> s.put("weight", new Value.Measure(BigDecimal.ZERO, "GRAM")));
  }

  private static Shirt named(Shirt shirt, String name) {
    return shirt.localized("name", "en_US", name).localized("name", "zh_CN", "马洛" + name);
  }

  private static Shirt described(Shirt shirt, String text) {
    return shirt
        .described(text)
        .put(new ValueKey("description", "zh_CN", "wechat"), new Value.Text(text));
  }

  private static Shirt priced(
      Shirt shirt,
      String list,
      @Nullable String sale,
      @Nullable String from,
      @Nullable String until) {
    return shirt.priced(
        price("USD", list, sale, from, until),
        price("EUR", list, sale, from, until),
        price("CNY", list, sale, from, until));
  }

  private static Offer.Price price(
      String currency,
      String list,
      @Nullable String sale,
      @Nullable String from,
      @Nullable String until) {
    return new Offer.Price(
        null,
        currency,
        new BigDecimal(list),
        sale == null ? null : new BigDecimal(sale),
        from == null ? null : Instant.parse(from),
        until == null ? null : Instant.parse(until));
  }

  /** A GTIN-13 of GS1's prefix for examples. */
  static String gtin(int number) {
    String digits = "952%09d".formatted(number);
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
