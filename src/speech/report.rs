//! A report in words: the same tables as everywhere, in the order of an official report, with the ledger and
//! what everything counts.

use std::collections::BTreeSet;

use crate::domain::ledger::{Inside, LastWord, Ledger, LedgerRow};
use crate::domain::moment::Moment;
use crate::domain::report::{Chapter, ChartOf, Grid, Report, Shape, SheetNames, Value};
use crate::domain::statistic::{Audience, Cell, Change, Course, Measure, Period, Statistic, Table};

use super::words::Voice;
use super::{dates, figures, tickets};

/// What a page has room for in a table of many columns; the workbook has all.
const ON_PAPER: [Measure; 10] = [
    Measure::Asked,
    Measure::Opened,
    Measure::Closed,
    Measure::Open,
    Measure::Overdue,
    Measure::ResponseRate,
    Measure::SolvedRate,
    Measure::SatisfactionRate,
    Measure::FirstResponseMedian,
    Measure::SolveMedian,
];
/// Columns up to which a table fits a page whole.
const NARROW: usize = 5;
/// Numbers of chapters and of the headings in them.
const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
/// The chapters of the Word file, each with its tables.
const CHAPTERS: [(&str, &[Statistic]); 4] = [
    ("report-chapter-whole", &[Statistic::Comparison, Statistic::Overview]),
    (
        "report-chapter-groups",
        &[Statistic::ByDepartment, Statistic::ByTown, Statistic::ByIndustry, Statistic::ByChannel, Statistic::ByExpert],
    ),
    (
        "report-chapter-quality",
        &[
            Statistic::Ratings,
            Statistic::FollowUps,
            Statistic::Corrections,
            Statistic::Handling,
            Statistic::Consultations,
            Statistic::Delivery,
        ],
    ),
    ("report-chapter-trend", &[Statistic::Trend]),
];

/// The report of some tables over one period, for a reader; what leaves the office is masked and has no
/// ledger.
pub fn report(
    voice: Voice<'_>,
    period: Period,
    audience: Audience,
    tables: Vec<Table>,
    ledger: Option<&Ledger>,
) -> Report {
    let tables: Vec<Table> = tables
        .into_iter()
        .filter(|table| audience.may_read(table.statistic))
        .map(|table| table.for_audience(audience))
        .collect();
    let as_of = tables.first().map_or(voice.now, |table| table.as_of);
    let mut remarks = vec![voice.say("report-times"), voice.say("report-details")];
    if tables.iter().flat_map(|table| &table.rows).flatten().any(|cell| *cell == Cell::Masked) {
        remarks.push(voice.say("masked-note"));
    }
    if let Some(most) = ledger.and_then(|ledger| ledger.cut_at) {
        remarks.push(voice.fill("ledger-cut", &[("count", &most.to_string())]));
    }
    let kind = voice.say(match period {
        Period::Month(_) => "report-month",
        Period::Quarter(_) => "report-quarter",
        Period::Half(_) => "report-half",
        Period::Year(_) => "report-year",
        Period::Day(_) | Period::Week(_) | Period::Range { .. } => "report-brief",
    });
    let issuer = voice.say("paper-issuer");
    let for_whom = match audience {
        Audience::Office => String::new(),
        Audience::Public => voice.say("report-public"),
    };
    let for_file = match audience {
        Audience::Office => String::new(),
        Audience::Public => voice.say("report-public-file"),
    };
    let code = period.to_string();
    Report {
        title: voice.fill("report-title", &[("kind", &kind)]),
        subtitle: voice.fill("report-subtitle", &[("period", &figures::period(voice, period)), ("for", &for_whom)]),
        issuer,
        dated: dates::day(voice.language, voice.now),
        as_of: voice.fill("report-as-of", &[("when", &clock(as_of))]),
        file: voice.fill("report-file", &[("kind", &kind), ("period", &code), ("for", &for_file)]),
        chapters: chapters(voice, &tables),
        charts: charts(&tables),
        grids: tables.iter().map(|table| grid(voice, table)).collect(),
        ledger: match (audience, ledger) {
            (Audience::Office, Some(ledger)) => Some(ledger_grid(voice, &ledger.rows)),
            (Audience::Office, None) | (Audience::Public, _) => None,
        },
        indicators: None,
        definitions: definitions(voice, &tables),
        definition_heads: ["report-definition-of", "report-definition"].map(|key| voice.say(key)),
        remarks,
        sheets: SheetNames {
            summary: voice.say("report-sheet-summary"),
            ledger: voice.say("report-sheet-ledger"),
            indicators: voice.say("report-sheet-indicators"),
            definitions: voice.say("report-sheet-definitions"),
        },
        long_heads: [
            "report-long-table",
            "report-long-row",
            "measure-name",
            "report-long-value",
            "report-long-unit",
            "report-long-part",
            "report-long-whole",
        ]
        .map(|key| voice.say(key)),
        units: ["unit-count", "unit-minutes", "unit-percent", "unit-points"].map(|key| voice.say(key)),
    }
}

