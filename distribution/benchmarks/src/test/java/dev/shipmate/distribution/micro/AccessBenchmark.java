package dev.shipmate.distribution.micro;

import dev.shipmate.core.access.Access;
import dev.shipmate.core.access.AccessPolicy;
import dev.shipmate.core.access.AccessQuestion;
import dev.shipmate.core.access.CandidateQuery;
import dev.shipmate.core.access.Decision;
import dev.shipmate.core.database.Database;
import dev.shipmate.core.database.DatabaseAddress;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Decides access as the host does, each time about another user, on a database with so many grants. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AccessBenchmark {

    /** The database, filled before with {@link #grants} or to be filled. */
    @Param("")
    public String url;

    /** Who signs in there. */
    @Param("")
    public String user;

    /** Their password; a dash for none, as the tool leaves out what is empty. */
    @Param("-")
    public String password;

    /** How many grants there are. */
    @Param("10")
    public int grants;

    private final Random random = new Random(1);
    private Database database;
    private Access access;
    private GrantCrowd crowd;

    /** Opens the database. */
    @Setup
    public void open() {
        database = Database.open(new DatabaseAddress(url, user, password.equals("-") ? "" : password));
        crowd = new GrantCrowd(grants);
        crowd.fill(database);
        access = new Access(new CandidateQuery(database.jdbi()), new AccessPolicy());
    }

    /** Closes it. */
    @TearDown
    public void close() {
        database.close();
    }

    /** Decides. */
    @Benchmark
    public Decision decide() {
        AccessQuestion question = crowd.question(random);
        Decision decision = access.decide(question);
        if (!decision.isAllowed()) {
            throw new IllegalStateException("the grants are there, and yet: " + decision);
        }
        return decision;
    }
}
