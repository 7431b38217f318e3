package dev.shipmate.core.pages;

import dev.shipmate.core.admin.Role;
import dev.shipmate.core.admin.SignedIn;

/**
 * What stands around every page.
 *
 * @param section where the page belongs, as in its path
 * @param done what was just done, in a sentence; "" for nothing
 */
public record Frame(SignedIn signedIn, String section, String done) {

    /** Whether the page may offer to change anything. */
    public boolean isAdmin() {
        return signedIn.account().role() == Role.ADMIN;
    }

    public String csrf() {
        return signedIn.csrf();
    }
}
