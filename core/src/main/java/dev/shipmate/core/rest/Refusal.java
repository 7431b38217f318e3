package dev.shipmate.core.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.shipmate.core.access.FieldProblem;
import java.io.Serial;
import java.util.List;

/** An answer that is no success, with a body that says why, in the shapes of Nautobot. */
final class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ObjectNode body;

    private Refusal(int status, ObjectNode body) {
        super(body.toString());
        this.status = status;
        this.body = body;
    }

    /** With one sentence about the whole request. */
    static Refusal of(int status, String detail) {
        return new Refusal(status, JsonNodeFactory.instance.objectNode().put("detail", detail));
    }

    static Refusal notFound() {
        return of(404, "Not found.");
    }

    /** Something is wrong with one field. */
    static Refusal field(String field, String message) {
        return fields(List.of(new FieldProblem(field, message)));
    }

    /** Something is wrong with several fields. */
    static Refusal fields(List<FieldProblem> problems) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        problems.forEach(problem -> body.withArray(problem.field()).add(problem.message()));
        return new Refusal(400, body);
    }

    /** Something is wrong with how the fields fit together, or with what is there already. */
    static Refusal whole(String message) {
        return field("non_field_errors", message);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
