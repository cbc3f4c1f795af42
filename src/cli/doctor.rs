//! `quality-clinic doctor`: what is wrong with a clinic, and what to do about it. Opening an older database brings it up to date; nothing else is changed.

use std::path::Path;

use super::{Exit, archive, clinic, lock, nightly, put, restore, serve};
use crate::clock;
use crate::config::Settings;
use crate::domain::moment::Moment;
use crate::speech::console::doctor::{self as words, Finding};
use crate::store::copies;

/// A message may wait so long before something is wrong: a channel that is down for a moment mends itself.
const WAITS_MINUTES: i64 = 15;
/// A backup of the schedule may be so old: yesterday's is good until tonight's is made.
const BACKUP_DAYS: i64 = 1;

/// Looks at everything and says it, a line each.
///
/// # Errors
/// Standard output is closed.
pub fn run(settings: &Settings) -> anyhow::Result<Exit> {
    let mut findings = vec![serving(&settings.data)];
    if restore::is_unfinished(&settings.data) {
        findings.push(Finding::RestoreUnfinished);
    } else {
        findings.extend(database(settings));
    }
    findings.push(library(settings));
    for finding in &findings {
        put(format_args!("{}", words::line(finding)))?;
    }
    Ok(if findings.iter().all(Finding::is_well) { Exit::Success } else { Exit::Failure })
}

fn serving(data: &Path) -> Finding {
    let path = data.join(serve::LOCK);
    match path.exists().then(|| lock::holder(&path)).flatten() {
        Some(process) => Finding::Serving { process },
        None => Finding::NotServing,
    }
}

/// What the database and its backups say.
fn database(settings: &Settings) -> Vec<Finding> {
    let path = settings.data.join(archive::DATABASE);
    if !path.is_file() {
        return vec![Finding::NoDatabase { data: settings.data.clone() }];
    }
    let holding = match copies::examine(&path) {
        Ok(holding) => holding,
        Err(why) => return vec![Finding::Damaged { why: why.to_string() }],
    };
    let mut findings = vec![Finding::Database { holding }];
    let now = clock::now();
    match work(settings, now) {
        Ok(found) => findings.extend(found),
        Err(why) => findings.push(Finding::Damaged { why: format!("{why:#}") }),
    }
    findings.push(match &settings.backups {
        None => Finding::BackupsOff,
        Some(backups) => match nightly::newest(&backups.folder) {
            None => Finding::NoBackup { folder: backups.folder.clone() },
            Some(day) if (now.day() - day).num_days() > BACKUP_DAYS => Finding::OldBackup { day },
            Some(day) => Finding::Backup { day },
        },
    });
    findings
}

/// Does anything wait that should not, and is there somebody to see to it?
fn work(settings: &Settings, now: Moment) -> anyhow::Result<Vec<Finding>> {
    let store = clinic::store(settings)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (oldest, office) = runtime.block_on(store.read(|tx| Ok((tx.oldest_waiting()?, tx.has_office()?))))?;
    let waiting = match oldest {
        Some(since) if since < now.plus_minutes(-WAITS_MINUTES) => Finding::Waiting { since },
        Some(_) | None => Finding::NothingWaits,
    };
    Ok(vec![waiting, if office { Finding::Office } else { Finding::NoOffice }])
}

/// The library and the notices of public holidays.
fn library(settings: &Settings) -> Finding {
    let (guide, problems) = match clinic::guide(settings) {
        Ok(loaded) => loaded,
        Err(why) => return Finding::NoLibrary { why: format!("{why:#}") },
    };
    let year = clock::now().year();
    match clinic::calendar(settings, &guide) {
        Err(why) => Finding::NoLibrary { why: format!("{why:#}") },
        Ok(calendar) if !calendar.has_notice(year) => Finding::NoNotice { year },
        Ok(_) if !problems.is_empty() => Finding::LibraryProblems { count: problems.len() },
        Ok(_) => Finding::Library { articles: guide.library().articles().len() },
    }
}
