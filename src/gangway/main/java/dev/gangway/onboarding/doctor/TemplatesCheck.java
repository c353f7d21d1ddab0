package dev.gangway.onboarding.doctor;

import dev.gangway.commerce.mail.templates.NotificationTemplates;
import java.util.List;

/** Whether every mail has a template that can be filled. */
record TemplatesCheck(NotificationTemplates templates) implements Check {
    @Override
    public String name() {
        return "mail templates";
    }

    @Override
    public List<Finding> look() {
        List<String> problems = templates.problems();
        return problems.isEmpty()
                ? List.of(Finding.ok(name(), "all templates are complete"))
                : problems.stream()
                        .map(problem -> Finding.problem(name(), problem, cure()))
                        .toList();
    }

    @Override
    public String cure() {
        return "Correct the template";
    }
}
