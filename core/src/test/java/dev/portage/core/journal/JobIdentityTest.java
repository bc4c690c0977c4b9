package dev.portage.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portage.api.DataSize;
import dev.portage.api.config.Comparison;
import dev.portage.api.config.CopyOptions;
import dev.portage.api.config.Deletion;
import dev.portage.api.config.Existing;
import dev.portage.api.config.Filters;
import dev.portage.api.config.PathPattern;
import dev.portage.api.config.Proving;
import dev.portage.api.config.TimeBound;
import dev.portage.api.config.Verification;
import dev.portage.api.storage.Attribute;
import dev.portage.api.storage.Location;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class JobIdentityTest {
    private static final Location SOURCE = Location.parse("/data/source");
    private static final Location TARGET = Location.parse("hdfs://namenode:8020/target");

    private static String id(CopyOptions.Builder options) {
        return new JobIdentity("copy", List.of(SOURCE), TARGET, options.build()).id();
    }

    private static Filters filters(Clock clock) {
        return new Filters(
                List.of(new PathPattern("*.csv", PathPattern.Syntax.GLOB)),
                List.of(new PathPattern("tmp/.*", PathPattern.Syntax.REGEX)),
                Optional.of(DataSize.ofBytes(1)),
                Optional.of(DataSize.ofMegabytes(1)),
                Optional.of(TimeBound.parse("7d", clock)),
                Optional.of(TimeBound.parse("2026-01-31T08:30:00Z", clock)));
    }

    private static CopyOptions.Builder everything(Clock clock) {
        return CopyOptions.builder()
                .existing(Existing.SKIP)
                .comparison(Comparison.MTIME)
                .growth(CopyOptions.Growth.APPEND)
                .deletion(new Deletion(Deletion.Disposal.FOR_GOOD, OptionalLong.of(7)))
                .filters(filters(clock))
                .preserved(Set.of(Attribute.OWNER, Attribute.TIMES))
                .proving(new Proving(Verification.READ_BACK, Proving.Demand.REQUIRED));
    }

    /** If this fails, jobs of earlier versions are not resumed any more: change it only on purpose. */
    @Test
    void id_staysTheSameFromVersionToVersion() {
        assertThat(id(CopyOptions.builder())).isEqualTo("ilklw6jrs7");
        assertThat(id(everything(Clock.systemUTC()))).isEqualTo("196pyx97zd");
    }

    @Test
    void id_isTenLettersAndDigits() {
        assertThat(id(CopyOptions.builder())).matches("[0-9a-z]{10}");
    }

    @Test
    void id_staysTheSameWhenTimeGoesOn() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(100));
        assertThat(id(everything(later))).isEqualTo(id(everything(Clock.systemUTC())));
    }

    @Test
    void id_doesNotDependOnTheOrderOfAttributes() {
        assertThat(id(CopyOptions.builder().preserved(Set.of(Attribute.OWNER, Attribute.TIMES, Attribute.ACL))))
                .isEqualTo(
                        id(CopyOptions.builder().preserved(Set.of(Attribute.ACL, Attribute.TIMES, Attribute.OWNER))));
    }

    @Test
    void id_isAnotherForEachOption() {
        List<String> ids = Stream.of(
                        CopyOptions.builder(),
                        CopyOptions.builder().existing(Existing.OVERWRITE),
                        CopyOptions.builder().comparison(Comparison.CHECKSUM),
                        CopyOptions.builder().growth(CopyOptions.Growth.APPEND),
                        CopyOptions.builder()
                                .deletion(new Deletion(Deletion.Disposal.TRASH_IF_ANY, OptionalLong.empty())),
                        CopyOptions.builder()
                                .deletion(new Deletion(Deletion.Disposal.TRASH_IF_ANY, OptionalLong.of(1))),
                        CopyOptions.builder().deletion(new Deletion(Deletion.Disposal.FOR_GOOD, OptionalLong.empty())),
                        CopyOptions.builder().filters(filters(Clock.systemUTC())),
                        CopyOptions.builder().preserved(Set.of(Attribute.TIMES)),
                        CopyOptions.builder().proving(new Proving(Verification.SIZE, Proving.Demand.BEST_EFFORT)),
                        CopyOptions.builder().proving(new Proving(Verification.CHECKSUM, Proving.Demand.REQUIRED)))
                .map(JobIdentityTest::id)
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void id_isAnotherForOtherPlaces() {
        CopyOptions options = CopyOptions.defaults();
        assertThat(Stream.of(
                                new JobIdentity("copy", List.of(SOURCE), TARGET, options),
                                new JobIdentity("check", List.of(SOURCE), TARGET, options),
                                new JobIdentity("copy", List.of(TARGET), SOURCE, options),
                                new JobIdentity("copy", List.of(SOURCE, TARGET), TARGET, options),
                                new JobIdentity("copy", List.of(TARGET, SOURCE), TARGET, options))
                        .map(JobIdentity::id))
                .doesNotHaveDuplicates();
    }
}
