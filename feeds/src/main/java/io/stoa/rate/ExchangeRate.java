package io.stoa.rate;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one unit of a currency is in another.
 *
 * @param from ISO 4217 code
 * @param to ISO 4217 code
 * @param rate units of {@code to} for one of {@code from}
 * @param day on which it held
 * @param source where it comes from, for people
 */
public record ExchangeRate(String from, String to, BigDecimal rate, LocalDate day, String source) {}
