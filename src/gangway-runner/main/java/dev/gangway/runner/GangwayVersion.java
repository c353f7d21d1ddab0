package dev.gangway.runner;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
final class GangwayVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(GangwayVersion.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return new String[] {"Gangway " + version};
    }
}
