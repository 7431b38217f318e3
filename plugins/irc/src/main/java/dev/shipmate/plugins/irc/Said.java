package dev.shipmate.plugins.irc;

/**
 * Something that was said to the bot.
 *
 * @param userAtHost where its sender is, such as {@code ada@example.org}
 * @param text without codes and without what addressed the bot
 * @param isOrder whether it was addressed as commands are; in a conversation with the bot alone, answers need not be
 */
record Said(String deliveryId, ReplyAddress address, String userAtHost, String text, boolean isOrder) {}
