package io.stoa.requirement;

/** What kind of value a field takes, once it is rendered. */
public enum FieldType {
  /** Any text. */
  TEXT,
  /** Text without HTML tags or character references. */
  PLAIN_TEXT,
  /** Absolute http or https address. */
  URL,
  /** As {@link #URL}; a file ending, if any, is that of an image: one of the field's values. */
  IMAGE_URL,
  /** {@code 15.00 USD}: amount with a dot, a space, ISO 4217 code. */
  PRICE,
  /** One of the field's values. */
  ENUM,
  /** GTIN-8, -12, -13 or -14 with a right check digit. */
  GTIN,
  /** Global Location Number of a party or place: 13 digits with a right check digit. */
  GLN,
  /** ISO 8601 date, or date and time with offset. */
  DATE_TIME,
  /** Two of {@link #DATE_TIME} with a slash between, the first before the second. */
  DATE_RANGE,
  INTEGER,
  NUMBER,
  BOOLEAN,
  /** Several values, each of the field's {@code of} type. */
  LIST,
  /** A JSON object or anything else that is passed on as it is. */
  JSON
}
