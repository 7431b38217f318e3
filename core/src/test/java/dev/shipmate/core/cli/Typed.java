package dev.shipmate.core.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of the command line, and what came of it. */
public record Typed(int exit, String out, String err) {

    public static Typed on(Path home, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--home");
        all.add(home.toString());
        return of(all.toArray(String[]::new));
    }

    static Typed of(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Typed(exit, out.toString(), err.toString());
    }

    /** With this on standard input. */
    static Typed withInput(String input, Path home, String... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return on(home, words);
        } finally {
            System.setIn(before);
        }
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + this, e);
        }
    }
}
