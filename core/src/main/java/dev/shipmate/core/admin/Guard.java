package dev.shipmate.core.admin;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.UnauthorizedResponse;
import java.net.URI;
import java.util.Optional;

/** Who makes a request to our pages, and whether one of our pages really made it. */
public final class Guard {

    private static final String HEADER = "X-Csrf-Token";
    private static final String FIELD = "csrf";

    private final SignIns signIns;
    private final ApiTokens tokens;
    private final SessionCookie cookie;
    private final SameOrigin sameOrigin;

    public Guard(SignIns signIns, ApiTokens tokens, Optional<URI> publicUrl) {
        this.signIns = signIns;
        this.tokens = tokens;
        this.cookie = new SessionCookie(publicUrl);
        this.sameOrigin = new SameOrigin(publicUrl);
    }

    /** Who is signed in, if anyone is. */
    public Optional<SignedIn> find(Context context) {
        return cookie.read(context).flatMap(signIns::find);
    }

    /** Who is signed in, else 401: for requests of scripts. */
    public SignedIn required(Context context) {
        return find(context).orElseThrow(() -> new UnauthorizedResponse("Sign in first."));
    }

    /** Who is signed in and sent this from one of our pages, else 401 or 403: for whatever changes something. */
    public SignedIn requiredToChange(Context context) {
        SignedIn signedIn = required(context);
        requireSameOrigin(context);
        String header = context.header(HEADER);
        String sent = header == null ? context.formParam(FIELD) : header;
        if (sent == null || !new Token(signedIn.csrf()).matches(sent)) {
            throw new ForbiddenResponse("This page is too old. Reload it and try again.");
        }
        return signedIn;
    }

    /** An administrator who sent this from one of our pages, else 401 or 403. */
    public SignedIn requiredAdmin(Context context) {
        SignedIn signedIn = requiredToChange(context);
        if (signedIn.account().role() != Role.ADMIN) {
            throw new ForbiddenResponse("Viewers change nothing. Ask an administrator.");
        }
        return signedIn;
    }

    /**
     * Who calls REST: by {@code Authorization: Token …}, or a page of ours for whoever is signed in; empty where neither
     * names anybody. A request with a token that does not count is nobody's, whatever session comes along.
     */
    public Optional<ApiCaller> apiCaller(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null) {
            return token(authorization)
                    .flatMap(tokens::find)
                    .map(token -> new ApiCaller(token.account(), token.mayChange()));
        }
        return find(context)
                .map(signedIn -> new ApiCaller(
                        signedIn.account(), signedIn.account().role() == Role.ADMIN && isFromPage(context, signedIn)));
    }

    private static Optional<String> token(String authorization) {
        String[] words = authorization.strip().split("\\s+", 2);
        return words.length == 2 && (words[0].equalsIgnoreCase("token") || words[0].equalsIgnoreCase("bearer"))
                ? Optional.of(words[1].strip())
                : Optional.empty();
    }

    private boolean isFromPage(Context context, SignedIn signedIn) {
        String header = context.header(HEADER);
        return header != null && sameOrigin.holds(context) && new Token(signedIn.csrf()).matches(header);
    }

    /** Whether a session that was good is so still. */
    public boolean isStillIn(SignedIn signedIn) {
        return signIns.isOpen(signedIn);
    }

    void requireSameOrigin(Context context) {
        if (!sameOrigin.holds(context)) {
            throw new ForbiddenResponse("This request comes from another site.");
        }
    }

    /** Ends the session that the browser had and gives it this one. */
    void welcome(Context context, Token token) {
        find(context).ifPresent(signIns::close);
        cookie.write(context, token);
    }

    void goodbye(Context context, SignedIn signedIn) {
        signIns.close(signedIn);
        cookie.remove(context);
    }
}
