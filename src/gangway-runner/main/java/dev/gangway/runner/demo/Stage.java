package dev.gangway.runner.demo;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** What a demo is played on: stand-ins of the systems around Gangway, and the people who act on them. */
public interface Stage extends AutoCloseable {

    /** What Gangway has to be told to act on this stage. */
    Map<String, String> settings();

    /**
     * Tells the story to its end; Gangway must be running.
     *
     * @return whether everything ended as the story wants
     */
    boolean tell(Connection commerce, PrintWriter out) throws SQLException, InterruptedException;

    /** Says what becomes of partners that others bring, until the thread is interrupted. */
    void follow(PrintWriter out) throws SQLException, InterruptedException;

    /** Where people can look at the systems. */
    void sayWhereToLook(PrintWriter out);

    /** How people bring a partner of their own on board. */
    void sayHowToJoin(PrintWriter out);

    @Override
    void close();
}
