package dev.portage.core;

import dev.portage.core.report.Tally;
import dev.portage.core.task.Outcome;

/** Is told how a job comes along. Called by the thread that runs the job, except for {@link #settled}. */
public interface JobListener {
    /** Hears nothing. */
    JobListener NONE = new JobListener() {
        @Override
        public void started(String job, Tally tally) {}

        @Override
        public void noticed(String notice) {}

        @Override
        public void planned() {}
    };

    /**
     * The work begins.
     *
     * @param tally counts while the work goes on
     */
    void started(String job, Tally tally);

    /** Something that the user should know, as a sentence without its full stop. */
    void noticed(String notice);

    /** Something has become of an entry. Called by the threads that do the work; what they do waits for it. */
    default void settled(Outcome outcome) {}

    /** The walk is over: the counts of what is to be done grow no more. */
    void planned();

    /** Everything is staged, and is now published together. */
    default void committing() {}
}
