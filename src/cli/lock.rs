//! A file that one process holds at a time. The lock goes with the process, however it ends.

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::Path;

/// A held lock; dropping it lets go.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// What became of an attempt to hold it.
#[derive(Debug)]
pub enum Taken {
    /// It is ours.
    Ours(Lock),
    /// Another process has it.
    Held {
        /// Its id, if it could be read.
        process: Option<u32>,
    },
}

/// Tries to take the lock; the file names the holder's process id.
///
/// # Errors
/// The file cannot be made.
pub fn take(path: &Path) -> io::Result<Taken> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::options().create(true).truncate(false).read(true).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let process = fs::read_to_string(path).ok().and_then(|text| text.trim().parse().ok());
            return Ok(Taken::Held { process });
        }
        Err(TryLockError::Error(error)) => return Err(error),
    }
    file.set_len(0)?;
    writeln!(file, "{}", std::process::id())?;
    Ok(Taken::Ours(Lock { _file: file }))
}

/// The process that holds the lock, if one does.
pub fn holder(path: &Path) -> Option<u32> {
    let file = File::open(path).ok()?;
    match file.try_lock_shared() {
        Err(TryLockError::WouldBlock) => fs::read_to_string(path).ok()?.trim().parse().ok(),
        Ok(()) | Err(TryLockError::Error(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_holds_it_until_the_first_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("serve.lock");
        let Taken::Ours(first) = take(&path).unwrap() else { panic!("nobody else is there") };
        match take(&path).unwrap() {
            Taken::Held { process } => assert_eq!(process, Some(std::process::id())),
            Taken::Ours(_) => panic!("it is held"),
        }
        assert_eq!(holder(&path), Some(std::process::id()));
        drop(first);
        assert_eq!(holder(&path), None);
        assert!(matches!(take(&path).unwrap(), Taken::Ours(_)));
    }
}
