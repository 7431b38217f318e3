package dev.shipmate.core.request;

/**
 * What the commands of asking and approving work with.
 *
 * @param requests what was asked for
 * @param refusals finds what someone may want to ask for
 * @param texts how it is said
 */
public record RequestDesk(AccessRequests requests, LastRefusal refusals, RequestTexts texts) {}
