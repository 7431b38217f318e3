package dev.shipmate.testkit;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ten conversations that read the same on every platform but for its own look: each a first line, what is done about the
 * questions that follow, and all that is shown.
 */
final class Conversations {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StandIn service;
    private final HostInABox host;
    private final TalkPlugin talk;

    Conversations(StandIn service, HostInABox host, TalkPlugin talk) {
        this.service = service;
        this.host = host;
        this.talk = talk;
    }

    /** Has them and returns what was said, by name. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("02-table", plain("talk table", true));
        all.put("03-menu", menu());
        all.put("04-form", form());
        all.put("05-confirmation", confirmation());
        all.put("06-failure", plain("talk fail", true));
        all.put("07-private", plain("talk secretly", true));
        all.put("08-progress", progress());
        all.put("09-image", plain("talk show picture", true));
        all.put("10-hostile", plain("talk hostile", true));
        // last, because help has no row in the log that says when all of it is shown
        all.put("01-help", plain("talk help", false));
        return all;
    }

    private String plain(String line, boolean isLogged) {
        Talk conversation = new Talk();
        conversation.types(line);
        if (isLogged) {
            conversation.ends();
        } else {
            conversation.shows(conversation.room.isShown("talk hello"));
        }
        return conversation.toString();
    }

    private String menu() {
        Talk conversation = new Talk();
        conversation.types("talk menu");
        String label = TalkPlugin.device(TalkPlugin.CHOICES);
        Shown menu = conversation.shows(conversation.room.isAsked());
        while (!menu.choices().contains(label)) {
            String more = menu.choices().get(menu.choices().size() - 1);
            conversation.picks(menu, more);
            menu = conversation.shows(conversation.room.isAsked());
        }
        conversation.picks(menu, label);
        conversation.ends();
        return conversation.toString();
    }

    private String form() {
        Talk conversation = new Talk();
        conversation.types("talk form");
        Map<String, String> answers =
                new LinkedHashMap<>(Map.of("note", "fibre <cut>", "count", "3", "site", "New York"));
        while (!answers.isEmpty()) {
            Shown asked = conversation.shows(conversation.room.isAskedInForm());
            if (asked.questions().isEmpty()) {
                conversation.picks(asked, String.valueOf(answers.remove("site")));
            } else {
                Map<String, String> given = new LinkedHashMap<>();
                asked.questions().forEach(name -> given.put(name, String.valueOf(answers.remove(name))));
                conversation.transcript.does("ada", "fills in " + given);
                conversation.room.person().fills(asked, given);
            }
        }
        conversation.ends();
        return conversation.toString();
    }

    private String confirmation() {
        Talk conversation = new Talk();
        conversation.types("talk reboot ams01");
        conversation.picks(conversation.shows(conversation.room.isAsked()), "Yes");
        conversation.ends();
        return conversation.toString();
    }

    private String progress() {
        Talk conversation = new Talk();
        conversation.types("talk work");
        conversation.shows(conversation.room.isShown("half of it"));
        talk.steps.release();
        conversation.ends();
        return conversation.toString();
    }

    /** One conversation of one person, in the room and beside it. */
    private final class Talk {

        private final Watch room = new Watch(service.person("ada", Place.ROOM));
        private final Watch direct = new Watch(service.person("ada", Place.DIRECT));
        private final Transcript transcript = new Transcript();
        private final int before = host.log().size();

        void types(String line) {
            transcript.does("ada", line);
            room.types(line);
        }

        void picks(Shown menu, String label) {
            transcript.does("ada", "picks “" + label + "”");
            room.person().picks(menu, label);
        }

        Shown shows(Shown shown) {
            return transcript.shows(shown);
        }

        /** Waits until the command has run and its reply was taken, and notes all that is new. */
        void ends() {
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(() ->
                            host.log().size() > before && host.log().get(before).isDelivered());
            List<Shown> fresh = room.others();
            fresh.forEach(transcript::shows);
            direct.others().stream()
                    .filter(shown -> fresh.stream().noneMatch(shown::equals))
                    .forEach(shown -> {
                        transcript.does("ada", "looks into the direct conversation");
                        transcript.shows(shown);
                    });
        }

        @Override
        public String toString() {
            return transcript.toString();
        }
    }
}
