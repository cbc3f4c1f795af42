//! Calls of the Bot API.
//!
//! Payloads and their names are teloxide's; the call is our own, because teloxide's sleeps 10 s on
//! a 5xx and loses the status, which decides whether a message may be sent again.

use std::error::Error;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::Value;
use teloxide::requests::Payload;
use thiserror::Error;

use super::Settings;

/// Where the Bot API is, unless the settings name another server.
const API_URL: &str = "https://api.telegram.org";
/// Longest wait for a connection.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
/// Idle connections are dropped before a server or a firewall between drops them unseen: a call on
/// a dead connection would count as possibly delivered.
const IDLE_MAX: Duration = Duration::from_secs(30);
/// Longest wait for the answer to a call.
pub const CALL_WITHIN: Duration = Duration::from_secs(15);
/// Longest wait for the answer to an upload (20 MB over a slow line).
pub const UPLOAD_WITHIN: Duration = Duration::from_secs(120);

/// The settings are of no use.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// Not a URL.
    #[error("the address of the Bot API server is not a URL: {0}")]
    ApiUrl(String),
    /// Not a proxy URL; its text may hold a password and is not shown.
    #[error("the proxy is not a URL such as http://host:port or socks5://host:port")]
    Proxy,
    /// The token is empty.
    #[error("the bot token is empty")]
    Token,
    /// No client can be made (no TLS on this machine, or the like).
    #[error("no HTTP client: {0}")]
    Client(String),
}

/// What went wrong with a call.
#[derive(Debug, Error)]
pub enum CallError {
    /// It certainly did not reach the Bot API.
    #[error("not sent: {0}")]
    NotSent(String),
    /// It went out and no usable answer came.
    #[error("no answer: {0}")]
    Unanswered(String),
    /// The Bot API said no.
    #[error("{code}: {description}")]
    Refused {
        /// `error_code`, or the HTTP status of an answer that was not the Bot API's.
        code: u16,
        /// Its words.
        description: String,
        /// Seconds to wait, with 429.
        retry_after: Option<Duration>,
        /// The supergroup that a group has become.
        migrated_to: Option<i64>,
    },
}

/// The Bot API of one bot. Cloning shares the connections.
#[derive(Clone)]
pub struct Api {
    client: reqwest::Client,
    base: reqwest::Url,
    token: SecretString,
}

/// A file that goes with a call.
pub struct Upload {
    /// The parameter in whose place it stands.
    pub parameter: &'static str,
    /// The name that the receiver sees.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Api {
    /// # Errors
    /// The settings are of no use.
    pub fn new(settings: &Settings) -> Result<Self, SettingsError> {
        let url = settings.api_url.as_deref().unwrap_or(API_URL);
        let base = reqwest::Url::parse(url).map_err(|_| SettingsError::ApiUrl(url.to_owned()))?;
        if base.cannot_be_a_base() || !matches!(base.scheme(), "http" | "https") {
            return Err(SettingsError::ApiUrl(url.to_owned()));
        }
        if settings.token.expose_secret().trim().is_empty() {
            return Err(SettingsError::Token);
        }
        let mut builder = reqwest::Client::builder()
            .connect_timeout(CONNECT_WITHIN)
            .pool_idle_timeout(IDLE_MAX)
            .tcp_nodelay(true)
            .redirect(reqwest::redirect::Policy::none());
        if let Some(proxy) = &settings.proxy {
            let proxy = reqwest::Proxy::all(proxy.expose_secret()).map_err(|_| SettingsError::Proxy)?;
            builder = builder.proxy(proxy);
        }
        let client = builder.build().map_err(|error| SettingsError::Client(describe(error)))?;
        Ok(Self { client, base, token: settings.token.clone() })
    }

