package dev.shipmate.plugins.msteams;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws a small ship. */
final class Icon {

    private Icon() {}

    /**
     * Returns a square PNG.
     *
     * @param size in pixels
     * @param ground and
     * @param ink colours with alpha
     */
    static byte[] png(int size, int ground, int ink) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(ground, true));
        pen.fillRect(0, 0, size, size);
        pen.setColor(new Color(ink, true));
        pen.setStroke(new BasicStroke(size / 16f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D hull = new Path2D.Double();
        hull.moveTo(size * 0.18, size * 0.62);
        hull.lineTo(size * 0.82, size * 0.62);
        hull.lineTo(size * 0.70, size * 0.80);
        hull.lineTo(size * 0.30, size * 0.80);
        hull.closePath();
        pen.draw(hull);
        Path2D sail = new Path2D.Double();
        sail.moveTo(size * 0.50, size * 0.18);
        sail.lineTo(size * 0.50, size * 0.54);
        sail.lineTo(size * 0.74, size * 0.54);
        sail.closePath();
        pen.draw(sail);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
