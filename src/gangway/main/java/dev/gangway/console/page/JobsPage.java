package dev.gangway.console.page;

import dev.gangway.console.chart.DayChart;
import dev.gangway.console.html.Html;
import dev.gangway.console.html.Layout;
import dev.gangway.console.html.Page;
import dev.gangway.console.html.Section;
import dev.gangway.console.html.Texts;
import dev.gangway.console.html.Visit;
import dev.gangway.console.live.ErrorGroup;
import dev.gangway.console.live.Hop;
import dev.gangway.console.live.LiveNumbers;
import dev.gangway.console.live.Snapshot;
import dev.gangway.console.web.Response;
import dev.gangway.database.Row;
import dev.gangway.ledger.Job;
import dev.gangway.ledger.history.RunHistory;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;

/** All jobs with their last runs, and each by itself. */
public final class JobsPage implements Section {
    /** Of the last runs of a job. */
    private static final int SHOWN = 50;

    private final LiveNumbers numbers;
    private final UnaryOperator<String> schedules;
    private final PauseForms pauses;
    private final RunHistory history;
    private final Clock clock;

    /** @param schedules returns the schedule of a job on this node, in the words of its setting */
    public JobsPage(
            LiveNumbers numbers, UnaryOperator<String> schedules, PauseForms pauses, RunHistory history, Clock clock) {
        this.clock = clock;
        this.numbers = numbers;
        this.schedules = schedules;
        this.pauses = pauses;
        this.history = history;
    }

    @Override
    public Optional<Response> answer(Visit visit) {
        if (visit.parts().size() > 1) {
            return Optional.empty();
        }
        if (visit.isPost()) {
            return visit.parts().equals(List.of("pause")) || visit.parts().equals(List.of("resume"))
                    ? pauses.act(visit, visit.parts().get(0))
                    : Optional.empty();
        }
        Snapshot snapshot = numbers.look();
        if (visit.parts().isEmpty()) {
            return Optional.of(all(visit.layout(), snapshot).answer());
        }
        return Job.of(visit.parts().get(0))
                .map(job -> one(visit.layout(), job, snapshot).answer());
    }

    private Page all(Layout layout, Snapshot snapshot) {
        Texts texts = layout.texts();
        Page page = layout.page("jobs", texts.say("jobs.title"));
        Element body = Html.table(
                page.main(),
                texts.say("jobs.schedules"),
                texts.say("column.job"),
                texts.say("column.does"),
                texts.say("column.schedule"),
                texts.say("column.state"));
        var words = new HopWords(texts);
        for (String job : Job.ids()) {
            if (snapshot.isThere() && !snapshot.hops().containsKey(job)) {
                continue;
            }
            Element row = body.appendElement("tr");
            Html.link(row.appendElement("th").attr("scope", "row"), layout.href("jobs/" + Html.encoded(job)), job);
            row.appendElement("td").text(texts.say("job." + job));
            Html.value(row, "td", schedules.apply(job));
            Element state = row.appendElement("td").addClass("state");
            Hop hop = snapshot.hops().get(job);
            if (hop != null) {
                row.attr("data-hop", job).attr("data-state", hop.state().id());
                state.attr("data-live", job + ".state").text(words.of(hop).get("state"));
            }
        }
        days(page.main(), layout, snapshot);
        pauses.show(page.main(), layout);
        runs(page.main(), texts, snapshot.runs());
        return page;
    }

    private DayChart chart(Texts texts) {
        return new DayChart(
                texts::say, new HopWords(texts)::number, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private void days(Element main, Layout layout, Snapshot snapshot) {
        Texts texts = layout.texts();
        main.appendElement("h2").text(texts.say("jobs.day"));
        Element days = main.appendElement("div").addClass("days");
        var chart = chart(texts);
        List<Row> hours = history.hours(chart.since());
        for (String job : Job.ids()) {
            if (!snapshot.isThere() || snapshot.hops().containsKey(job)) {
                Html.link(chart.draw(days, job, hours), layout.href("jobs/" + Html.encoded(job)), job);
            }
        }
    }

    private Page one(Layout layout, Job job, Snapshot snapshot) {
        Texts texts = layout.texts();
        Page page = layout.page("jobs", job.id());
        Element main = page.main();
        main.appendElement("p").text(texts.say("job." + job));
        Hop hop = snapshot.hops().get(job.id());
        if (hop != null) {
            facts(main, layout, hop);
        }
        List<ErrorGroup> groups = snapshot.errors().stream()
                .filter(group -> job.queues().contains(group.job()))
                .toList();
        if (!groups.isEmpty()) {
            ErrorGroups.list(main, layout, groups);
        }
        var chart = chart(texts);
        chart.draw(main, job.id(), history.hours(chart.since())).text(texts.say("jobs.day"));
        runs(
                main,
                texts,
                snapshot.runs().stream()
                        .filter(run -> job.id().equals(run.text("job")))
                        .toList());
        oneByOne(main, texts, history.of(job.id(), SHOWN));
        return page;
    }

    private static void oneByOne(Element main, Texts texts, List<Row> runs) {
        Element body = Html.table(
                main,
                texts.say("jobs.history"),
                texts.say("column.ended"),
                texts.say("column.started"),
                texts.say("column.node"),
                texts.say("column.runs"),
                texts.say("column.done"),
                texts.say("column.refused"),
                texts.say("column.waited"),
                texts.say("column.requests"),
                texts.say("column.message"));
        var words = new HopWords(texts);
        for (Row run : runs) {
            Element row = body.appendElement("tr");
            Html.time(row, "td", run.time("ended"));
            Html.time(row, "td", run.time("started"));
            Html.value(row, "td", run.text("node"));
            numbers(row, words, run, "runs", "recordsdone", "recordsfailed", "waited", "requests");
            Html.value(row, "td", run.text("message"));
        }
    }

    private static void numbers(Element row, HopWords words, Row run, String... columns) {
        for (String column : columns) {
            row.appendElement("td").addClass("number").text(words.number(run.number(column)));
        }
    }

    private void facts(Element main, Layout layout, Hop hop) {
        Texts texts = layout.texts();
        Element list = main.appendElement("dl").addClass("facts");
        Map<String, String> words = new HopWords(texts).of(hop);
        fact(list, texts.say("column.schedule")).text(schedules.apply(hop.job()));
        for (String column : List.of("state", "waiting", "oldest", "underway", "later", "minute", "parked")) {
            fact(list, texts.say("column." + column))
                    .attr("data-live", hop.job() + '.' + column)
                    .text(words.get(column));
        }
    }

    private static Element fact(Element list, String name) {
        list.appendElement("dt").text(name);
        return list.appendElement("dd").attr("dir", "auto");
    }

    private static void runs(Element main, Texts texts, List<Row> runs) {
        Element body = Html.table(
                main,
                texts.say("jobs.runs"),
                texts.say("column.job"),
                texts.say("column.node"),
                texts.say("column.lastrun"),
                texts.say("column.lastworked"),
                texts.say("column.done"),
                texts.say("column.refused"),
                texts.say("column.message"),
                texts.say("column.suspect"));
        var words = new HopWords(texts);
        for (Row run : runs) {
            Element row = body.appendElement("tr");
            Html.value(row, "td", run.text("job"));
            Html.value(row, "td", run.text("node"));
            Html.time(row, "td", run.time("lastrun"));
            Html.time(row, "td", run.time("lastworked"));
            numbers(row, words, run, "recordsdone", "recordsfailed");
            Html.value(row, "td", run.text("message"));
            Html.value(row, "td", run.text("suspect"));
        }
    }
}
