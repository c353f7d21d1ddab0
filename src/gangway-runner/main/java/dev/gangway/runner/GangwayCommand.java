package dev.gangway.runner;

import dev.gangway.Gangway;
import dev.gangway.runner.operate.ErrorsCommand;
import dev.gangway.runner.operate.ForgetCommand;
import dev.gangway.runner.operate.PauseCommand;
import dev.gangway.runner.operate.ResumeCommand;
import dev.gangway.runner.operate.WhereCommand;
import dev.gangway.runner.terminal.JsonOutput;
import dev.gangway.runner.terminal.LogForm;
import dev.gangway.runner.terminal.TerminalWriter;
import dev.gangway.wiring.settings.Variables;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * {@code gangway VERB}: the command line, and the main class of the runner.
 *
 * <p>Results go to standard output and the log to standard error, both in UTF-8. A verb that cannot do its work says why
 * in one line and exits with 1, and so does a command line that makes no sense: 2 would tell a scheduler that records are
 * in error.
 */
@Command(
        name = "gangway",
        mixinStandardHelpOptions = true,
        versionProvider = GangwayVersion.class,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        showDefaultValues = true,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "VERB",
        description = "Onboards B2B partners: Dynamics 365 Commerce to Dynamics 365 Sales and back.",
        footer = {
            "",
            "Settings come from application.properties in the working directory (bin/gangway: in conf), the environment "
                    + "(GANGWAY_SALES_URL for gangway.sales.url), --config FILE and -Dkey=value; what is named later here "
                    + "wins. Without any, a database of its own is used. A secret may lie in a file that the environment "
                    + "names (GANGWAY_SALES_CLIENT_SECRET_FILE).",
            "",
            "'gangway VERB --help' explains a verb, with its options, exit codes and an example."
        })
public final class GangwayCommand {

    /** In the order of the help. */
    private static final Map<String, Class<?>> VERBS = verbs(
            DemoCommand.class,
            RunCommand.class,
            OnceCommand.class,
            InitCommand.class,
            DoctorCommand.class,
            VerifyCommand.class,
            StatusCommand.class,
            ErrorsCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            WhereCommand.class,
            ForgetCommand.class,
            ReconcileCommand.class,
            AdoptCommand.class,
            SandboxCommand.class);

    /** What these verbs do not ask for, and offer no options for. */
    private static final Map<String, List<String>> WITHOUT =
            Map.of("demo", List.of("--config", "-D"), "sandbox", List.of("--config", "-D", "--data"));

    @Spec
    private CommandSpec spec;

