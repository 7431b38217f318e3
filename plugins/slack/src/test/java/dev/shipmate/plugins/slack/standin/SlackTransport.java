package dev.shipmate.plugins.slack.standin;

import com.google.gson.JsonObject;

/** A way from Slack to the host. */
interface SlackTransport {

    /** Delivers and returns what was answered: no members if nothing was. */
    JsonObject deliver(SignedRequest request);

    /** Delivers the same once more; says so of an event, the only thing that Slack itself delivers again. */
    void repeat(SignedRequest request);
}
