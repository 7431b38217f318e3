package dev.shipmate.plugins.nautobot;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Draws the elevation of a rack, as a picture that reads on light and dark. */
final class RackPicture {

    private static final int UNIT = 22;
    private static final int WIDTH = 420;
    private static final int NUMBERS = 34;
    private static final int EDGE = 12;
    private static final int TITLE = 30;

    private static final Color PAPER = new Color(0xf6f7f9);
    private static final Color FRAME = new Color(0x3c4654);
    private static final Color FREE = new Color(0xe3e7ec);
    private static final Color INK = new Color(0x1d2530);
    private static final Color OTHER = new Color(0xc9d3df);
    private static final Map<String, Color> BY_STATUS = Map.of(
            "Active", new Color(0xb9e3c0),
            "Planned", new Color(0xbfdcf5),
            "Staged", new Color(0xbfdcf5),
            "Failed", new Color(0xf3bcb8),
            "Offline", new Color(0xf1dcb0));

    private RackPicture() {}

    /** Returns the picture as PNG; nothing where this Java cannot draw, as one without fonts. */
    static Optional<byte[]> png(Rack rack) {
        try {
            BufferedImage image =
                    new BufferedImage(WIDTH, TITLE + EDGE + rack.height() * UNIT + EDGE, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            try {
                draw(rack, pen, image.getHeight());
            } finally {
                pen.dispose();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", out);
            return Optional.of(out.toByteArray());
        } catch (IOException | RuntimeException | LinkageError | InternalError e) {
            System.getLogger(RackPicture.class.getName())
                    .log(System.Logger.Level.INFO, "no picture of a rack: this Java cannot draw ({0})", e.toString());
            return Optional.empty();
        }
    }

    private static void draw(Rack rack, Graphics2D pen, int height) {
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, WIDTH, height);
        pen.setColor(INK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        String where = rack.location().isEmpty() ? "" : " (" + rack.location() + ")";
        pen.drawString(fitting(rack.name() + where, pen.getFontMetrics(), WIDTH - 2 * EDGE), EDGE, 22);

        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        int left = EDGE + NUMBERS;
        int inner = WIDTH - left - EDGE;
        int top = TITLE + EDGE / 2;
        pen.setColor(FRAME);
        pen.fillRect(left - 4, top - 4, inner + 8, rack.height() * UNIT + 8);
        List<Integer> units = rack.units();
        for (int row = 0; row < units.size(); row++) {
            int y = top + row * UNIT;
            pen.setColor(FREE);
            pen.fillRect(left, y + 1, inner, UNIT - 2);
            pen.setColor(INK);
            String number = Integer.toString(units.get(row));
            pen.drawString(number, left - 10 - pen.getFontMetrics().stringWidth(number), y + 16);
        }
        for (Rack.Mounted device : rack.mounted()) {
            device(rack, device, pen, left, inner, top);
        }
    }

    /** What is mounted at the back is drawn narrower, so that both sides of one unit can be seen. */
    private static void device(Rack rack, Rack.Mounted device, Graphics2D pen, int left, int inner, int top) {
        int first = rack.isTopDown() ? device.unit() - 1 : rack.height() - (device.unit() + device.units() - 1);
        if (first < 0 || first + device.units() > rack.height()) {
            return;
        }
        int x = device.isRear() ? left + inner / 2 : left;
        int width = device.isRear() ? inner / 2 : inner;
        int y = top + first * UNIT + 1;
        pen.setColor(BY_STATUS.getOrDefault(device.status(), OTHER));
        pen.fillRect(x, y, width, device.units() * UNIT - 2);
        pen.setColor(FRAME);
        pen.drawRect(x, y, width - 1, device.units() * UNIT - 3);
        pen.setColor(INK);
        String name = device.name() + (device.isRear() ? " (rear)" : "");
        FontMetrics metrics = pen.getFontMetrics();
        pen.drawString(fitting(name, metrics, width - 16), x + 8, y + device.units() * UNIT / 2 + 4);
    }

    private static String fitting(String text, FontMetrics metrics, int width) {
        String fitting = text;
        while (fitting.length() > 1 && metrics.stringWidth(fitting) > width) {
            fitting = fitting.substring(0, fitting.length() - 2) + "…";
        }
        return fitting;
    }
}
