package dev.gangway.onboarding.doctor.cloud;

import dev.gangway.onboarding.doctor.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which version it is: B2B prospects and Sales came together in 10.0.21. */
record ReleaseCheck(Access access) implements Question {
    private static final List<String> MODULES =
            List.of("ApplicationSuite", "ApplicationFoundation", "ApplicationPlatform");
    private static final Pattern RELEASE = Pattern.compile("10\\.0\\.(\\d{1,2})(\\..*)?");
    private static final int FIRST = 21;

    @Override
    public String name() {
        return "version of Finance and Operations";
    }

    @Override
    public List<Finding> ask() {
        Map<String, String> versions = access.fno().modules().stream()
                .map(ReleaseCheck::members)
                .collect(Collectors.toMap(
                        one -> one.getOrDefault("Name", ""),
                        one -> one.getOrDefault("Version", ""),
                        (one, other) -> one));
        Optional<String> module = MODULES.stream().filter(versions::containsKey).findFirst();
        if (module.isEmpty()) {
            return List.of(Finding.warning(name(), "none of " + versions.size() + " modules names it", otherwise()));
        }
        String seen = module.get() + " " + versions.get(module.get());
        Matcher release = RELEASE.matcher(versions.get(module.get()));
        if (release.matches() && Integer.parseInt(release.group(1)) < FIRST) {
            return List.of(Finding.problem(
                    name(), seen, "Update it: prospects can be decided in Sales from version 10.0.21 on"));
        }
        return List.of(Finding.ok(name(), seen));
    }

    /** From {@code Name: .. | Version: .. | Module: ..}. */
    private static Map<String, String> members(String module) {
        return Arrays.stream(module.split("\\|"))
                .map(member -> member.split(":", 2))
                .filter(member -> member.length == 2)
                .collect(Collectors.toMap(
                        member -> member[0].strip(), member -> member[1].strip(), (one, other) -> one));
    }

    @Override
    public String otherwise() {
        return "Look under Help > About in Finance and Operations: 10.0.21 or later is needed";
    }
}
