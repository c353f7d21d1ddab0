package dev.gangway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.gangway.ledger.Claim;
import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a route holds of the records of a claim, such as {@code ${exchangeProperty.prospects.doubtful}}: Camel looks its class
 * up in a cache by the object's hash, so the hash of a chunk must not be that of all its rows.
 */
class ChunkHashTest {
    private static final Claim CLAIM = new Claim("some-job", "some-owner", List.of());

    static List<Class<?>> chunks() {
        List<Class<?>> chunks = HouseRulesTest.HOUSE.stream()
                .filter(JavaClass::isRecord)
                .<Class<?>>map(JavaClass::reflect)
                .filter(ChunkHashTest::holdsManyOfAClaim)
                .toList();
        assertThat(chunks).hasSizeGreaterThan(3);
        return chunks;
    }

    private static boolean holdsManyOfAClaim(Class<?> type) {
        List<? extends Class<?>> components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toList();
        return components.get(0) == Claim.class && components.stream().skip(1).anyMatch(ChunkHashTest::isMany);
    }

    private static boolean isMany(Class<?> type) {
        return type.getPackageName().equals("java.util") && type.isInterface();
    }

    @ParameterizedTest
    @MethodSource("chunks")
    void readsNoRow(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object chunk = constructor.newInstance(Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .map(component -> component == Claim.class ? CLAIM : unreadable(component))
                .toArray());

        assertThatCode(chunk::hashCode).doesNotThrowAnyException();
    }

    private static Object unreadable(Class<?> component) {
        return Proxy.newProxyInstance(
                ChunkHashTest.class.getClassLoader(), new Class<?>[] {component}, (proxy, method, arguments) -> {
                    throw new AssertionError("A row is read by " + method);
                });
    }
}
