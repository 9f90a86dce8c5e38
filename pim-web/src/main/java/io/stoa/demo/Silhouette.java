package io.stoa.demo;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * The outline of a garment on a square of 1000 by 1000, and the lines sewn onto it.
 *
 * @param outline filled with the colour
 * @param seams drawn over it
 */
record Silhouette(Shape outline, List<Shape> seams) {

  /** By the word that begins the style's code or its family. */
  static Silhouette of(String family, String style) {
    return switch (family) {
      case "shirts" -> top(250, 760, true);
      case "knitwear" -> top(235, 740, style.equals("skye"));
      case "outerwear" -> top(230, 880, true);
      case "dresses" -> dress();
      case "trousers" -> trousers();
      case "shoes" -> shoe(style.equals("isolde") || style.equals("ridge"));
      case "bags" -> bag(style.equals("rucksack") || style.equals("tote") ? 560 : 400);
      default -> accessory(style);
    };
  }

  private static Silhouette top(int shoulder, int hem, boolean opened) {
    GeneralPath body = new GeneralPath();
    body.moveTo(430, 180);
    body.curveTo(460, 225, 540, 225, 570, 180);
    body.lineTo(1000 - shoulder - 30, 225);
    body.lineTo(870, 560);
    body.lineTo(780, 600);
    body.lineTo(700, 420);
    body.lineTo(715, hem);
    body.lineTo(285, hem);
    body.lineTo(300, 420);
    body.lineTo(220, 600);
    body.lineTo(130, 560);
    body.lineTo(shoulder + 30, 225);
    body.closePath();
    GeneralPath placket = line(500, 215, 500, hem);
    GeneralPath collar = new GeneralPath();
    collar.moveTo(430, 180);
    collar.lineTo(500, 270);
    collar.lineTo(570, 180);
    Shape cuffs = line(290, hem - 34, 710, hem - 34);
    return new Silhouette(
        body, opened ? List.of(placket, collar, cuffs) : List.of(cuffs, line(300, 420, 340, 260)));
  }

  private static Silhouette dress() {
    GeneralPath body = new GeneralPath();
    body.moveTo(390, 150);
    body.lineTo(440, 150);
    body.curveTo(460, 260, 540, 260, 560, 150);
    body.lineTo(610, 150);
    body.curveTo(640, 290, 610, 360, 600, 440);
    body.curveTo(640, 600, 720, 740, 750, 880);
    body.quadTo(500, 930, 250, 880);
    body.curveTo(280, 740, 360, 600, 400, 440);
    body.curveTo(390, 360, 360, 290, 390, 150);
    body.closePath();
    return new Silhouette(
        body,
        List.of(line(400, 440, 600, 440), line(470, 450, 420, 890), line(530, 450, 590, 895)));
  }

  private static Silhouette trousers() {
    GeneralPath body = new GeneralPath();
    body.moveTo(350, 130);
    body.lineTo(650, 130);
    body.curveTo(690, 350, 700, 620, 705, 890);
    body.lineTo(545, 890);
    body.lineTo(500, 400);
    body.lineTo(455, 890);
    body.lineTo(295, 890);
    body.curveTo(300, 620, 310, 350, 350, 130);
    body.closePath();
    return new Silhouette(
        body,
        List.of(line(345, 178, 655, 178), line(500, 130, 500, 400), line(392, 190, 375, 880)));
  }

  private static Silhouette shoe(boolean boot) {
    GeneralPath upper = new GeneralPath();
    int ankle = boot ? 250 : 430;
    upper.moveTo(190, 690);
    upper.lineTo(200, ankle);
    upper.lineTo(400, ankle - 20);
    upper.curveTo(430, 520, 560, 560, 700, 585);
    upper.curveTo(800, 605, 850, 640, 850, 700);
    upper.lineTo(190, 700);
    upper.closePath();
    Area whole = new Area(upper);
    whole.add(new Area(new RoundRectangle2D.Double(180, 690, 690, 50, 30, 30)));
    if (boot) {
      whole.add(new Area(new RoundRectangle2D.Double(180, 720, 170, 70, 10, 10)));
    }
    return new Silhouette(
        whole,
        List.of(line(185, 700, 865, 700), line(430, 520, 520, 470), line(480, 545, 560, 500)));
  }

  private static Silhouette bag(int height) {
    Area whole = new Area(new RoundRectangle2D.Double(220, 850 - height, 560, height, 90, 90));
    Area handle = new Area(new Ellipse2D.Double(340, 850 - height - 190, 320, 380));
    handle.subtract(new Area(new Ellipse2D.Double(375, 850 - height - 155, 250, 310)));
    whole.add(handle);
    double flap = 850 - height * 0.55;
    GeneralPath curve = new GeneralPath();
    curve.moveTo(222, 850 - height + 60);
    curve.quadTo(500, flap + 120, 778, 850 - height + 60);
    return new Silhouette(whole, List.of(curve, new Ellipse2D.Double(478, flap + 4, 44, 44)));
  }

  private static Silhouette accessory(String style) {
    if (style.startsWith("hat")) {
      Area hat = new Area(new Ellipse2D.Double(330, 300, 340, 420));
      hat.subtract(new Area(new java.awt.Rectangle(0, 590, 1000, 410)));
      hat.add(new Area(new Ellipse2D.Double(180, 530, 640, 130)));
      return new Silhouette(hat, List.of(line(338, 530, 662, 530)));
    }
    if (style.startsWith("belt")) {
      Area belt = new Area(new Ellipse2D.Double(170, 330, 660, 380));
      belt.subtract(new Area(new Ellipse2D.Double(220, 375, 560, 290)));
      belt.add(new Area(new RoundRectangle2D.Double(440, 640, 120, 100, 24, 24)));
      return new Silhouette(belt, List.of(new RoundRectangle2D.Double(462, 660, 76, 60, 16, 16)));
    }
    if (style.startsWith("scarf") || style.startsWith("socks") || style.startsWith("gloves")) {
      Area scarf = new Area(new RoundRectangle2D.Double(330, 150, 150, 700, 60, 60));
      scarf.add(new Area(new RoundRectangle2D.Double(520, 220, 150, 630, 60, 60)));
      scarf.add(new Area(new RoundRectangle2D.Double(330, 150, 340, 150, 80, 80)));
      return new Silhouette(scarf, List.of(line(330, 780, 480, 780), line(520, 780, 670, 780)));
    }
    if (style.startsWith("umbrella")) {
      Area dome = new Area(new Ellipse2D.Double(150, 220, 700, 640));
      dome.subtract(new Area(new java.awt.Rectangle(0, 540, 1000, 460)));
      dome.add(new Area(new RoundRectangle2D.Double(488, 200, 24, 660, 20, 20)));
      return new Silhouette(dome, List.of(line(500, 222, 330, 540), line(500, 222, 670, 540)));
    }
    Shape wallet = new RoundRectangle2D.Double(230, 340, 540, 340, 50, 50);
    return new Silhouette(wallet, List.of(line(232, 500, 768, 500)));
  }

  private static GeneralPath line(double x1, double y1, double x2, double y2) {
    GeneralPath path = new GeneralPath();
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
    return path;
  }
}
