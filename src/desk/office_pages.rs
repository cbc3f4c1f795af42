//! What the office's pages show. Every page asks `can` first; what a trade secret hides in a chat it hides here.

use std::sync::Arc;

use chrono::Days;

use crate::conversation::incoming::Incoming;
use crate::domain::department::Slug;
use crate::domain::ids::PersonId;
use crate::domain::moment::Moment;
use crate::domain::office::{AuditPick, LedgerPick, PAGE_ROWS, Standing};
use crate::domain::period::Period;
use crate::domain::person::{Act, Language, Person, can};
use crate::domain::report::Format;
use crate::domain::standard::Confidence;
use crate::domain::statistic::{Audience, Frame, Statistic};
use crate::guide::gaps;
use crate::speech::page::office::{self, InsideFor, LedgerLine};
use crate::speech::views::{Doer, HistoryLine};
use crate::speech::words::Voice;
use crate::store::office::Listed;
use crate::store::{Result, Tx};

use super::office_views::{Audit, Choice, Colleague, Health, LedgerPage, Overview, People};
use super::report::{self, ReportFile};
use super::turn::Turn;
use super::{Desk, away, consultation};

/// Overdue tickets on the first page; the ledger has all.
const OVERDUE_SHOWN: usize = 20;
/// Rows of a ledger that is downloaded: some years of a county, put together in seconds.
const LEDGER_DOWNLOADED: u32 = 50_000;
/// Days of the roster from today.
const ROSTER_DAYS: u64 = 7;
/// Questions without evidence that are looked at: a year of a county.
const GAPS_LOOKED_AT: u32 = 2_000;
/// Groups of them that are shown, and questions of each.
const GAPS_SHOWN: usize = 40;
const QUESTIONS_SHOWN: usize = 5;
/// Articles whose questions end with a human that are shown.
const HUMAN_SHOWN: u32 = 40;

/// Tables on the first page, in this order.
const TABLES: [Statistic; 12] = [
    Statistic::ByDepartment,
    Statistic::Trend,
    Statistic::ByTown,
    Statistic::ByIndustry,
    Statistic::ByChannel,
    Statistic::ByExpert,
    Statistic::Ratings,
    Statistic::FollowUps,
    Statistic::Corrections,
    Statistic::Handling,
    Statistic::Consultations,
    Statistic::Delivery,
];

impl Desk {
    /// Departments, towns, industries and channels to pick from.
    pub fn choices(&self, language: Language, now: Moment) -> [Vec<Choice>; 4] {
        let guide = self.guide();
        let departments = guide.departments();
        let voice = Voice { language, departments, now, calendar: None };
        let choice = |code: &str, words: String| Choice { code: code.to_owned(), words };
        let channels =
            crate::conversation::incoming::ChannelName::ALL.map(crate::conversation::incoming::ChannelName::code);
        [
            departments.lines.iter().map(|line| choice(line.slug.as_str(), voice.department(&line.slug))).collect(),
            departments.towns.iter().map(|town| choice(town, town.clone())).collect(),
            departments.industries.iter().map(|one| choice(&one.slug, voice.industry(&one.slug))).collect(),
            channels.iter().map(|code| choice(code, voice.say(&format!("channel-{code}")))).collect(),
        ]
    }

