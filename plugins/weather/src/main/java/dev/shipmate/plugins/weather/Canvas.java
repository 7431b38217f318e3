package dev.shipmate.plugins.weather;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A picture in the making. It does without {@code java.awt}, which needs native libraries and fonts that a small machine
 * lacks, and keeps threads and tables that would hinder the plugin from being unloaded.
 */
final class Canvas {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BITS = 8;
    private static final int TRUE_COLOUR = 2;

    private final int width;
    private final int height;
    private final int[] pixels;

    Canvas(int width, int height, int background) {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        fill(0, 0, width, height, background);
    }

    int pixel(int x, int y) {
        return pixels[y * width + x];
    }

    void fill(int left, int top, int wide, int high, int colour) {
        for (int y = Math.max(0, top); y < Math.min(height, top + high); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, left + wide); x++) {
                pixels[y * width + x] = colour;
            }
        }
    }

    /** Draws a line with round ends and smooth edges; one from a point to itself is a dot. */
    void line(double fromX, double fromY, double toX, double toY, double thick, int colour) {
        double wide = toX - fromX;
        double high = toY - fromY;
        double square = wide * wide + high * high;
        int reach = (int) Math.ceil(thick / 2 + 1);
        for (int y = clamp(Math.min(fromY, toY) - reach, height);
                y <= clamp(Math.max(fromY, toY) + reach, height);
                y++) {
            for (int x = clamp(Math.min(fromX, toX) - reach, width);
                    x <= clamp(Math.max(fromX, toX) + reach, width);
                    x++) {
                double along = square == 0 ? 0 : ((x - fromX) * wide + (y - fromY) * high) / square;
                double nearest = Math.max(0, Math.min(1, along));
                double distance = Math.hypot(x - fromX - nearest * wide, y - fromY - nearest * high);
                blend(x, y, colour, Math.max(0, Math.min(1, thick / 2 + 0.5 - distance)));
            }
        }
    }

    /** Writes from this corner to the right; letters that {@link Glyphs} lacks are blank. */
    void write(String text, int left, int top, int colour) {
        for (int letter = 0; letter < text.length(); letter++) {
            for (int row = 0; row < Glyphs.ROWS; row++) {
                for (int column = 0; column < Glyphs.COLUMNS; column++) {
                    if (Glyphs.isSet(text.charAt(letter), column, row)) {
                        fill(
                                left + letter * Glyphs.STEP + column * Glyphs.SCALE,
                                top + row * Glyphs.SCALE,
                                Glyphs.SCALE,
                                Glyphs.SCALE,
                                colour);
                    }
                }
            }
        }
    }

    byte[] png() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) BITS)
                        .put((byte) TRUE_COLOUR)
                        .array());
        chunk(png, "IDAT", packed());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private byte[] packed() {
        ByteBuffer rows = ByteBuffer.allocate(height * (1 + 3 * width));
        for (int y = 0; y < height; y++) {
            // each row begins with its filter: none
            rows.put((byte) 0);
            for (int x = 0; x < width; x++) {
                int colour = pixel(x, y);
                rows.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
            }
        }
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(rows.array());
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] some = new byte[8192];
            while (!deflater.finished()) {
                packed.write(some, 0, deflater.deflate(some));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] content) {
        byte[] kind = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(kind);
        check.update(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(kind);
        png.writeBytes(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    private void blend(int x, int y, int colour, double share) {
        int below = pixel(x, y);
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int mine = colour >> shift & 0xFF;
            int theirs = below >> shift & 0xFF;
            mixed |= (int) Math.round(theirs + (mine - theirs) * share) << shift;
        }
        pixels[y * width + x] = mixed;
    }

    private static int clamp(double position, int size) {
        return (int) Math.max(0, Math.min(size - 1.0, Math.floor(position)));
    }
}
