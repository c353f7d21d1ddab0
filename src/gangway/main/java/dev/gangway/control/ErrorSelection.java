package dev.gangway.control;

import java.time.Instant;

/**
 * Which errors are meant; what is null does not matter.
 *
 * @param job the name of a job, which stands for all its queues, or of a queue
 * @param code as the error has it; upper and lower case are the same
 * @param since refused then or later, for the first time or once more
 */
public record ErrorSelection(String job, String code, Instant since) {}
