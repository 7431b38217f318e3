package dev.shipmate.core.plugin;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one HTTP client of a host, of which each plugin is lent a wrapper. */
public final class SharedHttp {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(20);

    private SharedHttp() {}

    /** Makes one that follows no redirects and connects within five seconds; its threads end when they are idle. */
    public static HttpClient client() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(new ThreadPoolExecutor(
                        0,
                        Integer.MAX_VALUE,
                        IDLE.toSeconds(),
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        new CleanThreads("http", SharedHttp.class.getClassLoader())))
                .build();
    }
}
