package dev.portage.cli;

import dev.portage.core.JobListener;
import dev.portage.core.report.Tally;
import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows how a job comes along: one line that is written over on a terminal, else a line every ten seconds. Thread-safe. */
public final class Progress implements JobListener, AutoCloseable {
    /** Set by the launcher, which alone can tell, if standard error is a terminal. */
    private static final String TERMINAL = "portage.terminal";

    /** How wide that terminal is, if the launcher could tell. */
    private static final String COLUMNS = "portage.columns";

    private static final int USUAL_COLUMNS = 80;

    private static final String ERASE = "\r\u001b[K";
    private static final long TERMINAL_MILLIS = 200;
    private static final long PLAIN_MILLIS = 10_000;

    private final PrintWriter err;
    private final Style style;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "portage-progress");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Phase phase = Phase.LISTING;
    private boolean closed;

    private enum Style {
        SILENT,
        PLAIN,
        TERMINAL
    }

    private enum Phase {
        LISTING,
        LISTED,
        COMMITTING
    }

    private Progress(PrintWriter err, Style style) {
        this.err = err;
        this.style = style;
    }

    /** Shows only what the user must know. */
    public static Progress silent(PrintWriter err) {
        return new Progress(err, Style.SILENT);
    }

    /** Shows all of it, as the launcher has found standard error to be. */
    public static Progress on(PrintWriter err) {
        return on(err, Boolean.getBoolean(TERMINAL));
    }

    static Progress on(PrintWriter err, boolean isTerminal) {
        return new Progress(err, isTerminal ? Style.TERMINAL : Style.PLAIN);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // ends with the executor
    public void started(String job, Tally tally) {
        if (style == Style.SILENT) {
            return;
        }
        long period = style == Style.TERMINAL ? TERMINAL_MILLIS : PLAIN_MILLIS;
        ProgressText text = new ProgressText(tally, columns(), System.nanoTime());
        executor.scheduleAtFixedRate(() -> show(line(text, System.nanoTime())), period, period, TimeUnit.MILLISECONDS);
    }

    private String line(ProgressText text, long nanos) {
        return switch (phase) {
            case LISTING -> text.whileListing(nanos);
            case LISTED -> text.whenListed(nanos);
            case COMMITTING -> text.whileCommitting(nanos);
        };
    }

    /** A line that fills the last column makes some terminals go to the next line. */
    private int columns() {
        return style == Style.TERMINAL
                ? Math.max(1, Integer.getInteger(COLUMNS, USUAL_COLUMNS) - 1)
                : Integer.MAX_VALUE;
    }

    @Override
    public synchronized void noticed(String notice) {
        if (style != Style.SILENT) {
            err.println((style == Style.TERMINAL ? ERASE : "") + "note: " + notice);
        }
    }

    @Override
    public void planned() {
        phase = Phase.LISTED;
    }

    @Override
    public void committing() {
        phase = Phase.COMMITTING;
    }

    private synchronized void show(String text) {
        if (closed) {
            return;
        }
        if (style == Style.TERMINAL) {
            err.print(ERASE + text);
            err.flush();
        } else {
            err.println(text);
        }
    }

    @Override
    public synchronized void close() {
        executor.shutdownNow();
        if (!closed && style == Style.TERMINAL) {
            err.print(ERASE);
            err.flush();
        }
        closed = true;
    }
}
