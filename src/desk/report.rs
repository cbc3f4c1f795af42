//! Reports (月报): the tables of a period, the ledger and the definitions as files, for chat, page and command
//! line.

use std::sync::Arc;

use tracing::error;

use crate::domain::attachment::{Attachment, AttachmentKind, Location};
use crate::domain::indicator::Plan;
use crate::domain::ledger::Ledger;
use crate::domain::moment::Moment;
use crate::domain::person::{Act, Person};
use crate::domain::report::{Format, Report};
use crate::domain::statistic::{Audience, Frame, Period, Statistic};
use crate::domain::working_time::Calendar;
use crate::paper;
use crate::separated;
use crate::speech::reply::Trouble;
use crate::speech::reply_office::OfficeReply;
use crate::speech::report;
use crate::speech::words::Voice;
use crate::store::{Result, Tx};
use crate::workbook;

use super::indicators;
use super::turn::Turn;

/// Rows of a ledger that is asked for in a chat: it is put together while everybody else waits. The command
/// line has no such limit.
const LEDGER_IN_CHAT: u32 = 3_000;

/// Who asks for a report, and what of it they get.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Over what.
    pub period: Period,
    /// Whom it is for.
    pub audience: Audience,
    /// Who reads the ledger; nobody at the command line.
    pub reader: Option<&'a Person>,
    /// Most rows of the ledger.
    pub ledger_rows: u32,
    /// The plan whose indicators stand in it.
    pub plan: &'a Plan,
}

/// The report of a period.
///
/// # Errors
/// The database cannot be read.
pub fn compose(tx: &Tx<'_>, voice: Voice<'_>, calendar: &Arc<Calendar>, asked: Asked<'_>) -> Result<Report> {
    let frame = Frame::of(voice.departments, Arc::clone(calendar));
    let tables = Statistic::ALL.into_iter().map(|statistic| tx.table(statistic, asked.period, voice.now, &frame));
    let tables = tables.collect::<Result<Vec<_>>>()?;
    let ledger = match asked.audience {
        Audience::Public => None,
        Audience::Office => {
            let rows = tx.ledger(asked.period, calendar, asked.ledger_rows.saturating_add(1))?;
            let rows = rows.into_iter().map(|row| row.for_reader(asked.reader)).collect();
            Some(Ledger::cut(rows, asked.ledger_rows))
        }
    };
    let report = report::report(voice, asked.period, asked.audience, tables, ledger.as_ref());
    let report = if tx.is_demo()? { report::invented(voice, report) } else { report };
    Ok(match asked.audience {
        Audience::Public => report,
        Audience::Office => Report { indicators: indicators::grid(tx, voice, asked.plan)?, ..report },
    })
}

/// A file of a report.
#[derive(Debug, Clone)]
pub struct ReportFile {
    /// Its name for people.
    pub name: String,
    /// Its end: `xlsx`, `docx`, `csv`, and which of two.
    pub ending: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The report in a form; as CSV these are two files, the tables and the ledger.
///
/// # Errors
/// In words for the log: a file could not be put together.
pub fn files(report: &Report, format: Format, made: Moment) -> std::result::Result<Vec<ReportFile>, String> {
    let file = |name: &str, ending, bytes| ReportFile { name: format!("{name}.{}", format.code()), ending, bytes };
    let whole = |bytes, ending| vec![file(&report.file, ending, bytes)];
    match format {
        Format::Word => Ok(whole(paper::report_docx(report).map_err(|e| e.to_string())?, "docx")),
        Format::Excel => Ok(whole(workbook::xlsx(report, made).map_err(|e| e.to_string())?, "xlsx")),
        Format::Csv => {
            let named = |sheet: &str| format!("{}-{sheet}", report.file);
            let tables = separated::csv_of_tables(report).map_err(|e| e.to_string())?;
            let mut files = vec![file(&named(&report.sheets.summary), "tables.csv", tables)];
            if let Some(ledger) = &report.ledger {
                let bytes = separated::csv_of_grid(ledger).map_err(|e| e.to_string())?;
                files.push(file(&named(&report.sheets.ledger), "ledger.csv", bytes));
            }
            Ok(files)
        }
    }
}

/// Words behind the period that ask for what may leave the office.
const FOR_OTHERS: [&str; 4] = ["对外", "公开", "外发", "public"];

/// /report: the files of a period, last month's if none is named.
pub fn send(turn: &mut Turn<'_>, text: &str) -> Result<()> {
    if !turn.allowed(Act::SeeFigures, None)? {
        return Ok(());
    }
    let text = text.trim();
    let (text, audience) = match FOR_OTHERS.iter().find_map(|word| text.strip_suffix(word)) {
        Some(text) => (text.trim(), Audience::Public),
        None => (text, Audience::Office),
    };
    let period = match text {
        "" => Ok(Period::this_month(turn.now).before()),
        text => Period::parse(text, turn.now),
    };
    let period = match period {
        Ok(period) => period,
        Err(problem) => return turn.reply(OfficeReply::ReportUsage { problem }),
    };
    let language = turn.person.language;
    let voice =
        Voice { language, departments: turn.guide.departments(), now: turn.now, calendar: Some(&turn.calendar) };
    let asked =
        Asked { period, audience, reader: Some(&turn.person), ledger_rows: LEDGER_IN_CHAT, plan: turn.guide.plan() };
    let report = compose(turn.tx, voice, &turn.calendar, asked)?;
    for format in Format::ALL {
        let files = match files(&report, format, turn.now) {
            Ok(files) => files,
            Err(why) => {
                error!(person = %turn.person.id, error = %why, "a report was not made");
                return turn.reply(Trouble::OurFault);
            }
        };
        for file in files {
            let attachment = keep(turn, period, audience, file)?;
            turn.reply(OfficeReply::Report { period, format, audience, attachment })?;
        }
    }
    Ok(())
}

/// A file for each person: what one may see of a trade secret, another may not.
fn keep(turn: &Turn<'_>, period: Period, audience: Audience, file: ReportFile) -> Result<Attachment> {
    let whom = match audience {
        Audience::Office => "office",
        Audience::Public => "public",
    };
    let (person, language) = (turn.person.id, turn.person.language.tag());
    let name = format!("report-{period}-{whom}-{person}-{language}-{}", file.ending);
    turn.tx.keep_attachment(&name, &file.bytes)?;
    Ok(Attachment {
        kind: AttachmentKind::Document,
        location: Location::Stored { name },
        name: Some(file.name),
        size: u64::try_from(file.bytes.len()).ok(),
    })
}
