package dev.portage.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.ErrorCode;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Existing;
import dev.portage.api.storage.Entry;
import dev.portage.api.storage.TimeSpan;
import dev.portage.core.journal.ProvenFile;
import dev.portage.core.plan.CopyPolicy.Abilities;
import dev.portage.core.plan.CopyPolicy.Trust;
import dev.portage.core.task.Action.Condition;
import dev.portage.core.task.Fingerprint;
import dev.portage.core.task.SkipReason;
import dev.portage.core.verify.Proof;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CopyPolicyTest {
    private static final int ROUND = 3;
    private static final Entry SOURCE = Entries.file(Entries.SOURCE, "file", 10);

    private static final TimeSpan AROUND_NOON = new TimeSpan(Entries.NOON.minusSeconds(5), Entries.NOON.plusSeconds(5));

    private static Entry target(long length, int secondsLater) {
        return Entries.file(Entries.TARGET, "file", length, Entries.NOON.plusSeconds(secondsLater), "target");
    }

    private static CopyPolicy policy(CopyOptions.Builder options, boolean able) {
        return new CopyPolicy(options.build(), ROUND, new Abilities(able, able));
    }

    private static Decision decide(CopyOptions.Builder options, boolean able, Entry target) {
        return policy(options, able).decide(SOURCE, Optional.of(target), Optional.empty(), Trust.FULL);
    }

    /** Published within ten seconds around noon. */
    private static Optional<ProvenFile> proven(Entry source, String target, int round) {
        return published(source, target, round, Optional.of(AROUND_NOON));
    }

    private static Optional<ProvenFile> published(Entry source, String target, int round, Optional<TimeSpan> written) {
        return Optional.of(new ProvenFile(
                "file",
                Fingerprint.of(source),
                Optional.of(target),
                written,
                Optional.empty(),
                Proof.VERIFIED_BY_STORE,
                round));
    }

    /** The decision in the words of the tables below. */
    private static String words(Decision decision) {
        if (decision instanceof Decision.Copy copy) {
            return "copy " + copy.condition().name();
        } else if (decision instanceof Decision.Skip skip) {
            return "skip " + skip.reason().name();
        } else if (decision instanceof Decision.Refuse refusal) {
            return "refuse " + refusal.code().name();
        }
        return "append";
    }

    @ParameterizedTest
    @CsvSource({"UPDATE, ALWAYS", "OVERWRITE, ALWAYS", "SKIP, IF_ABSENT", "FAIL, IF_ABSENT"})
    void missingTarget_isCopiedWhateverTheOptions(Existing existing, Condition condition) {
        Decision decision = policy(CopyOptions.builder().existing(existing), true)
                .decide(SOURCE, Optional.empty(), proven(SOURCE, "target", ROUND), Trust.FULL);
        assertThat(decision).isEqualTo(new Decision.Copy(condition));
    }

    /** A source of 10 bytes, and a target of some length that is so many seconds younger. */
    @ParameterizedTest(name = "{0} by {1}, target has {2} bytes, {3} s younger, stores tell checksums: {4} -> {5}")
    @CsvSource({
        "UPDATE,    AUTO,     10,  0, true,  skip SAME_TIME",
        "UPDATE,    AUTO,     10,  5, true,  skip SAME_TIME",
        "UPDATE,    AUTO,     10, -5, true,  copy UNLESS_STORES_AGREE",
        "UPDATE,    AUTO,     10, -5, false, copy ALWAYS",
        "UPDATE,    AUTO,      9,  5, true,  copy ALWAYS",
        "UPDATE,    SIZE,     10, -5, true,  skip SAME_SIZE",
        "UPDATE,    SIZE,     11,  5, true,  copy ALWAYS",
        "UPDATE,    MTIME,    10,  0, true,  skip SAME_TIME",
        "UPDATE,    MTIME,    10, -5, true,  copy ALWAYS",
        "UPDATE,    MTIME,     9,  5, true,  copy ALWAYS",
        "UPDATE,    MTIME_AND_CHECKSUM, 10,  5, true, copy UNLESS_SAME_CONTENT",
        "UPDATE,    MTIME_AND_CHECKSUM, 10, -5, true, copy ALWAYS",
        "UPDATE,    CHECKSUM, 10,  5, true,  copy UNLESS_SAME_CONTENT",
        "UPDATE,    CHECKSUM, 10, -5, false, copy UNLESS_SAME_CONTENT",
        "UPDATE,    CHECKSUM,  9,  5, true,  copy ALWAYS",
        "SKIP,      AUTO,      9, -5, true,  skip EXISTS",
        "SKIP,      CHECKSUM, 10, -5, true,  skip EXISTS",
        "OVERWRITE, AUTO,     10,  5, true,  copy ALWAYS",
        "OVERWRITE, CHECKSUM, 10,  5, true,  copy ALWAYS",
        "FAIL,      AUTO,     10,  5, true,  refuse ALREADY_EXISTS",
        "FAIL,      SIZE,      9, -5, true,  refuse ALREADY_EXISTS"
    })
    void existingTarget_isTreatedAsTheOptionsSay(
            Existing existing, Comparison comparison, long length, int younger, boolean able, String expected) {
        CopyOptions.Builder options = CopyOptions.builder().existing(existing).comparison(comparison);
        assertThat(words(decide(options, able, target(length, younger)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "4, true, append",
        "4, false, copy ALWAYS",
        "0, true, copy ALWAYS",
        "11, true, copy ALWAYS",
        "10, true," + " skip SAME_TIME"
    })
    void shorterTarget_growsWhereItCan(long length, boolean able, String expected) {
        CopyOptions.Builder options = CopyOptions.builder().growth(CopyOptions.Growth.APPEND);
        assertThat(words(decide(options, able, target(length, 0)))).isEqualTo(expected);
    }

    @Test
    void emptyFiles_areTheSame() {
        Entry empty = Entries.file(Entries.SOURCE, "file", 0);
        Decision decision = policy(CopyOptions.builder().comparison(Comparison.CHECKSUM), true)
                .decide(empty, Optional.of(target(0, -5)), Optional.empty(), Trust.FULL);
        assertThat(decision).isEqualTo(new Decision.Skip(SkipReason.EMPTY));
    }

    @Test
    void existingTarget_thatMustNotExist_isNamed() {
        Decision decision = decide(CopyOptions.builder().existing(Existing.FAIL), true, target(10, 0));
        assertThat(decision)
                .isEqualTo(new Decision.Refuse(ErrorCode.ALREADY_EXISTS, "target://store/tree/file exists already"));
    }

    @Test
    void directoryInTheWayOfAFile_isRefusedAndBothAreNamed() {
        Decision decision = decide(CopyOptions.builder(), true, Entries.directory(Entries.TARGET, "file"));
        assertThat(decision)
                .isEqualTo(new Decision.Refuse(
                        ErrorCode.WRONG_KIND,
                        "source://store/tree/file is a file, but target://store/tree/file is a directory"));
    }

    @ParameterizedTest
    @EnumSource
    void provenInThisRound_isSkippedWhateverTheOptions(Existing existing) {
        CopyPolicy policy = policy(CopyOptions.builder().existing(existing).comparison(Comparison.CHECKSUM), true);
        assertThat(words(
                        policy.decide(SOURCE, Optional.of(target(10, 0)), proven(SOURCE, "target", ROUND), Trust.FULL)))
                .isEqualTo("skip PROVEN");
    }

    @ParameterizedTest
    @EnumSource
    void copiedInThisRoundFromAnEarlierState_isCopiedAgainWhateverTheOptions(Existing existing) {
        Entry before = Entries.file(Entries.SOURCE, "file", 10, Entries.NOON.minusSeconds(9), "id");
        CopyPolicy policy = policy(CopyOptions.builder().existing(existing), true);
        assertThat(words(
                        policy.decide(SOURCE, Optional.of(target(10, 0)), proven(before, "target", ROUND), Trust.FULL)))
                .isEqualTo("copy ALWAYS");
    }

    @ParameterizedTest(name = "{0} by {1}, proven in an earlier round -> {2}")
    @CsvSource({
        "UPDATE, AUTO, skip PROVEN",
        "UPDATE, SIZE, skip SAME_SIZE",
        "UPDATE, CHECKSUM, copy UNLESS_SAME_CONTENT",
        "OVERWRITE, AUTO, copy ALWAYS",
        "SKIP, AUTO, skip EXISTS",
        "FAIL, AUTO, refuse ALREADY_EXISTS"
    })
    void provenInAnEarlierRound_isOneHintAmongOthers(Existing existing, Comparison comparison, String expected) {
        CopyPolicy policy = policy(CopyOptions.builder().existing(existing).comparison(comparison), true);
        assertThat(words(policy.decide(
                        SOURCE, Optional.of(target(10, -5)), proven(SOURCE, "target", ROUND - 1), Trust.FULL)))
                .isEqualTo(expected);
    }

    @Test
    void sourceThatChangedSinceItWasProven_isNotTheSameWhateverItsTime() {
        Entry before = Entries.file(Entries.SOURCE, "file", 10, Entries.NOON, "another id");
        assertThat(words(policy(CopyOptions.builder(), true)
                        .decide(SOURCE, Optional.of(target(10, 5)), proven(before, "target", ROUND - 1), Trust.FULL)))
                .isEqualTo("copy UNLESS_STORES_AGREE");
    }

    @Test
    void targetThatWasReplacedSince_isNotProven() {
        assertThat(words(policy(CopyOptions.builder(), true)
                        .decide(SOURCE, Optional.of(target(10, -5)), proven(SOURCE, "other", ROUND), Trust.FULL)))
                .isEqualTo("copy UNLESS_STORES_AGREE");
    }

    /** A target that is still the file that was published, but younger or older than it was then. */
    @ParameterizedTest(name = "by {0}, in round {1}, {2} s younger, stores tell checksums: {3} -> {4}")
    @CsvSource({
        "AUTO,                    2,  6, true,  copy UNLESS_STORES_AGREE",
        "AUTO,                    2, -6, true,  copy UNLESS_STORES_AGREE",
        "AUTO,                    2,  6, false, copy ALWAYS",
        "AUTO,                    2,  5, true,  skip PROVEN",
        "AUTO,                    3,  6, true,  copy UNLESS_STORES_AGREE",
        "STORED_CHECKSUM,         2,  6, true,  copy IF_STORES_DIFFER",
        "STORED_CHECKSUM,         3,  6, true,  copy IF_STORES_DIFFER",
        "STORED_CHECKSUM,         3, -5, true,  skip PROVEN",
        "STORED_CHECKSUM_OR_SIZE, 2,  6, true,  copy IF_STORES_DIFFER"
    })
    void targetThatWasEditedInPlace_isNotProven(
            Comparison comparison, int provenIn, int younger, boolean able, String expected) {
        CopyPolicy policy = policy(CopyOptions.builder().comparison(comparison), able);
        assertThat(words(policy.decide(
                        SOURCE, Optional.of(target(10, younger)), proven(SOURCE, "target", provenIn), Trust.FULL)))
                .isEqualTo(expected);
    }

    /** What was written down before, or by a store that does not know what time a file will have. */
    @ParameterizedTest(name = "by {0}, in round {1}, changed in place: {2} -> {3}")
    @CsvSource({
        "AUTO,            2, true,  skip SAME_TIME",
        "AUTO,            2, false, skip PROVEN",
        "AUTO,            3, true,  skip PROVEN",
        "STORED_CHECKSUM, 2, true,  copy IF_STORES_DIFFER",
        "STORED_CHECKSUM, 2, false, skip PROVEN"
    })
    void targetWhoseTimeIsNotKnown_isProvenByItsIdentityWhereFilesDoNotChange(
            Comparison comparison, int provenIn, boolean changes, String expected) {
        CopyPolicy policy = policy(CopyOptions.builder().comparison(comparison), changes);
        Optional<ProvenFile> published = published(SOURCE, "target", provenIn, Optional.empty());
        assertThat(words(policy.decide(SOURCE, Optional.of(target(10, 6)), published, Trust.FULL)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void editOfWhatThisRoundHasPut_isTreatedAsWhatWasThereBefore(Existing existing) {
        Entry before = Entries.file(Entries.SOURCE, "file", 10, Entries.NOON.minusSeconds(9), "id");
        CopyPolicy policy = policy(CopyOptions.builder().existing(existing), true);
        Decision edited =
                policy.decide(SOURCE, Optional.of(target(10, 6)), proven(before, "target", ROUND), Trust.FULL);
        assertThat(words(edited))
                .isEqualTo(
                        switch (existing) {
                            case FAIL -> "refuse ALREADY_EXISTS";
                            case SKIP -> "skip EXISTS";
                            case OVERWRITE -> "copy ALWAYS";
                            case UPDATE -> "copy UNLESS_STORES_AGREE";
                        });
    }

    @ParameterizedTest
    @EnumSource
    void targetThatWasGrowing_isComparedWhateverTheOptions(Existing existing) {
        CopyPolicy policy = policy(CopyOptions.builder().existing(existing), true);
        assertThat(words(policy.decide(SOURCE, Optional.of(target(10, 0)), Optional.empty(), Trust.NONE)))
                .isEqualTo("copy UNLESS_SAME_CONTENT");
        assertThat(words(policy.decide(SOURCE, Optional.of(target(7, 0)), Optional.empty(), Trust.NONE)))
                .isEqualTo("copy ALWAYS");
    }
}
