import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.*;

/**
 * A Neo4j Community server with Bolt and authentication. The password comes on stdin; the end of stdin ends the server.
 * Arguments: home, port, "ro" or "rw", "prompt" or "plain". A prompt server starts, ends and times out soon, and keeps the plans of
 * statements however the graph changes: test graphs change from nothing to little and back all the time, and planning anew would
 * take most of the tests' time. A plain one has the defaults.
 */
public class Server {
    public static void main(String[] args) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        String password = in.readLine();
        Path home = Path.of(args[0]);
        boolean fresh = Files.notExists(home);
        SocketAddress address = new SocketAddress("127.0.0.1", Integer.parseInt(args[1]));
        DatabaseManagementServiceBuilder builder = new DatabaseManagementServiceBuilder(home)
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, address)
            .setConfig(BoltConnector.advertised_address, address)
            .setConfig(GraphDatabaseSettings.auth_enabled, true)
            .setConfig(GraphDatabaseSettings.pagecache_memory, 256L << 20)
            .setConfig(GraphDatabaseSettings.read_only_database_default, args[2].equals("ro"));
        if (args[3].equals("prompt")) {
            Duration soon = Duration.ofMillis(100);
            builder
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .setConfig(GraphDatabaseSettings.cypher_min_replan_interval, Duration.ofHours(1))
                .setConfig(GraphDatabaseSettings.transaction_monitor_check_interval, soon)
                .setConfig(GraphDatabaseSettings.shutdown_transaction_end_timeout, soon)
                .setConfig(BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, soon)
                .setConfig(BoltConnectorInternalSettings.connection_shutdown_wait_time, soon);
        }
        DatabaseManagementService dbms = builder.build();
        if (fresh) {
            dbms.database("system").executeTransactionally(
                "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(dbms::shutdown));
        if (!dbms.database("neo4j").isAvailable(60_000)) {
            throw new IllegalStateException("the database is not available");
        }
        System.out.println("ready");
        in.readLine(); // the end of stdin is the end of the tests, however they end
        System.exit(0);
    }
}
