package dev.shipmate.distribution;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The findings as a file for programs and one for people. */
record Report(Machine machine, int rounds, int seconds, List<Finding> findings) {

    /** Writes both files into a folder and returns the one for people. */
    Path write(Path folder) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        json.writeValue(
                folder.resolve("results.json").toFile(),
                Map.of("machine", machine, "rounds", rounds, "seconds", seconds, "findings", findings));
        return Files.writeString(folder.resolve("results.md"), markdown());
    }

    private String markdown() {
        StringBuilder page = new StringBuilder("# Results\n\n" + machine.text() + ".\n\n");
        page.append("Medians of ").append(rounds).append(" rounds, in brackets the least and the greatest; loads of ");
        page.append(seconds).append(" s. [README.md](README.md) says how it is measured.\n");
        page.append("\n## Targets\n\n| what | target | measured | met |\n|---|---|---|---|\n");
        for (Finding finding : findings) {
            if (!finding.target().isEmpty()) {
                String met = finding.isMet() == null ? "–" : finding.isMet() ? "yes" : "**no**";
                row(page, finding.what(), finding.target(), finding.measured(), met);
            }
        }
        page.append("\n## Behind them\n\n| what | measured |\n|---|---|\n");
        for (Finding finding : findings) {
            if (finding.target().isEmpty()) {
                row(page, finding.what(), finding.measured());
            }
        }
        return page.toString();
    }

    private static void row(StringBuilder page, String... cells) {
        for (String cell : cells) {
            page.append("| ")
                    .append(cell.replace("|", "\\|").replace('\n', ' '))
                    .append(' ');
        }
        page.append("|\n");
    }
}
