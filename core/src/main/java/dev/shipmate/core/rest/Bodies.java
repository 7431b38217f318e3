package dev.shipmate.core.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.shipmate.core.access.FieldProblem;
import dev.shipmate.core.rest.Field.Kind;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads bodies. The media type that is claimed does not matter: Nautobot's client claims odd ones. A field that a resource
 * does not have, or that only it writes, is passed over, so nobody sets what he may not.
 */
final class Bodies {

    private static final int LONGEST = 1024 * 1024;

    private final ObjectMapper mapper = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Returns the bytes, before anybody is asked who he is. */
    byte[] bytes(Context context) {
        if (context.contentLength() > LONGEST) {
            throw tooLong();
        }
        try (InputStream body = context.req().getInputStream()) {
            byte[] bytes = body.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw tooLong();
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("a request broke off", e);
        }
    }

    JsonNode json(byte[] bytes) {
        try {
            JsonNode json = mapper.readTree(bytes);
            if (json == null || json.isMissingNode()) {
                return JsonNodeFactory.instance.objectNode();
            }
            if (isAnywhere(json, text -> text.indexOf('\0') >= 0)) {
                throw Refusal.of(400, "NUL characters cannot be stored.");
            }
            if (isAnywhere(json, Bodies::hasHalfCharacter)) {
                throw Refusal.of(400, "Half a character (a lone surrogate) cannot be stored. Send both halves.");
            }
            return json;
        } catch (JsonProcessingException e) {
            throw Refusal.of(400, "JSON parse error: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is given of a thing that is there, each field checked for its kind. */
    Values given(Resource resource, JsonNode object) {
        List<FieldProblem> problems = new ArrayList<>();
        Values given = read(resource, object, problems);
        refuse(problems);
        return given;
    }

    /** Returns a whole thing, with all that is wrong with it told at once. */
    Values whole(Resource resource, JsonNode object) {
        List<FieldProblem> problems = new ArrayList<>();
        Values given = read(resource, object, problems);
        for (Field field : resource.fields()) {
            boolean isTold =
                    problems.stream().anyMatch(problem -> problem.field().equals(field.name()));
            if (field.isMandatory() && !isTold && given.text(field.name()).isBlank()) {
                problems.add(new FieldProblem(
                        field.name(),
                        given.has(field.name()) ? "This field may not be blank." : "This field is required."));
            }
        }
        refuse(problems);
        return given;
    }

    private static Values read(Resource resource, JsonNode object, List<FieldProblem> problems) {
        if (!object.isObject()) {
            throw Refusal.whole("Invalid data. Expected an object.");
        }
        Map<String, JsonNode> given = new LinkedHashMap<>();
        for (Field field : resource.fields()) {
            JsonNode value = object.get(field.name());
            if (value != null && !field.isReadOnly()) {
                JsonNode taken = value.isObject()
                                && value.has("value")
                                && !field.choices().isEmpty()
                        ? value.get("value")
                        : value;
                problem(field, taken).ifPresent(problem -> problems.add(new FieldProblem(field.name(), problem)));
                given.put(field.name(), taken);
            }
        }
        return new Values(given);
    }

    /** What is there, with what is given put over it; nothing mandatory may become blank by that. */
    Values merged(Resource resource, JsonNode before, Values given) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        resource.fields().stream()
                .filter(field -> !field.isReadOnly() && before.has(field.name()))
                .forEach(field -> all.put(field.name(), before.get(field.name())));
        all.putAll(given.fields());
        refuse(resource.fields().stream()
                .filter(field -> field.isMandatory()
                        && given.has(field.name())
                        && given.text(field.name()).isBlank())
                .map(field -> new FieldProblem(field.name(), "This field may not be blank."))
                .toList());
        return new Values(all);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.fields(problems);
        }
    }

    private static Optional<String> problem(Field field, JsonNode value) {
        if (field.kind() == Kind.MEMBERS) {
            return isMembers(value)
                    ? Optional.empty()
                    : Optional.of("Expected a list of objects with id and label, or of IDs.");
        }
        if (value.isNull()) {
            return field.isMandatory() ? Optional.of("This field may not be null.") : Optional.empty();
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            return Optional.of("Not a valid string.");
        }
        if (field.longest() > 0 && value.asText().length() > field.longest()) {
            return Optional.of("Ensure this field has no more than " + field.longest() + " characters.");
        }
        if (!field.choices().isEmpty() && !field.choices().contains(value.asText())) {
            return Optional.of("\"" + value.asText() + "\" is not a valid choice. Use "
                    + String.join(", ", field.choices()) + ".");
        }
        return Optional.empty();
    }

    private static boolean isMembers(JsonNode value) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode member : value) {
            boolean isFine =
                    member.isTextual() || member.isObject() && member.path("id").isTextual();
            if (!isFine) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAnywhere(JsonNode json, Predicate<String> isWrong) {
        if (json.isTextual()) {
            return isWrong.test(json.textValue());
        }
        for (JsonNode child : json) {
            if (isAnywhere(child, isWrong)) {
                return true;
            }
        }
        return false;
    }

    /** The database would keep a question mark in its place, which is not what was granted. */
    private static boolean hasHalfCharacter(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static Refusal tooLong() {
        return Refusal.of(413, "The body is larger than 1 MiB. Send less at once.");
    }
}