    /// Calls a method and returns `result` as it came: kinds that teloxide does not know are kept.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn call<P: Payload + Serialize>(&self, payload: &P, within: Duration) -> Result<Value, CallError> {
        let body = serde_json::to_vec(payload).map_err(|error| CallError::NotSent(error.to_string()))?;
        let request = self
            .client
            .post(self.url(P::NAME)?)
            .header(reqwest::header::CONTENT_TYPE, "application/json")
            .timeout(within)
            .body(body);
        answer(request).await
    }

    /// Calls a method with a file.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn upload<P: Payload + Serialize>(&self, payload: &P, file: Upload) -> Result<Value, CallError> {
        let unreadable = |error: serde_json::Error| CallError::NotSent(error.to_string());
        let Value::Object(fields) = serde_json::to_value(payload).map_err(unreadable)? else {
            return Err(CallError::NotSent("payload is not an object".to_owned()));
        };
        let mut form = reqwest::multipart::Form::new();
        for (name, value) in fields {
            if name != file.parameter {
                // In a form, everything but text is written as JSON.
                let text = if let Value::String(text) = value { text } else { value.to_string() };
                form = form.text(name, text);
            }
        }
        form = form.part(file.parameter, reqwest::multipart::Part::bytes(file.bytes).file_name(file.name));
        answer(self.client.post(self.url(P::NAME)?).timeout(UPLOAD_WITHIN).multipart(form)).await
    }

    /// The bytes of a file, by the path that `getFile` gave (Bot API, “getFile”: `/file/bot<token>/<file_path>`).
    ///
    /// # Errors
    /// See [`CallError`]; also if it is larger than `most` bytes.
    pub async fn download(&self, path: &str, most: u64) -> Result<Vec<u8>, CallError> {
        let not_sent = || CallError::NotSent("the server's address is not a base URL".to_owned());
        let mut url = self.base.clone();
        url.path_segments_mut()
            .map_err(|()| not_sent())?
            .pop_if_empty()
            .push("file")
            .push(&format!("bot{}", self.token.expose_secret()))
            .extend(path.split('/'));
        let unanswered = |error| CallError::Unanswered(describe(error));
        let mut response = self.client.get(url).timeout(UPLOAD_WITHIN).send().await.map_err(unanswered)?;
        if !response.status().is_success() {
            let (code, description) = (response.status().as_u16(), "the file is not given".to_owned());
            return Err(CallError::Refused { code, description, retry_after: None, migrated_to: None });
        }
        let mut bytes = vec![];
        while let Some(piece) = response.chunk().await.map_err(unanswered)? {
            bytes.extend_from_slice(&piece);
            if bytes.len() as u64 > most {
                return Err(CallError::Unanswered("the file is larger than a file may be".to_owned()));
            }
        }
        Ok(bytes)
    }

    fn url(&self, method: &str) -> Result<reqwest::Url, CallError> {
        let mut url = self.base.clone();
        url.path_segments_mut()
            .map_err(|()| CallError::NotSent("the server's address is not a base URL".to_owned()))?
            .pop_if_empty()
            .push(&format!("bot{}", self.token.expose_secret()))
            .push(method);
        Ok(url)
    }
}

async fn answer(request: reqwest::RequestBuilder) -> Result<Value, CallError> {
    let response = request.send().await.map_err(|error| {
        if error.is_connect() || error.is_builder() {
            CallError::NotSent(describe(error))
        } else {
            CallError::Unanswered(describe(error))
        }
    })?;
    let status = response.status();
    let body = response.bytes().await.map_err(|error| CallError::Unanswered(describe(error)))?;
    read_answer(status.as_u16(), &body)
}

/// What the Bot API said. An error page of a server in between is an error with that server's
/// status; half an answer after a success is no answer.
fn read_answer(status: u16, body: &[u8]) -> Result<Value, CallError> {
    let Ok(mut said) = serde_json::from_slice::<Value>(body) else {
        if status < 400 {
            return Err(CallError::Unanswered(format!("status {status} with a body that is not JSON")));
        }
        // Not the Bot API's word on this message: never final, whatever the status.
        let code = status.max(500);
        let description = format!("status {status} from a server that is not the Bot API");
        return Err(CallError::Refused { code, description, retry_after: None, migrated_to: None });
    };
    if said["ok"] == true {
        return Ok(said["result"].take());
    }
    let parameters = &said["parameters"];
    Err(CallError::Refused {
        code: said["error_code"].as_u64().and_then(|code| u16::try_from(code).ok()).unwrap_or(status),
        description: said["description"].as_str().unwrap_or_default().to_owned(),
        retry_after: parameters["retry_after"].as_u64().map(Duration::from_secs),
        migrated_to: parameters["migrate_to_chat_id"].as_i64(),
    })
}

/// An error and its causes without the URL, which holds the token.
fn describe(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        words.push_str(": ");
        words.push_str(&inner.to_string());
        cause = inner.source();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_answer_of_the_bot_api_can_be_final() {
        let said = |status, body: &str| match read_answer(status, body.as_bytes()) {
            Ok(value) => format!("ok {value}"),
            Err(CallError::NotSent(_)) => "not sent".to_owned(),
            Err(CallError::Unanswered(_)) => "unanswered".to_owned(),
            Err(CallError::Refused { code, retry_after, migrated_to, .. }) => {
                format!("{code} {retry_after:?} {migrated_to:?}")
            }
        };
        assert_eq!(said(200, r#"{"ok":true,"result":{"message_id":7}}"#), r#"ok {"message_id":7}"#);
        assert_eq!(said(200, r#"{"ok":true,"result":{"mess"#), "unanswered");
        assert_eq!(said(502, "<html>bad gateway</html>"), "502 None None");
        assert_eq!(said(403, "<html>captive portal</html>"), "500 None None");
        assert_eq!(said(403, r#"{"ok":false,"error_code":403,"description":"Forbidden"}"#), "403 None None");
        assert_eq!(said(429, r#"{"ok":false,"error_code":429,"parameters":{"retry_after":3}}"#), "429 Some(3s) None");
        assert_eq!(
            said(400, r#"{"ok":false,"error_code":400,"parameters":{"migrate_to_chat_id":-1005}}"#),
            "400 None Some(-1005)"
        );
    }
}
