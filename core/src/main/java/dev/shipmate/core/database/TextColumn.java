package dev.shipmate.core.database;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Text as both databases take it: PostgreSQL refuses the character 0, which anybody may send, so a mark stands for it. */
final class TextColumn extends AbstractArgumentFactory<String> {

    private static final char REFUSED = '\0';
    private static final char MARK = '\ufffd';

    TextColumn() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        String text = storable(value);
        return (position, statement, context) -> statement.setString(position, text);
    }

    static String storable(String text) {
        return text.replace(REFUSED, MARK);
    }
}
