package dev.shipmate.core.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.shipmate.core.backup.Backup;
import dev.shipmate.core.backup.BackupException;
import java.nio.file.Path;
import java.util.Map;

/** Writes backups. */
public final class BackupOperations {

    private final Backup backup;

    public BackupOperations(Backup backup) {
        this.backup = backup;
    }

    /** Returns them by name. */
    public Map<String, Operation> all() {
        return Map.of("backup", (arguments, author) -> write(arguments));
    }

    private JsonNode write(JsonNode arguments) {
        String file = Json.text(arguments, "file");
        if (!Path.of(file).isAbsolute()) {
            throw new RefusedException("the file must have an absolute path");
        }
        try {
            long size = backup.write(Path.of(file), arguments.path("force").asBoolean());
            return Json.object().put("file", file).put("size", size);
        } catch (BackupException e) {
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }
}
