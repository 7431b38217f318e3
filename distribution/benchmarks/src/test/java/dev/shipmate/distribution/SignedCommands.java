package dev.shipmate.distribution;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.slack.api.app_backend.SlackSignature;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Slash commands as Slack sends them, each with an id of its own and a user and a channel that others have too. They are
 * signed before they are sent, as signing would take the processor from the server, all have one length, and are good
 * for five minutes.
 */
final class SignedCommands {

    /** Where Slack's commands go. */
    static final String PATH = "/api/plugins/chatops/slack/slash_command/";

    /** What a reply has in it, before the run and the number of the command. */
    static final String MARK = "reply";

    /** How many digits the number of a run has. */
    static final int RUN_DIGITS = 13;

    /** How many digits the number of a command has. */
    static final int NUMBER_DIGITS = 8;

    private static final int USERS = 2_000;
    private static final int CHANNELS = 500;
    private static final int SIGNATURE = "v0=".length() + 64;
    /** # stands for a digit of the number, @ for one of the user, ! for one of the channel. */
    private static final Pattern GAP = Pattern.compile("[#@!]+");

    private final long run;
    private final int count;
    private final byte[] request;
    private final int bodyAt;
    private final int signatureAt;
    private final List<MatchResult> gaps;
    private final byte[] signatures;

    /**
     * Signs them.
     *
     * @param platform what {@code slack_api_url} of the target is set to
     * @param run the time in milliseconds: no other run may have it
     */
    SignedCommands(URI target, URI platform, long run, int count) {
        this.run = run;
        this.count = count;
        String body = form(platform);
        String head = head(target, body.length());
        this.request = (head + body).getBytes(ISO_8859_1);
        this.bodyAt = head.length();
        this.signatureAt = head.indexOf("v0=");
        this.gaps = GAP.matcher(body).results().toList();
        this.signatures = new byte[count * SIGNATURE];
        sign();
    }

    long run() {
        return run;
    }

    int count() {
        return count;
    }

    /** Returns the length of each request, in bytes. */
    int length() {
        return request.length;
    }

    /** Returns the length of each body, in bytes. */
    int bodyLength() {
        return request.length - bodyAt;
    }

    /** Writes a request into a buffer that has an array, so that it can be sent from it. */
    void render(int number, ByteBuffer into) {
        render(number, into.array());
        System.arraycopy(signatures, number * SIGNATURE, into.array(), signatureAt, SIGNATURE);
        into.clear().limit(request.length);
    }

    private void sign() {
        SlackSignature.Generator generator = new SlackSignature.Generator(SlackUser.SECRET);
        String time = Long.toString(run / 1000);
        byte[] rendered = new byte[request.length];
        for (int number = 0; number < count; number++) {
            render(number, rendered);
            String body = new String(rendered, bodyAt, rendered.length - bodyAt, ISO_8859_1);
            byte[] signature = generator.generate(time, body).getBytes(ISO_8859_1);
            System.arraycopy(signature, 0, signatures, number * SIGNATURE, SIGNATURE);
        }
    }

    private void render(int number, byte[] into) {
        System.arraycopy(request, 0, into, 0, request.length);
        for (int i = 0; i < gaps.size(); i++) {
            int begin = bodyAt + gaps.get(i).start();
            int value = switch (request[begin]) {
                case '@' -> number % USERS;
                case '!' -> number % CHANNELS;
                default -> number;
            };
            for (int at = bodyAt + gaps.get(i).end() - 1; at >= begin; at--) {
                into[at] = (byte) ('0' + value % 10);
                value /= 10;
            }
        }
    }

    private String head(URI target, int bodyLength) {
        return String.join(
                "\r\n",
                "POST " + PATH + " HTTP/1.1",
                "Host: " + target.getAuthority(),
                "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)",
                "Accept-Encoding: gzip,deflate",
                "Accept: application/json,*/*",
                "X-Slack-Request-Timestamp: " + run / 1000,
                "X-Slack-Signature: v0=" + "0".repeat(64),
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + bodyLength,
                "",
                "");
    }

    private String form(URI platform) {
        String number = "#".repeat(NUMBER_DIGITS);
        String answers = URLEncoder.encode(
                platform.resolve("/commands/" + SlackUser.TEAM + "/").toString(), ISO_8859_1);
        return String.join(
                "&",
                "token=gIkuvaNzQIHg97ATvDxqgjtO",
                "team_id=" + SlackUser.TEAM,
                "team_domain=network-operations",
                "channel_id=C2147!!!!",
                "channel_name=changes-!!!!",
                "user_id=U2147@@@@",
                "user_name=engineer-@@@@",
                "command=%2Fbench",
                "text=say+" + run + number,
                "api_app_id=A0AB12CD3EF",
                "is_enterprise_install=false",
                "response_url=" + answers + number + "%2FmSf2XqSn5xJ0",
                "trigger_id=" + run + ".805213430." + number);
    }
}
