//! The files of `knowledge/`, from the binary or from a folder, as texts.

use std::path::{Path, PathBuf};

use rust_embed::RustEmbed;

use crate::domain::problem::Problem;

/// Largest file that is read. The longest article has a few kilobytes, the register about 100 KB;
/// beyond this somebody dropped a wrong file into the folder.
pub const FILE_MAX_BYTES: u64 = 2 * 1024 * 1024;
/// Most files that are read; a library of this size would no longer start in the promised time.
pub const FILES_MAX: usize = 5_000;
/// How deep folders may lie below the knowledge folder (`calendar/2026.json` is at depth 2).
const DEPTH_MAX: usize = 3;

/// Where the knowledge comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The files built into the binary.
    Embedded,
    /// A folder, read anew at every load.
    Folder(PathBuf),
}

/// One text file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Path below the knowledge folder, with `/`.
    pub path: String,
    /// Content without byte-order mark, lines ended by `\n`.
    pub text: String,
}

#[derive(RustEmbed)]
#[folder = "knowledge/"]
struct Embedded;

/// Reads all `.md`, `.toml` and `.json` files, sorted by path. What cannot be read is a problem of
/// that file only.
pub fn read(source: &Source) -> (Vec<TextFile>, Vec<Problem>) {
    let mut files = Vec::new();
    let mut problems = Vec::new();
    match source {
        Source::Embedded => {
            for path in Embedded::iter().filter(|path| is_wanted(Path::new(path.as_ref()))) {
                if let Some(file) = Embedded::get(&path) {
                    take(&path, &file.data, &mut files, &mut problems);
                }
            }
        }
        Source::Folder(root) => walk(root, root, 0, &mut files, &mut problems),
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    (files, problems)
}

fn walk(root: &Path, folder: &Path, depth: usize, files: &mut Vec<TextFile>, problems: &mut Vec<Problem>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            problems.push(Problem::error(&below(root, folder), 0, format!("文件夹读不了：{error}")));
            return;
        }
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = below(root, &path);
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            if depth + 1 < DEPTH_MAX {
                walk(root, &path, depth + 1, files, problems);
            }
            continue;
        }
        if !kind.is_file() || !is_wanted(&path) {
            continue;
        }
        if files.len() >= FILES_MAX {
            problems.push(Problem::error(&name, 0, format!("文件超过 {FILES_MAX} 个，这个没有读")));
            return;
        }
        if entry.metadata().is_ok_and(|m| m.len() > FILE_MAX_BYTES) {
            problems.push(Problem::error(&name, 0, format!("文件大于 {FILE_MAX_BYTES} 字节，没有读")));
            continue;
        }
        match std::fs::read(&path) {
            Ok(bytes) => take(&name, &bytes, files, problems),
            Err(error) => problems.push(Problem::error(&name, 0, format!("文件读不了：{error}"))),
        }
    }
}

fn is_wanted(path: &Path) -> bool {
    path.extension().and_then(|e| e.to_str()).is_some_and(|e| matches!(e, "md" | "toml" | "json"))
}

fn below(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

fn take(path: &str, bytes: &[u8], files: &mut Vec<TextFile>, problems: &mut Vec<Problem>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => files.push(TextFile { path: path.to_owned(), text: unify(text) }),
        Err(error) => {
            let line = bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() + 1;
            problems.push(Problem::error(path, line, "不是 UTF-8 编码：请另存为 UTF-8"));
        }
    }
}

/// Drops a byte-order mark and turns CRLF into LF, so that lines are counted alike everywhere.
pub fn unify(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}
