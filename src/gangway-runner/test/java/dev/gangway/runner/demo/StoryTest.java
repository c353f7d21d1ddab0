package dev.gangway.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoryTest {

    @Test
    void everyEndingAndEveryPartOfTheSellerIsPlayed() {
        assertThat(Story.load().scenes().stream().map(Scene::ends).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Ending.class));
        assertThat(Story.load().scenes().stream().map(Scene::seller).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(Seller.class));
    }

    @Test
    void everyRefusalNamesItsReason() {
        assertThat(Story.load().scenes())
                .filteredOn(
                        scene -> scene.ends() == Ending.FAILED_IN_COMMERCE || scene.ends() == Ending.REFUSED_BY_SALES)
                .isNotEmpty()
                .allSatisfy(scene -> assertThat(scene.reason()).isNotBlank());
    }
}
