package io.stoa.catalog;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Locales and currencies that may be named: those the catalogue lists and, since many catalogues
 * come without such lists, those of ISO.
 */
final class KnownCodes {
  private static final CodeMap<String> ISO_LOCALES =
      CodeMap.of(
          Arrays.stream(Locale.getAvailableLocales())
              .filter(l -> !l.getLanguage().isEmpty() && !l.getCountry().isEmpty())
              .map(KnownCodes::text)
              .collect(Collectors.toSet()),
          l -> l);
  private static final CodeMap<String> ISO_CURRENCIES = CodeMap.of(currencies(), c -> c);

  private KnownCodes() {}

  private static String text(Locale locale) {
    return locale.getScript().isEmpty()
        ? locale.getLanguage() + "_" + locale.getCountry()
        : locale.getLanguage() + "_" + locale.getScript() + "_" + locale.getCountry();
  }

  private static Set<String> currencies() {
    return Currency.getAvailableCurrencies().stream()
        .map(Currency::getCurrencyCode)
        .collect(Collectors.toSet());
  }

  /** The code as it is defined, or null. */
  static @Nullable String locale(CatalogSnapshot catalog, String code) {
    return catalog
        .find(LocaleSetting.class, code)
        .map(LocaleSetting::code)
        .orElseGet(() -> ISO_LOCALES.find(code));
  }

  /** The code as it is defined, or null. */
  static @Nullable String currency(CatalogSnapshot catalog, String code) {
    return catalog
        .find(CurrencySetting.class, code)
        .map(CurrencySetting::code)
        .orElseGet(() -> ISO_CURRENCIES.find(code));
  }
}
