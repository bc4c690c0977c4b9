package dev.portage.api.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AttributesTest {
    private static final Attributes ALL = Attributes.builder()
            .times(new Times(Instant.EPOCH, Instant.EPOCH))
            .mode(0644)
            .owner("ann")
            .group("staff")
            .acl(List.of("user:ann:r-x"))
            .xattrs(Map.of("user.note", "00ff"))
            .replication(3)
            .blockSize(1 << 27)
            .checksumType("CRC32C")
            .erasureCoding("RS-6-3-1024k")
            .build();

    @Test
    void present_tellsWhatIsSet() {
        assertThat(Attributes.NONE.present()).isEmpty();
        assertThat(ALL.present()).isEqualTo(EnumSet.complementOf(EnumSet.of(Attribute.RAW_XATTR)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RAW_XATTR")
    void only_keepsThatOne(Attribute attribute) {
        Attributes kept = ALL.only(Set.of(attribute));
        assertThat(kept.present()).containsExactly(attribute);
        assertThat(kept.orElse(ALL)).isEqualTo(ALL);
        assertThat(ALL.only(EnumSet.complementOf(EnumSet.of(attribute))).orElse(kept))
                .isEqualTo(ALL);
    }

    @Test
    void only_ofRawExtendedAttributes_keepsThoseAlone() {
        Attributes both = Attributes.builder()
                .xattrs(Map.of("user.note", "00", "raw.key", "01"))
                .build();
        assertThat(both.only(Set.of(Attribute.RAW_XATTR)).xattrs()).contains(Map.of("raw.key", "01"));
        assertThat(both.only(Set.of(Attribute.RAW_XATTR, Attribute.XATTR))).isEqualTo(both);
        assertThat(ALL.only(Set.of(Attribute.RAW_XATTR))).isEqualTo(Attributes.NONE);
    }

    @Test
    void only_ofNothing_isNone() {
        assertThat(ALL.only(Set.of())).isEqualTo(Attributes.NONE);
        assertThat(Attributes.NONE.only(EnumSet.allOf(Attribute.class))).isEqualTo(Attributes.NONE);
    }

    @Test
    void orElse_prefersItsOwn() {
        Attributes mine = Attributes.builder().owner("bob").build();
        assertThat(mine.orElse(ALL).owner()).contains("bob");
        assertThat(mine.orElse(ALL).group()).contains("staff");
        assertThat(Attributes.NONE.orElse(ALL)).isEqualTo(ALL);
        assertThat(ALL.orElse(mine)).isEqualTo(ALL);
    }

    @Test
    void acl_isCopied() {
        List<String> entries = new ArrayList<>(List.of("user:ann:r-x"));
        Attributes attributes = Attributes.builder().acl(entries).build();
        entries.clear();
        List<String> kept = attributes.acl().orElseThrow();
        assertThat(kept).containsExactly("user:ann:r-x");
        assertThatThrownBy(() -> kept.add("x")).isInstanceOf(UnsupportedOperationException.class);
    }
}
