package dev.shipmate.core.admin;

/**
 * Who makes a request, as its session says.
 *
 * @param csrf what a form or a script of ours must send along, and no other site can know
 * @param session the name of the session, with which it can be looked up and ended; not the secret in the cookie
 */
public record SignedIn(Account account, String csrf, String session) {

    @Override
    public String toString() {
        return "SignedIn[" + account.name() + "]";
    }
}
