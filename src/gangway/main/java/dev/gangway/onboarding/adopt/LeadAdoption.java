package dev.gangway.onboarding.adopt;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.gangway.commerce.partners.LegalEntities;
import dev.gangway.database.Database;
import dev.gangway.database.KeyedPages;
import dev.gangway.database.Row;
import dev.gangway.ledger.RecordKey;
import dev.gangway.onboarding.adopt.report.Tally;
import dev.gangway.onboarding.adopt.sales.SalesLead;
import dev.gangway.onboarding.adopt.sales.SalesLeads;
import dev.gangway.onboarding.link.LeadLink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The leads of an adoption. Reads the leads twice: first only their numbers, to learn which come more than once, so that
 * everything else can be decided chunk by chunk; what comes more than once is decided at the end, all of it together.
 */
final class LeadAdoption {
    private static final int CHUNK = 500;

    private final Database headquarters;
    private final SalesLeads leads;
    private final LeadsByRule byRule;
    private final LeadLinks links;
    private final List<String> areas;
    private final Tally tally;
    private final Effects effects;

    /** Those of numbers that come more than once, and those that can only be understood with them. */
    private final Numbers keys = new Numbers();

    /** The numbers alone, whatever legal entity their leads name. */
    private final Numbers numbers = new Numbers();

    /** The numbers of leads that name no legal entity. */
    private final Numbers loose = new Numbers();

    private final List<SalesLead> together = new ArrayList<>();
    private final Map<String, SalesLead> unnumbered = new LinkedHashMap<>();
    private final Set<RecordKey> asked = new HashSet<>();
    /** Prospects that have their leads already; without writing, the database does not know. */
    private final Numbers given = new Numbers();

    private long read;

    /** @param links null when nothing is to be written */
    LeadAdoption(
            Database headquarters,
            SalesLeads leads,
            LeadsByRule byRule,
            LeadLinks links,
            List<String> areas,
            Tally tally) {
        this.headquarters = headquarters;
        this.leads = leads;
        this.byRule = byRule;
        this.links = links;
        this.areas = areas;
        this.tally = tally;
        this.effects = new Effects(headquarters);
    }

    void run() {
        readNumbers();
        try (Stream<SalesLead> all = leads.marked()) {
            List<SalesLead> chunk = new ArrayList<>();
            all.forEach(lead -> {
                sort(lead, chunk);
                if (chunk.size() == CHUNK) {
                    decide(chunk);
                    chunk.clear();
                }
            });
            decide(chunk);
        }
        decideTogether();
        new KeyedPages(headquarters, "adopt/pending-page", "prospectid", CHUNK).within(areas, this::withoutNumber);
        unnumbered.values().forEach(lead -> nobodys(new LeadChoice.Nobodys(lead, "it has no prospect's number")));
    }

    private void readNumbers() {
        boolean named = leads.nameCompanies();
        try (Stream<SalesLead> all = leads.numbers()) {
            all.filter(lead -> !lead.number().isEmpty()).forEach(lead -> {
                keys.add(key(lead));
                numbers.add(lead.key());
                if (named && lead.company() == null) {
                    loose.add(lead.key());
                }
            });
        }
    }

    private static String key(SalesLead lead) {
        return lead.key() + '\t' + Objects.toString(lead.company(), "");
    }

    private void sort(SalesLead lead, List<SalesLead> chunk) {
        if (lead.number().isEmpty()) {
            unnumbered.put(lead.id(), lead);
        } else if (keys.isTwice(key(lead)) || numbers.isTwice(lead.key()) && loose.contains(lead.key())) {
            together.add(lead);
        } else {
            chunk.add(lead);
        }
        read++;
        if (read % CHUNK == 0) {
            tally.looked("leads", CHUNK);
        }
    }

    private void decideTogether() {
        tally.looked("leads", read % CHUNK);
        List<SalesLead> chunk = new ArrayList<>();
        for (List<SalesLead> same : together.stream()
                .collect(groupingBy(SalesLead::key, LinkedHashMap::new, toList()))
                .values()) {
            chunk.addAll(same);
            if (chunk.size() >= CHUNK) {
                decide(chunk);
                chunk.clear();
            }
        }
        decide(chunk);
    }

