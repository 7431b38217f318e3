package dev.shipmate.core.pages;

import dev.shipmate.core.access.Grant;
import dev.shipmate.core.access.GrantFields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** A grant as its form holds it: its fields, with the expiry as browsers write a local time, which is UTC here. */
final class GrantForm {

    private static final String EXPIRY = "expires_at";
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private GrantForm() {}

    static Form of(Grant grant) {
        Map<String, String> fields = new LinkedHashMap<>(GrantFields.of(grant));
        Instant end = grant.expiresAt();
        fields.put(EXPIRY, end == null ? "" : LOCAL.format(end));
        return Form.of(fields);
    }

    static Form sent(Visit visit) {
        return Form.sent(visit, GrantFields.NAMES);
    }

    /** An empty form, with what the address already says. */
    static Form blank(Visit visit) {
        Map<String, String> fields = new LinkedHashMap<>();
        GrantFields.NAMES.forEach(name -> fields.put(name, visit.query(name)));
        fields.putIfAbsent("platform", "*");
        return Form.of(fields);
    }

    /**
     * Reads the grant.
     *
     * @throws dev.shipmate.core.access.InvalidGrantException with what is wrong with each field
     */
    static Grant read(Form form) {
        Map<String, String> fields = new LinkedHashMap<>(form.values());
        fields.put(EXPIRY, withOffset(form.value(EXPIRY)));
        return GrantFields.read(fields);
    }

    static String withOffset(String local) {
        if (local.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d")) {
            return local + ":00Z";
        }
        return local.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?") ? local + "Z" : local;
    }

    /** The address of a form that is filled with this grant. */
    static String address(Grant grant) {
        Map<String, String> fields = new LinkedHashMap<>(of(grant).values());
        fields.remove("effect", "allow");
        return "/grants/new/" + Addresses.query(fields);
    }
}
