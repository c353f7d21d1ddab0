package dev.gangway.runner.operate;

import picocli.CommandLine.Option;

/** Who types a verb that is written down. */
final class Operator {

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "name of the operator to record")
    private String name;

    String name() {
        return name;
    }
}
