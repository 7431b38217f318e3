package dev.shipmate.plugins.irc;

import java.util.List;

/**
 * What a server says about itself with numeric 005.
 *
 * @param network the name of the network, the empty string as long as none was said
 * @param channelTypes the characters that names of channels begin with
 * @param botMode the letter of the mode that marks a bot, the empty string if there is none
 */
record ServerFacts(String network, CaseMapping caseMapping, String channelTypes, String botMode) {

    /** What holds where a server says nothing. */
    static final ServerFacts UNSAID = new ServerFacts("", CaseMapping.RFC1459, "#&", "");

    /** Returns these with the tokens of one more line. */
    ServerFacts with(List<String> tokens) {
        ServerFacts facts = this;
        for (String token : tokens) {
            int equals = token.indexOf('=');
            String value = equals < 0 ? "" : token.substring(equals + 1);
            facts = switch (equals < 0 ? token : token.substring(0, equals)) {
                case "NETWORK" ->
                    new ServerFacts(IrcText.plain(value), facts.caseMapping, facts.channelTypes, facts.botMode);
                case "CASEMAPPING" ->
                    new ServerFacts(facts.network, CaseMapping.of(value), facts.channelTypes, facts.botMode);
                case "CHANTYPES" -> new ServerFacts(facts.network, facts.caseMapping, value, facts.botMode);
                case "BOT" -> new ServerFacts(facts.network, facts.caseMapping, facts.channelTypes, value);
                default -> facts;
            };
        }
        return facts;
    }

    /** Returns the lower case of a name. */
    String fold(String name) {
        return caseMapping.fold(name);
    }

    /** Returns whether something that is written to is a channel. */
    boolean isChannel(String target) {
        return !target.isEmpty() && channelTypes.indexOf(target.charAt(0)) >= 0;
    }
}
