package io.stoa.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Draws one product: a silhouette in its colour on a lit wall, 1000 by 1000 pixels. No text, so
 * that it needs no fonts.
 */
final class ProductPicture {
  private static final int SIZE = 1000;

  private final Silhouette silhouette;
  private final Color colour;

  ProductPicture(String family, String style, String colour) {
    this.silhouette = Silhouette.of(family, style);
    this.colour = Palette.of(colour);
  }

  /**
   * @param view {@code front}, {@code back} (mirrored, plain) or {@code detail} (close-up)
   */
  void writeJpeg(String view, Path file) throws IOException {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      wall(canvas, view);
      canvas.transform(camera(view));
      garment(canvas, !view.equals("back"));
    } finally {
      canvas.dispose();
    }
    if (!ImageIO.write(image, "jpg", file.toFile())) {
      throw new IOException("No JPEG writer in this Java runtime.");
    }
  }

  private static void wall(Graphics2D canvas, String view) {
    Color light = view.equals("detail") ? new Color(0xEFEAE2) : new Color(0xF6F3EE);
    canvas.setPaint(new GradientPaint(0, 0, light, SIZE, SIZE, new Color(0xE2DBD0)));
    canvas.fillRect(0, 0, SIZE, SIZE);
  }

  private static AffineTransform camera(String view) {
    AffineTransform camera = new AffineTransform();
    if (view.equals("back")) {
      camera.translate(SIZE, 0);
      camera.scale(-1, 1);
    } else if (view.equals("detail")) {
      camera.scale(2.2, 2.2);
      camera.translate(-260, -120);
    }
    return camera;
  }

  private void garment(Graphics2D canvas, boolean withSeams) {
    canvas.setPaint(new Color(0, 0, 0, 26));
    canvas.fill(new Ellipse2D.Double(200, 880, 600, 46));
    Shape outline = silhouette.outline();
    canvas.setPaint(
        new GradientPaint(
            200, 150, Palette.shade(colour, 1.18), 800, 900, Palette.shade(colour, 0.82)));
    canvas.fill(outline);
    canvas.setStroke(new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    canvas.setPaint(Palette.shade(colour, 0.62));
    canvas.draw(outline);
    if (withSeams) {
      canvas.setStroke(new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      canvas.setPaint(Palette.shade(colour, 0.7));
      silhouette.seams().forEach(canvas::draw);
    }
  }
}