/// The report of a demonstration says that all of it is invented: in the title, in the data's time, and in the names of
/// the sheets, which are those of CSV files too.
pub fn invented(voice: Voice<'_>, report: Report) -> Report {
    let named = |name: &str| voice.fill("report-invented", &[("name", name)]);
    let said = voice.say("page-invented");
    let sheets = SheetNames {
        summary: named(&report.sheets.summary),
        ledger: named(&report.sheets.ledger),
        indicators: named(&report.sheets.indicators),
        definitions: named(&report.sheets.definitions),
    };
    let as_of = voice.fill("report-as-of-invented", &[("as_of", &report.as_of), ("said", &said)]);
    Report { title: named(&report.title), as_of, sheets, ..report }
}

/// A table with its words.
pub fn grid(voice: Voice<'_>, table: &Table) -> Grid {
    let names = table.rows.first().map_or(1, |row| row.iter().take_while(|cell| cell.is_label()).count().max(1));
    let wide = table.columns.len() > NARROW;
    let fits =
        |(index, column): (usize, &Measure)| (!wide || index < names || ON_PAPER.contains(column)).then_some(index);
    Grid {
        title: figures::title(voice, table),
        columns: table.columns.iter().map(|column| figures::measure(voice, *column)).collect(),
        short_columns: table.columns.iter().map(|column| figures::short_measure(voice, *column)).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(|cell| value(voice, cell)).collect()).collect(),
        names,
        on_paper: table.columns.iter().enumerate().filter_map(fits).collect(),
        definition: voice.fill("figures-definition", &[("definition", &figures::definition(voice, table.statistic))]),
    }
}

fn value(voice: Voice<'_>, cell: &Cell) -> Value {
    match cell {
        Cell::Count(count) => Value::Count(*count),
        Cell::WorkingMinutes(minutes) => Value::Minutes(*minutes, figures::cell(voice, cell)),
        Cell::Share { part, whole } => {
            Value::Share { part: *part, whole: *whole, words: figures::percent(*part, *whole) }
        }
        Cell::Decimal(number) => Value::Decimal(*number),
        Cell::Measure(_)
        | Cell::Department(_)
        | Cell::Town(_)
        | Cell::Industry(_)
        | Cell::Channel(_)
        | Cell::Unsaid
        | Cell::Nobody
        | Cell::Month(_)
        | Cell::Person { .. }
        | Cell::Grade(_)
        | Cell::Nothing
        | Cell::Masked => Value::Text(figures::cell(voice, cell)),
    }
}

