package io.stoa.demo;

import java.awt.Color;
import java.util.Map;

/** The colours of the collection as light. */
final class Palette {
  private static final Map<String, Color> COLOURS =
      Map.ofEntries(
          Map.entry("white", new Color(0xF4F3EF)),
          Map.entry("ivory", new Color(0xEDE4D3)),
          Map.entry("oat", new Color(0xD6C6A8)),
          Map.entry("camel", new Color(0xBE8F57)),
          Map.entry("rose", new Color(0xCE9A97)),
          Map.entry("sky", new Color(0x9DB9CF)),
          Map.entry("navy", new Color(0x26344F)),
          Map.entry("forest", new Color(0x2F4F3F)),
          Map.entry("olive", new Color(0x6B6B3F)),
          Map.entry("brown", new Color(0x6A4630)),
          Map.entry("black", new Color(0x2A2A2C)));

  private Palette() {}

  static Color of(String colour) {
    return COLOURS.getOrDefault(colour, Color.GRAY);
  }

  /** A shade of the colour: below 1 darker, above 1 lighter. */
  static Color shade(Color colour, double factor) {
    return new Color(
        scaled(colour.getRed(), factor),
        scaled(colour.getGreen(), factor),
        scaled(colour.getBlue(), factor));
  }

  private static int scaled(int channel, double factor) {
    double value = factor <= 1 ? channel * factor : 255 - (255 - channel) / factor;
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}
