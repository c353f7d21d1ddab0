package dev.gangway.console.html;

import dev.gangway.console.web.Response;
import java.util.Optional;

/** The pages under one name. */
public interface Section {
    /** Empty when there is no such page. A form has been checked to be the visitor's own; what they may do has not. */
    Optional<Response> answer(Visit visit);
}
