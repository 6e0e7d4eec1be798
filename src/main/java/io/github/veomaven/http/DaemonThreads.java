package io.github.veomaven.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do not keep the JVM alive. */
public final class DaemonThreads {

    private DaemonThreads() {}

    /** One thread. Drops a cancelled task at once, because most deadlines are cancelled. */
    public static ScheduledExecutorService scheduler(String name) {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, run -> daemon(run, name));
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    /** As many threads as needed, numbered from 1. */
    public static ExecutorService workers(String prefix) {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory factory = run -> daemon(run, prefix + count.incrementAndGet());
        return Executors.newCachedThreadPool(factory);
    }

    private static Thread daemon(Runnable run, String name) {
        Thread thread = new Thread(run, name);
        thread.setDaemon(true);
        return thread;
    }
}