    /// The first page; `None`: not for this reader.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn overview(&self, reader: &Person, period: Period, now: Moment) -> Result<Option<Overview>> {
        self.for_office(reader, Act::SeeFigures, now, move |turn, voice, reader| {
            let frame = Frame::of(voice.departments, Arc::clone(&turn.calendar));
            let compared = turn.tx.table(Statistic::Comparison, period, now, &frame)?;
            let tables = TABLES.into_iter().map(|statistic| turn.tx.table(statistic, period, now, &frame));
            let tables = tables.map(|table| Ok(office::printed(voice, &table?))).collect::<Result<_>>()?;
            let late = LedgerPick {
                period,
                department: None,
                town: None,
                industry: None,
                expert: None,
                channel: None,
                standing: Some(Standing::Overdue),
                page: 1,
            };
            let (rows, overdue_count) = turn.tx.ledger_page(&late, reader.id, now)?;
            let mut lines = lines(turn.tx, voice, reader, rows)?;
            lines.truncate(OVERDUE_SHOWN);
            Ok(Overview {
                period: office::period(voice, period),
                cards: office::cards(voice, &compared),
                overdue: lines,
                overdue_count,
                tables,
            })
        })
        .await
    }

    /// A page of the ledger; `None`: not for this reader.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn ledger(&self, reader: &Person, pick: LedgerPick, now: Moment) -> Result<Option<LedgerPage>> {
        self.for_office(reader, Act::SeeFigures, now, move |turn, voice, reader| {
            let (rows, count) = turn.tx.ledger_page(&pick, reader.id, now)?;
            Ok(LedgerPage {
                period: office::period(voice, pick.period),
                lines: lines(turn.tx, voice, reader, rows)?,
                count,
                pages: pages(count),
                experts: staff(turn.tx, |person| !person.roles.expert.is_empty())?,
            })
        })
        .await
    }

    /// The house and its roster; `None`: not for this reader.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn house_list(&self, reader: &Person, now: Moment) -> Result<Option<People>> {
        self.for_office(reader, Act::ListPeople, now, move |turn, voice, _| {
            let today = now.day();
            let colleagues = turn.tx.staff()?.into_iter().map(|person| {
                let absence = turn.tx.absence_of(person.id, today)?;
                let away = absence.map(|absence| away::view(turn, &absence)).transpose()?;
                Ok(Colleague {
                    roles: office::roles(voice, &person.roles),
                    in_hand: turn.tx.held_by(person.id)?.len(),
                    away: away.map(|away| office::away(voice, &away)),
                    suspended: person.suspended,
                    name: person.name,
                })
            });
            let colleagues = colleagues.collect::<Result<_>>()?;
            let days: Vec<_> = (0..ROSTER_DAYS).filter_map(|ahead| today.checked_add_days(Days::new(ahead))).collect();
            let roster = voice.departments.lines.iter().map(|line| {
                let on_duty = days.iter().map(|day| {
                    let people = turn.tx.on_duty(&line.slug, *day)?;
                    let names = people.into_iter().map(|person| turn.name_of(person)).collect::<Result<Vec<_>>>()?;
                    Ok(voice.list(names))
                });
                Ok((voice.department(&line.slug), on_duty.collect::<Result<_>>()?))
            });
            let roster = roster.collect::<Result<_>>()?;
            Ok(People { colleagues, days: days.iter().map(|day| office::column_day(voice, *day)).collect(), roster })
        })
        .await
    }

    /// How the library stands; `None`: not for this reader.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn library_health(
        &self,
        reader: &Person,
        period: Period,
        department: Option<Slug>,
        now: Moment,
    ) -> Result<Option<Health>> {
        self.for_office(reader, Act::SeeFigures, now, move |turn, voice, _| {
            let (from, to, of) = (period.start(), period.end(), department.as_ref());
            let library = turn.guide.library();
            let is_of = |slug: &Slug| of.is_none_or(|of| of == slug);
            let past = library.articles().iter().filter(|one| one.review_by < now.day() && is_of(&one.department));
            let rows = turn.guide.register().rows().iter().filter(|row| row.confidence == Confidence::Low);
            let gaps = gaps::group(&turn.tx.gaps_for_office(from, to, of, GAPS_LOOKED_AT)?);
            let title = |id: &str| library.article(id).map_or_else(|| id.to_owned(), |article| article.title.clone());
            let human = turn.tx.ends_with_human(from, to, of, HUMAN_SHOWN)?;
            Ok(Health {
                period: office::period(voice, period),
                articles: library.articles().len(),
                past_review: past
                    .map(|one| (one.title.clone(), voice.department(&one.department), one.review_by.to_string()))
                    .collect(),
                unconfirmed: rows.map(|row| (row.number.clone(), row.title.clone(), row.check.clone())).collect(),
                gaps: gaps
                    .into_iter()
                    .take(GAPS_SHOWN)
                    .map(|gap| {
                        let mut some: Vec<String> = gap.questions.iter().map(|text| office::cut(text)).collect();
                        some.sort();
                        some.dedup();
                        some.truncate(QUESTIONS_SHOWN);
                        (voice.department(&gap.department), gap.questions.len(), some)
                    })
                    .collect(),
                human: human
                    .into_iter()
                    .map(|one| (title(&one.article), voice.department(&one.department), one.shown, one.tickets))
                    .collect(),
            })
        })
        .await
    }

    /// A page of who did what; `None`: not for this reader.
    ///
    /// # Errors
    /// The database cannot be read.
    pub async fn audit(&self, reader: &Person, pick: AuditPick, now: Moment) -> Result<Option<Audit>> {
        self.for_office(reader, Act::SeeFigures, now, move |turn, voice, reader| {
            let (events, count) = turn.tx.audit_page(&pick)?;
            let mut steps = vec![];
            for (id, event) in events {
                let Some(ticket) = turn.tx.ticket(id)? else { continue };
                let actor = match event.actor {
                    PersonId::CLINIC => Doer::Clinic,
                    actor if actor == ticket.client || turn.tx.is_same_person(actor, ticket.client)? => Doer::Client,
                    actor => Doer::Named(turn.name_of(actor)?),
                };
                let words = match can(reader, Act::SeeInternal, Some(&ticket)) {
                    Ok(()) => {
                        let whom = consultation::whom(turn, &event)?;
                        office::step(voice, &HistoryLine { actor, whom, what: event.what, at: event.at })
                    }
                    Err(_) => office::hidden(voice),
                };
                steps.push((ticket.number.to_string(), words));
            }
            Ok(Audit {
                period: office::period(voice, pick.period),
                steps,
                count,
                pages: pages(count),
                people: staff(turn.tx, |_| true)?,
            })
        })
        .await
    }

    /// The files of a report in a form; `None`: not for this reader.
    ///
    /// # Errors
    /// The database cannot be read; a file that cannot be put together is said in words for the log.
    pub async fn report_files(
        &self,
        reader: &Person,
        period: Period,
        format: Format,
        now: Moment,
    ) -> Result<Option<std::result::Result<Vec<ReportFile>, String>>> {
        self.for_office(reader, Act::SeeFigures, now, move |turn, voice, reader| {
            let audience = Audience::Office;
            let asked = report::Asked {
                period,
                audience,
                reader: Some(reader),
                ledger_rows: LEDGER_DOWNLOADED,
                plan: turn.guide.plan(),
            };
            let report = report::compose(turn.tx, voice, &turn.calendar, asked)?;
            Ok(report::files(&report, format, now))
        })
        .await
    }

    /// Reads in one snapshot, if this reader may do this.
    pub(super) async fn for_office<T: Send + 'static>(
        &self,
        reader: &Person,
        act: Act,
        now: Moment,
        read: impl FnOnce(&Turn<'_>, Voice<'_>, &Person) -> Result<T> + Send + 'static,
    ) -> Result<Option<T>> {
        if can(reader, act, None).is_err() {
            return Ok(None);
        }
        let (house, reader) = (Arc::clone(&self.house), reader.clone());
        self.store
            .read(move |tx| {
                let (guide, nobody) = (house.guide(), Incoming::of_nobody(now));
                let turn = Turn::of_clinic(tx, &guide, &house, &nobody)?;
                let calendar = house.calendar();
                let voice = Voice {
                    language: reader.language,
                    departments: guide.departments(),
                    now,
                    calendar: Some(&calendar),
                };
                read(&turn, voice, &reader).map(Some)
            })
            .await
    }
}

fn lines(tx: &Tx<'_>, voice: Voice<'_>, reader: &Person, rows: Vec<Listed>) -> Result<Vec<LedgerLine>> {
    let mut lines = vec![];
    for row in rows {
        let Some(ticket) = tx.ticket(row.ticket)? else { continue };
        let inside = match can(reader, Act::SeeInternal, Some(&ticket)) {
            Ok(()) => InsideFor::Shown(row.firm.as_deref(), row.town.as_deref(), &row.question),
            Err(_) => InsideFor::Hidden,
        };
        lines.push(office::ledger_line(voice, &ticket, inside, row.holder.as_deref()));
    }
    Ok(lines)
}

fn staff(tx: &Tx<'_>, is: impl Fn(&Person) -> bool) -> Result<Vec<Choice>> {
    let people = tx.staff()?.into_iter().filter(|person| is(person));
    Ok(people.map(|person| Choice { code: person.id.to_string(), words: person.name }).collect())
}

fn pages(rows: u64) -> u64 {
    rows.div_ceil(u64::from(PAGE_ROWS)).max(1)
}
