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
        StringBuilder page = new StringBuilder("# Results\n\n");
        page.append(machine.text()).append(".\n\n");
        page.append("Medians of ").append(rounds).append(" rounds with the least and the greatest; loads of ")
                .append(seconds).append(" s. [README.md](README.md) says how it is measured.\n\n");
        page.append("## Targets\n\n| what | target | measured | met |\n|---|---|---|---|\n");
        findings.stream().filter(finding -> !finding.target().isEmpty()).forEach(finding -> page.append("| ")
                .append(finding.what())
                .append(" | ")
                .append(finding.target())
                .append(" | ")
                .append(finding.measured())
                .append(" | ")
                .append(finding.isMet() == null ? "" : finding.isMet() ? "yes" : "**no**")
                .append(" |\n"));
        page.append("\n## Behind them\n\n| what | measured |\n|---|---|\n");
        findings.stream().filter(finding -> finding.target().isEmpty()).forEach(finding -> page.append("| ")
                .append(finding.what())
                .append(" | ")
                .append(finding.measured())
                .append(" |\n"));
        return page.toString();
    }
}
