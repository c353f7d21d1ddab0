package dev.gangway.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gangway.database.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys in odd notation, from the channel to Sales and back. */
class HostileKeysTest {
    @ParameterizedTest
    @EnumSource(TestDatabases.class)
    void aLegalEntityWithABlankBehindItGoesAllTheWay(TestDatabases kind) {
        try (var world = new World(kind)) {
            String odd = world.partnerAsks("dataareaid", "us ");
            String plain = world.partnerAsks("dataareaid", "US");
            world.settle();
            world.win(world.lead(odd));
            world.settle();

            assertThat(world.lead(plain)).isNotNull();
            assertThat(world.gangway.text("SELECT dataareaid FROM ax.customerhierarchy"))
                    .isEqualTo("US");
            assertThat(world.differences()).isEmpty();
            assertThat(world.errors()).isEmpty();
        }
    }
}
