package dev.shipmate.plugins.nautobot.client;

/** Whose token is sent, and whom to ask when Nautobot refuses it. */
record Identity(String token, boolean isOwn) {

    String remedy() {
        return isOwn
                ? "It is your own Nautobot token that was refused: your user there may lack the permission; if the token has"
                        + " ended, link your account again."
                : "An administrator can look at nautobot_token and at what its user may do in Nautobot.";
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return isOwn ? "the user's own token" : "the service token";
    }
}