    private Path config;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = {
                "properties file (UTF-8) with settings; they override",
                "the environment and application.properties"
            })
    void setConfig(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            String why = !Files.exists(file)
                    ? "does not exist"
                    : Files.isDirectory(file) ? "is a directory" : "may not be read by this user";
            throw new ParameterException(
                    spec.commandLine(),
                    "--config: the settings file " + file.toAbsolutePath().normalize() + " " + why);
        }
        config = file;
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            defaultValue = "${sys:gangway.data:-data}",
            description = {
                "folder of the embedded database (used if",
                "gangway.headquarters.url is not set) and of the demo"
            })
    private Path data;

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "one setting, as with java -D; may be repeated")
    void setProperties(Map<String, String> properties) {
        properties.forEach((key, value) -> {
            // among the JVM's properties a secret could be read by management consoles
            if (key.startsWith("gangway.") && !Variables.isOfTheProgram(key)) {
                typed.put(key, value);
            } else {
                System.setProperty(key, value);
            }
        });
    }

    private final Map<String, String> typed = new HashMap<>();

    @Option(
            names = "--log",
            paramLabel = "FORM",
            scope = ScopeType.INHERIT,
            description = "format of log lines on standard error: text or json (also GANGWAY_LOG); default: text")
    void setLog(LogForm form) {
        form.use();
    }

    /** Ends the process with the exit code of the verb. */
    public static void main(String[] arguments) {
        System.exit(execute(utf8(System.out), utf8(System.err), arguments));
    }

    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        // HSQLDB would replace the process's java.util.logging configuration with its own
        System.setProperty("hsqldb.reconfig_logging", "false");
        LogForm.useSettings();
        LogForm.fromEnvironment().use();
        return commandLine(arguments)
                .setOut(new TerminalWriter(out))
                .setErr(new TerminalWriter(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(GangwayCommand::correct)
                .setExecutionExceptionHandler(GangwayCommand::explain)
                .execute(arguments);
    }

    /**
     * As it is understood. Only the verb that the arguments begin with is made then, because to read the options of all
     * takes a tenth of a short run; with no arguments, or others, all verbs.
     */
    static CommandLine commandLine(String... arguments) {
        CommandLine gangway = new CommandLine(new GangwayCommand());
        boolean isOne = arguments.length > 0 && VERBS.containsKey(arguments[0]);
        (isOne ? Set.of(arguments[0]) : VERBS.keySet()).forEach(verb -> gangway.addSubcommand(verb, VERBS.get(verb)));
        WITHOUT.forEach(
                (verb, options) -> without(options, gangway.getSubcommands().get(verb)));
        return gangway;
    }

    private static void without(List<String> options, CommandLine verb) {
        if (verb != null) {
            CommandSpec spec = verb.getCommandSpec();
            options.forEach(option -> spec.remove(spec.findOption(option)));
        }
    }

    private static Map<String, Class<?>> verbs(Class<?>... commands) {
        Map<String, Class<?>> verbs = new LinkedHashMap<>();
        for (Class<?> command : commands) {
            verbs.put(command.getAnnotation(Command.class).name(), command);
        }
        return verbs;
    }

    /** Where embedded databases lie. */
    Path data() {
        return data;
    }

    /** For verbs that do one thing and end, with a new database if there is none. */
    GangwayMain oneShot() {
        return GangwayMain.forOneShot(Optional.ofNullable(config), typed, data);
    }

    /** For verbs that do one thing with what is there, and end: a misspelt folder is no empty database. */
    GangwayMain oneShotOnWhatIsThere() {
        return oneShot().withDatabaseThatIsThere();
    }

    /** Does one thing with what the settings name, whose jobs do not run here; returns the exit code. */
    public int ask(ToIntFunction<Gangway> question) {
        try (GangwayMain main = oneShotOnWhatIsThere()) {
            return question.applyAsInt(main.prepare());
        }
    }

    /** For a look that changes nothing. */
    GangwayMain examination() {
        return GangwayMain.forExamination(Optional.ofNullable(config), typed, data);
    }

    /** For verbs that stay up. */
    GangwayMain service() {
        return GangwayMain.forService(Optional.ofNullable(config), typed, data);
    }

    private static int correct(ParameterException mistake, String[] arguments) {
        CommandLine verb = mistake.getCommandLine();
        verb.getErr().print(TerminalWriter.lines(mistake.getMessage()));
        UnmatchedArgumentException.printSuggestions(mistake, verb.getErr());
        JsonOutput.printFailure(verb.getOut(), List.of(arguments), mistake.getMessage());
        verb.getErr().println("Try '" + verb.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.COULD_NOT;
    }

    private static int explain(Exception failure, CommandLine verb, CommandLine.ParseResult parsed) {
        if (failure instanceof ParameterException mistake) {
            throw mistake;
        }
        LoggerFactory.getLogger(GangwayCommand.class).debug("{} failed", verb.getCommandName(), failure);
        String reason = Causes.inOneLine(failure);
        verb.getErr().println(verb.getCommandSpec().qualifiedName() + ": " + reason);
        JsonOutput.printFailure(verb.getOut(), parsed.originalArgs(), reason);
        return ExitCode.COULD_NOT;
    }

    private static PrintWriter utf8(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
