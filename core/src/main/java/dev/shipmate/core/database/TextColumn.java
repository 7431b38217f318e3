package dev.shipmate.core.database;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Text as both databases take it, see {@link TextRules#storable}. */
final class TextColumn extends AbstractArgumentFactory<String> {

    TextColumn() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
        String text = TextRules.storable(value);
        return (position, statement, context) -> statement.setString(position, text);
    }
}
