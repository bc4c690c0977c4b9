package dev.portage.testkit;

import java.time.Duration;

/** What goes wrong with one request through a {@link FaultyProxy}, or with its answer. */
public sealed interface HttpFault {
    /**
     * The connection is cut in the middle of the request.
     *
     * @param after so many bytes of the request's body have gone to the server
     */
    record CutRequest(int after) implements HttpFault {}

    /**
     * The server does what it is asked for, and the connection is cut in the middle of its answer.
     *
     * @param after so many bytes of the answer's body have arrived
     */
    record CutAnswer(int after) implements HttpFault {}

    /** The server does what it is asked for, and the connection is cut before its answer. */
    record LoseAnswer() implements HttpFault {}

    /**
     * The answer is shorter, and its head says that this is all.
     *
     * @param length bytes of the body that arrive
     */
    record TruncateAnswer(int length) implements HttpFault {}

    /**
     * A bit of the request's body is another one; its headers stay.
     *
     * @param position byte of the body; the last one if it is shorter
     */
    record CorruptRequest(int position) implements HttpFault {}

    /**
     * A bit of the answer's body is another one.
     *
     * @param position byte of the body; the last one if it is shorter
     * @param sums what the answer's head says of the body
     */
    record CorruptAnswer(int position, Sums sums) implements HttpFault {}

    /** The answer's head has the checksum of something else; its body is right. */
    record FalsifySum() implements HttpFault {}

    /**
     * The server is not asked; an error comes in its place.
     *
     * @param status of the answer
     * @param code the error's name, as S3 has them
     */
    record Refuse(int status, String code) implements HttpFault {
        /** The store asks to be called less often. */
        public static Refuse slowDown() {
            return new Refuse(503, "SlowDown");
        }

        /** Something broke within the store. */
        public static Refuse internalError() {
            return new Refuse(500, "InternalError");
        }

        /** The keys were good until now. */
        public static Refuse expiredToken() {
            return new Refuse(403, "ExpiredToken");
        }
    }

    /**
     * The request waits before it goes to the server.
     *
     * @param duration how long; not longer than the proxy lives
     */
    record Delay(Duration duration) implements HttpFault {}

    /** What the head of an answer that was corrupted says of its body. */
    enum Sums {
        /** The checksums of what the server sent. */
        KEPT,
        /** No checksums. */
        REMOVED
    }
}
