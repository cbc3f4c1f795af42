//! A file that somebody sends: checked by its content, then copied under a name of the program's own.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::domain::attachment::{ATTACHMENT_MAX_BYTES, Attachment, AttachmentKind, FILE_NAME_MAX, Location};

/// What a file name may end in, what it is shown as, and how its content must begin.
const KINDS: &[(&str, AttachmentKind, &[u8])] = &[
    ("jpg", AttachmentKind::Photo, b"\xff\xd8\xff"),
    ("jpeg", AttachmentKind::Photo, b"\xff\xd8\xff"),
    ("png", AttachmentKind::Photo, b"\x89PNG\r\n\x1a\n"),
    ("pdf", AttachmentKind::Document, b"%PDF-"),
    ("docx", AttachmentKind::Document, ZIP),
    ("xlsx", AttachmentKind::Document, ZIP),
    ("pptx", AttachmentKind::Document, ZIP),
    ("zip", AttachmentKind::Document, ZIP),
    ("doc", AttachmentKind::Document, OLE),
    ("xls", AttachmentKind::Document, OLE),
    ("ppt", AttachmentKind::Document, OLE),
    ("txt", AttachmentKind::Document, b""),
    ("csv", AttachmentKind::Document, b""),
];
const ZIP: &[u8] = b"PK";
const OLE: &[u8] = b"\xd0\xcf\x11\xe0";
/// Bytes that tell the content: the longest beginning above.
const BEGINNING_BYTES: u64 = 8;

/// Why a file is not sent.
#[derive(Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It cannot be read or copied.
    Unreadable(String),
    /// There is nothing in it.
    Empty,
    /// Above the limit of all channels.
    TooLarge,
    /// Its kind is not taken.
    Kind,
    /// The content is not what the name says.
    Disguised,
}

/// The endings that are taken.
pub fn known_endings() -> String {
    KINDS.iter().map(|(ending, ..)| *ending).collect::<Vec<_>>().join(" ")
}

/// Checks a file and copies it into `attachments` as `stem` with its ending.
///
/// # Errors
/// Why it is not sent; then nothing is left behind.
pub fn take(path: &Path, attachments: &Path, stem: &str) -> Result<Attachment, FileProblem> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    take_open(File::open(path).map_err(unreadable)?, &name, attachments, stem)
}

/// The same for a file that is open; `name` is what the person calls it, of which the last part counts.
///
/// # Errors
/// Why it is not sent; then nothing is left behind.
pub fn take_open(file: File, name: &str, attachments: &Path, stem: &str) -> Result<Attachment, FileProblem> {
    let given = Path::new(name.rsplit(['/', '\\']).next().unwrap_or_default());
    let about = file.metadata().map_err(unreadable)?;
    if !about.is_file() {
        return Err(unreadable(io::Error::from(io::ErrorKind::InvalidInput)));
    }
    if about.len() == 0 {
        return Err(FileProblem::Empty);
    }
    if about.len() > ATTACHMENT_MAX_BYTES {
        return Err(FileProblem::TooLarge);
    }
    let ending = given.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let Some((ending, kind, beginning)) = KINDS.iter().find(|(known, ..)| *known == ending) else {
        return Err(FileProblem::Kind);
    };
    let mut head = vec![];
    (&file).take(BEGINNING_BYTES).read_to_end(&mut head).map_err(unreadable)?;
    if !head.starts_with(beginning) {
        return Err(FileProblem::Disguised);
    }
    let name = format!("{stem}.{ending}");
    let size = keep(&head, file, attachments, &name).map_err(unreadable)?;
    let shown = given.file_name().map(|name| shortened(&name.to_string_lossy(), ending));
    Ok(Attachment { kind: *kind, location: Location::Stored { name }, name: shown, size: Some(size) })
}

/// Keeps the bytes of a file that came from a messenger as `stem`, with the ending that its content has; what is of no
/// known kind is kept as such and shown to nobody as anything else. The stored name.
///
/// # Errors
/// The disk refuses.
pub fn keep_bytes(bytes: &[u8], attachments: &Path, stem: &str) -> io::Result<String> {
    let by_content =
        |(_, _, beginning): &&(&str, AttachmentKind, &[u8])| !beginning.is_empty() && bytes.starts_with(beginning);
    let ending =
        KINDS.iter().find(by_content).map_or("bin", |(ending, ..)| if *ending == "docx" { "zip" } else { ending });
    let name = format!("{stem}.{ending}");
    keep(&[], bytes, attachments, &name)?;
    Ok(name)
}

