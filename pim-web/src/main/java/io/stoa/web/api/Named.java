package io.stoa.web.api;

import java.util.Map;

/**
 * A code with its labels.
 *
 * @param labels by locale
 */
record Named(String code, Map<String, String> labels) {}
