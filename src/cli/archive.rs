//! A backup as one file: a tar archive of the database, the attachments and whatever else lies in the data folder, with
//! a leaf that says what is in it.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::{Deserialize, Serialize};

use crate::config::BACKUPS_FOLDER;
use crate::domain::holding::Holding;
use crate::domain::moment::Moment;
use crate::speech::console::backup as words;
use crate::store::Store;
use crate::store::copies;

/// The database in an archive and in a data folder.
pub const DATABASE: &str = "clinic.db";
/// The leaf with what is in the archive, its first entry.
const LEAF: &str = "backup.json";
/// Longest leaf that is read.
const LEAF_MAX_BYTES: u64 = 64 * 1024;
/// The form of the archive; a later program knows the earlier ones.
const FORM: u32 = 1;
/// Where a restore puts things before they take their places.
pub const RESTORING: &str = "restoring";
/// What a restore has moved aside begins with this.
pub const ASIDE: &str = "before-restore-";
/// While a restore moves files, this one says how far it is.
pub const MARK: &str = "restore.unfinished";

/// What is in an archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leaf {
    form: u32,
    /// When, RFC 3339.
    pub made: String,
    schema: u32,
    people: i64,
    questions: i64,
    tickets: i64,
    events: i64,
}

impl Leaf {
    fn of(holding: Holding, made: Moment) -> Self {
        let Holding { schema, people, questions, tickets, events } = holding;
        Self { form: FORM, made: made.local().to_rfc3339(), schema, people, questions, tickets, events }
    }

    /// What the database of the archive held.
    pub fn holding(&self) -> Holding {
        let Self { schema, people, questions, tickets, events, .. } = *self;
        Holding { schema, people, questions, tickets, events }
    }
}

/// Is this a name of the data folder that belongs in no archive: locks, the database itself (its copy goes in), other
/// backups, what a restore left?
fn stays_out(name: &str) -> bool {
    name.starts_with(DATABASE)
        || name.ends_with(".lock")
        || name.ends_with(".part")
        || name.starts_with(ASIDE)
        || [BACKUPS_FOLDER, RESTORING, MARK].contains(&name)
}

/// Writes the archive `target`: first under another name, checked, forced to the disk, and only then under its own.
///
/// # Errors
/// The target is there already, the disk is full, or something cannot be read.
pub fn write(store: &Store, data: &Path, target: &Path, now: Moment) -> anyhow::Result<Leaf> {
    if target.exists() {
        bail!(words::exists(target));
    }
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let (copy, part) = (beside(target, "db.part"), beside(target, "tar.part"));
    let written = write_parts(store, data, &copy, &part, now);
    let _ = fs::remove_file(&copy);
    match written {
        Ok(leaf) => {
            fs::rename(&part, target)?;
            sync_folder(target)?;
            Ok(leaf)
        }
        Err(why) => {
            let _ = fs::remove_file(&part);
            Err(why)
        }
    }
}

fn write_parts(store: &Store, data: &Path, copy: &Path, part: &Path, now: Moment) -> anyhow::Result<Leaf> {
    // What an earlier attempt left when the machine went down.
    let _ = fs::remove_file(copy);
    store.copy_into(copy)?;
    let leaf = Leaf::of(copies::examine(copy)?, now);
    let mut archive = tar::Builder::new(BufWriter::new(File::create(part)?));
    let text = serde_json::to_vec_pretty(&leaf)?;
    let mut header = tar::Header::new_gnu();
    header.set_size(text.len() as u64);
    header.set_mode(0o600);
    header.set_mtime(u64::try_from(now.0 / 1000).unwrap_or_default());
    header.set_cksum();
    archive.append_data(&mut header, LEAF, text.as_slice())?;
    archive.append_path_with_name(copy, DATABASE)?;
    for entry in fs::read_dir(data)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.to_str().is_none_or(stays_out) {
            continue;
        }
        append(&mut archive, &entry.path(), Path::new(&name))?;
    }
    let mut out = archive.into_inner()?;
    out.flush()?;
    out.get_ref().sync_all()?;
    Ok(leaf)
}

/// A file, or a folder with all that is in it. A file that went away meanwhile was erased: it is left out.
fn append(archive: &mut tar::Builder<BufWriter<File>>, from: &Path, name: &Path) -> io::Result<()> {
    let kind = match fs::symlink_metadata(from) {
        Ok(about) => about.file_type(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    if kind.is_dir() {
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            append(archive, &entry.path(), &name.join(entry.file_name()))?;
        }
        return Ok(());
    }
    if !kind.is_file() {
        return Ok(());
    }
    match File::open(from) {
        Ok(mut file) => archive.append_file(name, &mut file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Takes an archive apart into a folder, and proves that its database is whole and holds what its leaf says.
///
/// # Errors
/// It is no backup, damaged, or of a newer version; the disk is full.
pub fn read(archive: &Path, into: &Path) -> anyhow::Result<Leaf> {
    let file = File::open(archive).with_context(|| archive.display().to_string())?;
    let mut archive = tar::Archive::new(BufReader::new(file));
    let mut leaf: Option<Leaf> = None;
    fs::create_dir_all(into)?;
    for entry in archive.entries().context(words::NO_BACKUP)? {
        let mut entry = entry.context(words::NO_BACKUP)?;
        if leaf.is_none() {
            if entry.path()? != Path::new(LEAF) {
                bail!(words::NO_BACKUP);
            }
            let mut text = String::new();
            entry.by_ref().take(LEAF_MAX_BYTES).read_to_string(&mut text)?;
            leaf = Some(serde_json::from_str(&text).context(words::NO_BACKUP)?);
            continue;
        }
        // Links could lead out of the folder; we write none. `unpack_in` lets no path climb out of it.
        if !entry.header().entry_type().is_file() || !entry.unpack_in(into)? {
            bail!(words::NO_BACKUP);
        }
    }
    let Some(leaf) = leaf else { bail!(words::NO_BACKUP) };
    if leaf.form != FORM {
        bail!(words::NO_BACKUP);
    }
    let holds = copies::examine(&into.join(DATABASE))?;
    if holds != leaf.holding() {
        bail!(words::DAMAGED);
    }
    Ok(leaf)
}

/// A name beside the target.
fn beside(target: &Path, ending: &str) -> PathBuf {
    let mut name = target.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Makes a rename last: the folder is written too.
///
/// # Errors
/// The disk refuses.
pub fn sync_folder(of: &Path) -> io::Result<()> {
    let folder = of.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}
