package dev.shipmate.core.limit;

/**
 * That somebody asks for more than they may.
 *
 * @param details what the command log says
 * @param sentence what the asker is told
 * @param isNews whether the asker was not yet told within this pause
 */
public record Excess(String details, String sentence, boolean isNews) {}
