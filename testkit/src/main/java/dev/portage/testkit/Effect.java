package dev.portage.testkit;

import dev.portage.api.ErrorCode;

/** What a fault does to a call. */
sealed interface Effect {
    /** The call fails, and nothing happened. */
    record Fail(ErrorCode code) implements Effect {}

    /** The call is carried out, and then fails. */
    record FailAfterwards(ErrorCode code) implements Effect {}

    /** The store is gone from this call on. */
    record Vanish() implements Effect {}

    /** The process dies before the call. */
    record Die() implements Effect {}

    /** The process dies after the call. */
    record DieAfterwards() implements Effect {}

    /** The call waits. */
    record Wait(Stall stall) implements Effect {}

    /** The read gives one byte. */
    record Shorten() implements Effect {}

    /** The read or the write gives a wrong bit. */
    record FlipBit() implements Effect {}

    /** The checksum is that of something else. */
    record Lie() implements Effect {}
}
