package dev.shipmate.plugins.mattermost;

/** The account that speaks for us. */
record Bot(String id, String name) {}