/// Copies under a provisional name and renames, so that a stored name always has a whole file.
fn keep(head: &[u8], rest: impl Read, attachments: &Path, name: &str) -> io::Result<u64> {
    fs::create_dir_all(attachments)?;
    let provisional = attachments.join(format!("{name}.part"));
    let copied = File::create(&provisional).and_then(|mut copy| {
        // One byte above the limit tells that the file grew meanwhile.
        let size = io::copy(&mut head.chain(rest).take(ATTACHMENT_MAX_BYTES + 1), &mut copy)?;
        if size > ATTACHMENT_MAX_BYTES {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        copy.sync_all()?;
        fs::rename(&provisional, attachments.join(name))?;
        Ok(size)
    });
    if copied.is_err() {
        // It may not even be there; the first error is what counts.
        let _ = fs::remove_file(&provisional);
    }
    copied
}

fn shortened(name: &str, ending: &str) -> String {
    let clean: String = name.chars().filter(|c| !c.is_control()).collect();
    if clean.chars().count() <= FILE_NAME_MAX {
        return clean;
    }
    let stem: String = clean.chars().take(FILE_NAME_MAX - ending.len() - 1).collect();
    format!("{stem}.{ending}")
}

fn unreadable(error: io::Error) -> FileProblem {
    FileProblem::Unreadable(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn take(&self, name: &str, content: &[u8]) -> Result<Attachment, FileProblem> {
            let path = self.0.path().join(name);
            fs::write(&path, content).unwrap();
            take(&path, &self.attachments(), "made-up")
        }

        fn attachments(&self) -> std::path::PathBuf {
            self.0.path().join("attachments")
        }
    }

    #[test]
    fn a_file_is_copied_whole_under_a_name_of_our_own() {
        let folder = Folder::new();
        let content = [b"%PDF-1.7".as_slice(), &[7; 5000]].concat();
        let attachment = folder.take("检测 报告.PDF", &content).unwrap();
        assert_eq!(attachment.location, Location::Stored { name: "made-up.pdf".to_owned() });
        assert_eq!((attachment.kind, attachment.name.as_deref()), (AttachmentKind::Document, Some("检测 报告.PDF")));
        assert_eq!(attachment.size, Some(5008));
        assert_eq!(fs::read(folder.attachments().join("made-up.pdf")).unwrap(), content);
        assert_eq!(folder.take("a.jpeg", b"\xff\xd8\xff\xe0").unwrap().kind, AttachmentKind::Photo);
    }

    #[test]
    fn what_is_not_taken_is_told_apart_and_leaves_nothing_behind() {
        let folder = Folder::new();
        assert_eq!(folder.take("a.pdf", b""), Err(FileProblem::Empty));
        assert_eq!(folder.take("a.exe", b"MZ"), Err(FileProblem::Kind));
        assert_eq!(folder.take("none", b"x"), Err(FileProblem::Kind));
        assert_eq!(folder.take("a.png", b"%PDF-1.7"), Err(FileProblem::Disguised));
        assert_eq!(folder.take("a.txt", &vec![b'x'; ATTACHMENT_MAX_BYTES as usize + 1]), Err(FileProblem::TooLarge));
        let missing = take(Path::new("no-such-folder/a.pdf"), &folder.attachments(), "x");
        assert!(matches!(missing, Err(FileProblem::Unreadable(_))));
        assert!(matches!(take(folder.0.path(), &folder.attachments(), "x"), Err(FileProblem::Unreadable(_))));
        assert!(!folder.attachments().exists());
    }

    #[test]
    fn a_long_name_is_cut_at_the_end_of_its_stem() {
        let long = format!("{}.pdf", "长".repeat(200));
        let shown = shortened(&long, "pdf");
        assert_eq!(shown.chars().count(), FILE_NAME_MAX);
        assert!(shown.ends_with("长.pdf"));
    }
}
