//! `quality-clinic backup`: everything in one file, while the service runs.

use std::path::PathBuf;

use clap::Args;

use super::{Exit, archive, clinic, put};
use crate::clock;
use crate::config::Settings;
use crate::speech::console::{backup as words, help};

#[derive(Debug, Args)]
pub struct BackupArgs {
    #[arg(value_name = "FILE", help = help::BACKUP_FILE)]
    file: PathBuf,
}

/// Writes a backup.
///
/// # Errors
/// The file is there already, the disk is full, or the database cannot be read.
pub fn run(settings: &Settings, arguments: &BackupArgs) -> anyhow::Result<Exit> {
    if !settings.data.join(archive::DATABASE).is_file() {
        eprintln!("{}", words::nothing(&settings.data));
        return Ok(Exit::Failure);
    }
    let store = clinic::store(settings)?;
    let leaf = archive::write(&store, &settings.data, &arguments.file, clock::now())?;
    put(format_args!("{}", words::made(&arguments.file, &leaf.holding())))?;
    Ok(Exit::Success)
}