fn charts(tables: &[Table]) -> Vec<ChartOf> {
    let of = |statistic, measures: &[Measure], shape| {
        let grid = tables.iter().position(|table| table.statistic == statistic)?;
        let columns = measures.iter();
        let columns = columns.filter_map(|m| tables[grid].columns.iter().position(|column| column == m)).collect();
        Some(ChartOf { grid, columns, shape })
    };
    [
        of(Statistic::ByDepartment, &[Measure::Opened, Measure::Closed], Shape::Bars),
        of(Statistic::Trend, &[Measure::Asked, Measure::Opened, Measure::Closed], Shape::Line),
        of(Statistic::ByTown, &[Measure::Opened], Shape::Bars),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn chapters(voice: Voice<'_>, tables: &[Table]) -> Vec<Chapter> {
    let mut chapters = vec![];
    for (key, statistics) in CHAPTERS {
        let there: Vec<(usize, &Table)> =
            tables.iter().enumerate().filter(|(_, table)| statistics.contains(&table.statistic)).collect();
        if there.is_empty() {
            continue;
        }
        let numbered = there.len() > 1;
        let mut grids = vec![];
        // In the order of the chapter.
        let ordered = statistics.iter().filter_map(|s| there.iter().find(|(_, table)| table.statistic == *s));
        for (index, table) in ordered.filter(|(_, table)| !table.rows.is_empty()) {
            let name = figures::statistic(voice, table.statistic);
            let heading = match NUMBERS.get(grids.len()) {
                Some(number) if numbered => voice.fill("report-heading-second", &[("number", number), ("name", &name)]),
                Some(_) | None => String::new(),
            };
            grids.push((heading, *index));
        }
        let number = NUMBERS.get(chapters.len()).copied().unwrap_or_default();
        chapters.push(Chapter {
            heading: voice.fill("report-heading-first", &[("number", number), ("name", &voice.say(key))]),
            sentences: if chapters.is_empty() { summary(voice, tables) } else { vec![] },
            grids,
        });
    }
    chapters
}

/// The leading figures as sentences.
fn summary(voice: Voice<'_>, tables: &[Table]) -> Vec<String> {
    let Some(table) = tables.iter().find(|table| table.statistic == Statistic::Comparison) else { return vec![] };
    let said = |measure: Measure| -> Option<String> {
        let row = table.rows.iter().find(|row| row.first() == Some(&Cell::Measure(measure)))?;
        let [_, now, before, year] = row.as_slice() else { return None };
        if matches!(now, Cell::Nothing | Cell::Masked) {
            return None;
        }
        let words = voice.fill(
            "report-figure",
            &[("name", &figures::short_measure(voice, measure)), ("value", &unit(voice, measure, now))],
        );
        let against =
            [("report-before", before), ("report-year-before", year)].into_iter().filter_map(|(key, then)| {
                let change = Change::between(now, then)?;
                // From nothing there is no percentage, and nothing to say.
                let course = match change {
                    Change::Percent { course, .. } | Change::Points { course, .. } => course,
                    Change::FromNothing => return None,
                };
                let how = match course {
                    Course::Up | Course::Down => figures::change_plainly(voice, change),
                    Course::Level => voice.say("change-level"),
                };
                Some(voice.fill(key, &[("change", &how)]))
            });
        let against: Vec<String> = against.collect();
        if against.is_empty() {
            return Some(words);
        }
        Some(voice.fill("report-compared", &[("words", &words), ("against", &voice.list(against))]))
    };
    let sentence = |measures: &[Measure]| {
        let parts: Vec<String> = measures.iter().filter_map(|measure| said(*measure)).collect();
        (!parts.is_empty()).then(|| parts.join(&voice.say("report-clause")) + &voice.say("report-stop"))
    };
    let counts = [Measure::Asked, Measure::Opened, Measure::Firms, Measure::Closed];
    let rates = [Measure::ResponseRate, Measure::SolvedRate, Measure::SatisfactionRate];
    let times = [Measure::FirstResponseMedian, Measure::SolveMedian];
    [sentence(&counts), sentence(&rates), sentence(&times)].into_iter().flatten().collect()
}

/// A value with its unit, as in a sentence.
fn unit(voice: Voice<'_>, measure: Measure, cell: &Cell) -> String {
    match (measure, cell) {
        (Measure::Asked, Cell::Count(count)) => voice.fill("count-questions", &[("count", &count.to_string())]),
        (Measure::Opened, Cell::Count(count)) => voice.fill("count-tickets", &[("count", &count.to_string())]),
        (Measure::Closed, Cell::Count(count)) => voice.fill("count-times", &[("count", &count.to_string())]),
        (Measure::Firms, Cell::Count(count)) => voice.fill("count-firms", &[("count", &count.to_string())]),
        (_, Cell::Share { part, whole }) => figures::percent(*part, *whole),
        (_, other) => figures::cell(voice, other),
    }
}

fn definitions(voice: Voice<'_>, tables: &[Table]) -> Vec<(String, String)> {
    let mut said: Vec<(String, String)> = tables
        .iter()
        .map(|table| (figures::statistic(voice, table.statistic), figures::definition(voice, table.statistic)))
        .collect();
    let mut known = BTreeSet::new();
    let measures = tables.iter().flat_map(|table| {
        let named = table.rows.iter().filter_map(|row| match row.first() {
            Some(Cell::Measure(measure)) => Some(*measure),
            _ => None,
        });
        table.columns.iter().copied().chain(named)
    });
    for measure in measures.filter(|measure| known.insert(*measure)) {
        if let Some(definition) = figures::measure_definition(voice, measure) {
            said.push((figures::measure(voice, measure), definition));
        }
    }
    said
}

fn ledger_grid(voice: Voice<'_>, rows: &[LedgerRow]) -> Grid {
    let heads = [
        "ledger-number",
        "ledger-asked",
        "ledger-opened",
        "ledger-firm",
        "ledger-town",
        "ledger-industry",
        "ledger-channel",
        "ledger-question",
        "ledger-department",
        "ledger-urgency",
        "ledger-stage",
        "ledger-expert",
        "ledger-due",
        "ledger-first",
        "ledger-first-minutes",
        "ledger-in-time",
        "ledger-closed",
        "ledger-solve-minutes",
        "ledger-word",
        "ledger-rating",
        "ledger-transfers",
    ];
    Grid {
        title: voice.say("report-sheet-ledger"),
        columns: heads.map(|key| voice.say(key)).to_vec(),
        short_columns: vec![],
        rows: rows.iter().map(|row| ledger_row(voice, row)).collect(),
        names: 1,
        on_paper: vec![],
        definition: String::new(),
    }
}

fn ledger_row(voice: Voice<'_>, row: &LedgerRow) -> Vec<Value> {
    let ticket = &row.ticket;
    let text = |text: Option<String>| Value::Text(text.unwrap_or_default());
    let when = |at: Option<Moment>| text(at.map(clock));
    let minutes = |minutes: Option<u64>| match minutes {
        Some(minutes) => Value::Minutes(minutes, figures::cell(voice, &Cell::WorkingMinutes(minutes))),
        None => Value::Text(String::new()),
    };
    let hidden = || Some(voice.say("ledger-hidden"));
    let [firm, town, industry, question] = match &row.inside {
        Inside::Shown { firm, town, industry, question } => {
            let industry = industry.as_ref().map(|slug| voice.industry(slug));
            [firm.clone(), town.clone(), industry, Some(question.clone())]
        }
        Inside::Hidden => [hidden(), hidden(), hidden(), hidden()],
    };
    let in_time = match ticket.first_answer_at {
        Some(at) if at <= ticket.due_first => Some("ledger-yes"),
        Some(_) => Some("ledger-no"),
        None if ticket.is_overdue(voice.now) => Some("ledger-no"),
        None => None,
    };
    let word = row.word.map(|word| {
        voice.say(match word {
            LastWord::Solved => "measure-solved-by-client",
            LastWord::NotSolved => "measure-not-solved",
            LastWord::Unconfirmed => "measure-unconfirmed",
        })
    });
    let channel = row.channel.clone().map(|channel| figures::cell(voice, &Cell::Channel(channel)));
    vec![
        text(Some(ticket.number.to_string())),
        when(Some(ticket.asked_at)),
        when(Some(row.opened_at)),
        text(firm),
        text(town),
        text(industry),
        text(channel),
        text(question),
        text(Some(voice.department(&ticket.department))),
        text(Some(tickets::urgency(voice, ticket.urgency))),
        text(Some(tickets::stage(voice, ticket.stage))),
        text(row.expert.as_ref().map(|(_, name)| name.clone())),
        when(Some(ticket.due_first)),
        when(ticket.first_answer_at),
        minutes(row.first_minutes),
        text(in_time.map(|key| voice.say(key))),
        when(ticket.closed_at),
        minutes(row.solve_minutes),
        text(word),
        text(ticket.rating.map(|rating| tickets::grade(voice, rating))),
        Value::Count(u64::from(ticket.transfers)),
    ]
}

/// As spreadsheets read it.
fn clock(at: Moment) -> String {
    at.local().format("%Y-%m-%d %H:%M").to_string()
}
