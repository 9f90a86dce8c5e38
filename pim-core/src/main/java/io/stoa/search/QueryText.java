package io.stoa.search;

import io.stoa.catalog.Catalog;
import io.stoa.error.StoaException;
import io.stoa.search.QueryScanner.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Searches as people type them: {@code shirt family:clothing category:men enabled:true color=red
 * price.EUR>20 completeness:ecommerce/en_US>=80}.
 *
 * <ul>
 *   <li>Conditions stand beside each other and all hold; {@code OR} between them needs one side to
 *       hold; {@code ( )} groups; {@code -} before a condition turns it round.
 *   <li>A bare word finds what has a word beginning so; in quotes any signs are just text.
 *   <li>{@code family:a,b}, {@code category:men} (with all below it), {@code group:x}, {@code
 *       parent:model}, {@code id:sku1,sku2}, {@code kind:product} or {@code kind:model}, {@code
 *       enabled:true}, {@code has:color}, {@code missing:color}.
 *   <li>{@code updated>=2026-01-31} and {@code updated<2026-02-01T12:00:00Z}: days are in UTC.
 *   <li>{@code completeness:channel/locale>=80}, with {@code = != < <= > >=}.
 *   <li>{@code color=red,blue}: any attribute; {@code = != < <= > >=}, {@code ~} contains, {@code
 *       !~} does not contain, {@code ^=} begins with; commas mean any of. Locale, channel, currency
 *       or unit follow after dots: {@code description.en_US.web~wool}, {@code weight.KILOGRAM<1}.
 *       Left out, any locale or channel will do.
 * </ul>
 */
public final class QueryText {
  private static final int LONGEST = 10_000;
  private static final int DEEPEST = 50;

  private final QueryScanner scanner;
  private final PropertyCondition properties;
  private final AttributeCondition attributes;
  private int depth;

  private QueryText(String text, Catalog catalog) {
    this.scanner = new QueryScanner(text);
    this.attributes = new AttributeCondition(catalog);
    this.properties = new PropertyCondition(catalog, attributes);
  }

  /**
   * @throws StoaException INVALID, saying at which character
   */
  public static Filter parse(String text, Catalog catalog) {
    if (text.length() > LONGEST) {
      throw QueryScanner.error(LONGEST, "a query has at most " + LONGEST + " characters");
    }
    QueryText query = new QueryText(text, catalog);
    query.scanner.skipSpace();
    if (query.scanner.atEnd()) {
      return Filter.ALL;
    }
    Filter filter = query.alternatives();
    if (!query.scanner.atEnd()) {
      throw QueryScanner.error(query.scanner.place(), "this bracket was never opened");
    }
    return filter;
  }

  private Filter alternatives() {
    List<Filter> sides = new ArrayList<>();
    do {
      sides.add(conditions());
    } while (scanner.takeWord("OR"));
    return sides.size() == 1 ? sides.get(0) : new Filter.Or(sides);
  }

  /** Conditions up to the end, a closing bracket or an OR. */
  private Filter conditions() {
    List<Filter> all = new ArrayList<>();
    scanner.skipSpace();
    int start = scanner.place();
    while (!scanner.atEnd() && !scanner.at(')') && !isOr()) {
      all.add(condition());
      scanner.skipSpace();
    }
    if (all.isEmpty()) {
      throw QueryScanner.error(start, "a condition is missing here");
    }
    return all.size() == 1 ? all.get(0) : new Filter.And(all);
  }

  private boolean isOr() {
    return scanner.isWord("OR");
  }

  private Filter condition() {
    int start = scanner.place();
    if (++depth > DEEPEST) {
      throw QueryScanner.error(start, "conditions nest at most " + DEEPEST + " deep");
    }
    Filter filter;
    if (scanner.take('-')) {
      filter = scanner.atSpace() ? Filter.ALL : new Filter.Not(condition());
    } else if (scanner.take('(')) {
      filter = alternatives();
      if (!scanner.take(')')) {
        throw QueryScanner.error(start, "this bracket is never closed");
      }
    } else {
      Field field = scanner.takeField();
      filter = field == null ? new Filter.Text(scanner.takeWord()) : fieldCondition(field);
    }
    depth--;
    return filter;
  }

  private Filter fieldCondition(Field field) {
    @Nullable Filter property = properties.of(field, scanner);
    return property == null ? attributes.of(field, scanner.takeOperands()) : property;
  }
}
