//! Files that people sent in Telegram, fetched once when a page shows them, and kept.

use std::io;
use std::path::PathBuf;

use teloxide::payloads::GetFile;
use teloxide::types::FileId;
use thiserror::Error;

use super::Settings;
use super::api::{Api, CALL_WITHIN, CallError, SettingsError};
use crate::channel::file;
use crate::domain::attachment::{ATTACHMENT_MAX_BYTES, telegram_stem};

/// Endings that a kept file may have, the commonest first: it is looked for before Telegram is asked.
const ENDINGS: &[&str] = &["jpg", "png", "pdf", "zip", "doc", "bin"];

/// Why there is no file.
#[derive(Debug, Error)]
pub enum FetchError {
    /// Telegram does not give it.
    #[error("telegram: {0}")]
    Call(#[from] CallError),
    /// It gave something that is not the Bot API's.
    #[error("telegram names no path for the file")]
    NoPath,
    /// It cannot be kept.
    #[error("the file cannot be kept: {0}")]
    Disk(#[from] io::Error),
}

/// Fetches files of one bot.
pub struct Fetcher {
    api: Api,
    attachments: PathBuf,
}

impl Fetcher {
    /// # Errors
    /// The settings are of no use. Nothing is called yet.
    pub fn new(settings: &Settings) -> Result<Self, SettingsError> {
        Ok(Self { api: Api::new(settings)?, attachments: settings.attachments.clone() })
    }

    /// The stored name of a file, which is fetched if it is not there yet.
    ///
    /// # Errors
    /// Telegram does not give it, or the disk refuses.
    pub async fn fetch(&self, file_id: &str) -> Result<String, FetchError> {
        let stem = telegram_stem(file_id);
        let names = ENDINGS.iter().map(|ending| format!("{stem}.{ending}"));
        if let Some(kept) = names.into_iter().find(|name| self.attachments.join(name).is_file()) {
            return Ok(kept);
        }
        let about = self.api.call(&GetFile::new(FileId(file_id.to_owned())), CALL_WITHIN).await?;
        let path = about["file_path"].as_str().ok_or(FetchError::NoPath)?;
        let bytes = self.api.download(path, ATTACHMENT_MAX_BYTES).await?;
        Ok(file::keep_bytes(&bytes, &self.attachments, &stem)?)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    /// A server that gives each connection the next answer, and the paths that were asked for.
    async fn server(answers: Vec<Vec<u8>>) -> (String, tokio::task::JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let serve = async move {
            let mut asked = vec![];
            for body in answers {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut head = vec![0; 4096];
                let read = stream.read(&mut head).await.unwrap();
                let line = String::from_utf8_lossy(&head[..read]).lines().next().unwrap_or_default().to_owned();
                asked.push(line.split(' ').nth(1).unwrap_or_default().to_owned());
                let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
                stream.write_all(head.as_bytes()).await.unwrap();
                stream.write_all(&body).await.unwrap();
            }
            asked
        };
        (url, tokio::spawn(serve))
    }

    #[tokio::test]
    async fn a_file_is_fetched_once_and_kept_under_a_name_that_says_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let about = br#"{"ok":true,"result":{"file_id":"f","file_unique_id":"u","file_path":"photos/file_1.jpg"}}"#;
        let (url, served) = server(vec![about.to_vec(), b"\xff\xd8\xff a photo".to_vec()]).await;
        let settings = Settings {
            token: "42:secret".into(),
            api_url: Some(url),
            proxy: None,
            attachments: folder.path().to_owned(),
        };
        let fetcher = Fetcher::new(&settings).unwrap();
        let name = fetcher.fetch("f").await.unwrap();
        assert!(name.starts_with("telegram-") && name.ends_with(".jpg"), "{name}");
        assert_eq!(std::fs::read(folder.path().join(&name)).unwrap(), b"\xff\xd8\xff a photo");
        assert_eq!(served.await.unwrap(), ["/bot42:secret/GetFile", "/file/bot42:secret/photos/file_1.jpg"]);
        // The server is gone: what was kept is enough.
        assert_eq!(fetcher.fetch("f").await.unwrap(), name);
        assert!(matches!(fetcher.fetch("other").await, Err(FetchError::Call(_))));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing half is left");
    }

    #[test]
    fn what_is_of_no_known_kind_is_kept_as_such() {
        let folder = tempfile::tempdir().unwrap();
        for (bytes, ending) in [(b"<html>".as_slice(), "bin"), (b"%PDF-1.7", "pdf"), (b"PK..", "zip"), (b"", "bin")] {
            let name = file::keep_bytes(bytes, folder.path(), "x").unwrap();
            assert_eq!(name, format!("x.{ending}"));
        }
    }
}