    private void decide(List<SalesLead> chunk) {
        List<SalesLead> unlinked = unlinked(chunk);
        if (unlinked.isEmpty()) {
            return;
        }
        Map<String, List<AdoptionProspect>> prospects = prospects(unlinked);
        var choice = new LeadChoice(Set.copyOf(areas));
        unlinked.stream()
                .collect(groupingBy(SalesLead::key, LinkedHashMap::new, toList()))
                .forEach((number, same) -> choice.decide(same, prospects.getOrDefault(number, List.of())));
        for (int i = 0; i < choice.foreign(); i++) {
            tally.foreign();
        }
        take(choice.matches(), choice.questions());
        choice.nobodys().forEach(this::nobodys);
    }

    private List<SalesLead> unlinked(List<SalesLead> chunk) {
        if (chunk.isEmpty()) {
            return List.of();
        }
        Set<String> linked = new HashSet<>();
        LeadLink.ofLeads(headquarters, chunk.stream().map(SalesLead::id).toList())
                .forEach(link -> linked.add(link.leadId()));
        linked.forEach(lead -> tally.already());
        return chunk.stream().filter(lead -> !linked.contains(lead.id())).toList();
    }

    private Map<String, List<AdoptionProspect>> prospects(List<SalesLead> chunk) {
        Set<RecordKey> keys = new HashSet<>();
        for (SalesLead lead : chunk) {
            // a lead that names its legal entity can belong to no other
            List<String> where =
                    lead.company() != null && !loose.contains(lead.key()) ? List.of(lead.company()) : areas;
            where.forEach(area -> lead.spellings().forEach(number -> keys.add(new RecordKey(area, number))));
        }
        Map<String, List<AdoptionProspect>> byNumber = new HashMap<>();
        headquarters
                .rowsByKey("adopt/prospects", RecordKey.parameters(keys, "prospectids"))
                .forEach(row -> {
                    AdoptionProspect prospect = AdoptionProspect.of(row);
                    byNumber.computeIfAbsent(SalesLead.key(prospect.number()), key -> new ArrayList<>())
                            .add(prospect);
                });
        return byNumber;
    }

    private void take(List<LeadChoice.Match> found, List<LeadChoice.Question> questions) {
        List<LeadChoice.Match> matches = effects.see(found);
        if (links != null && !(matches.isEmpty() && questions.isEmpty())) {
            links.write(matches, questions);
        }
        questions.forEach(question -> {
            asked.add(question.prospect().key());
            tally.line(AdoptionLines.of(question));
        });
        matches.forEach(match -> {
            unnumbered.remove(match.lead().id());
            if (links == null) {
                given.add(match.prospect().key().toString());
            }
            tally.line(AdoptionLines.of(match));
            if (LeadLinks.isContrary(match)) {
                tally.line(AdoptionLines.contrary(match));
            }
        });
    }

    private void nobodys(LeadChoice.Nobodys nobodys) {
        tally.line(AdoptionLines.of(nobodys));
    }

    /** Pending prospects that no lead has the number of. */
    private void withoutNumber(List<Row> page) {
        List<AdoptionProspect> open = page.stream()
                .map(AdoptionProspect::of)
                .filter(prospect -> !asked.contains(prospect.key())
                        && !given.contains(prospect.key().toString()))
                .toList();
        LeadsByRule.Found found = byRule.find(
                open.stream().filter(prospect -> !prospect.hasNoLead()).toList());
        take(found.matches(), found.questions());
        Set<AdoptionProspect> some = new HashSet<>();
        found.matches().forEach(match -> some.add(match.prospect()));
        found.questions().forEach(question -> some.add(question.prospect()));
        List<AdoptionProspect> none =
                open.stream().filter(prospect -> !some.contains(prospect)).toList();
        if (links != null) {
            links.release(none);
        }
        tally.open(none.size());
        tally.looked("prospects", page.size());
    }

    /** The legal entities that prospects and customers of headquarters have, those that are served. */
    static List<String> areas(Database headquarters, LegalEntities served) {
        Set<String> areas = new TreeSet<>();
        headquarters.rows("adopt/areas", Map.of()).forEach(row -> areas.add(row.text("dataareaid")));
        areas.removeIf(area -> !served.serves(area));
        return List.copyOf(areas);
    }
}
