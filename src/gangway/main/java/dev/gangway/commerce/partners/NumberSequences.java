package dev.gangway.commerce.partners;

import dev.gangway.database.Database;
import dev.gangway.database.Row;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * Number sequences of headquarters ({@code hq.numbersequence}). Numbers are taken in the transaction of the rows that
 * carry them: a rollback gives them back, so there are neither gaps nor doubles.
 */
public final class NumberSequences {
    private final Database headquarters;

    public NumberSequences(Database headquarters) {
        this.headquarters = headquarters;
    }

    /**
     * Makes other transactions that want numbers of the sequence wait until this one ends. Who looks before creating, and
     * looks after this, creates nothing twice.
     */
    public void hold(String sequence) {
        advance(Map.of("sequenceid", sequence, "count", 0));
    }

    /**
     * Takes the next numbers of a sequence, formatted; {@code #} in the format stands for a digit.
     *
     * @throws InvalidDataAccessResourceUsageException when there is no such sequence or it is used up
     */
    public List<String> take(String sequence, int count) {
        if (count == 0) {
            return List.of();
        }
        Map<String, Object> parameters = Map.of("sequenceid", sequence, "count", count);
        advance(parameters);
        Row row = headquarters.rows("partners/numbers-taken", parameters).get(0);
        long next = row.number("nextvalue");
        String format = row.text("format");
        return LongStream.range(next - count, next)
                .mapToObj(number -> format(sequence, format, number))
                .toList();
    }

    private void advance(Map<String, Object> parameters) {
        if (headquarters.update("partners/numbers-take", parameters) != 1) {
            throw new InvalidDataAccessResourceUsageException(
                    "There is no number sequence '" + parameters.get("sequenceid")
                            + "' in hq.numbersequence: insert it again, with a nextvalue above every number in use");
        }
    }

    private static String format(String sequence, String format, long number) {
        int first = format.indexOf('#');
        int digits = format.length() - format.replace("#", "").length();
        String text = "%0" + digits + "d";
        String padded = String.format(text, number);
        if (padded.length() > digits) {
            throw new InvalidDataAccessResourceUsageException("Number sequence '" + sequence + "' is used up: " + number
                    + " does not fit into " + format + "; give it a longer format in hq.numbersequence");
        }
        return format.substring(0, first) + padded + format.substring(first + digits);
    }
}
