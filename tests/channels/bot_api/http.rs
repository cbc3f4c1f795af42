//! Just enough HTTP/1.1: requests with a length, answers with a length, and broken connections.

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request to `/bot<token>/<method>`.
pub struct Request {
    /// Token in the path.
    pub token: String,
    /// Method, with a small first letter.
    pub method: String,
    /// Its parameters; a form with files is one string, `form`.
    pub params: Value,
}

/// Reads one request; `None` at the end of the connection.
pub async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Request> {
    let (head_len, body_len, path, is_json) = loop {
        if let Some(head) = parse_head(buffer) {
            break head;
        }
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    };
    while buffer.len() < head_len + body_len {
        if stream.read_buf(buffer).await.ok()? == 0 {
            return None;
        }
    }
    let body = &buffer[head_len..head_len + body_len];
    let params = if is_json {
        serde_json::from_slice(body).expect("a JSON body")
    } else {
        serde_json::json!({ "form": String::from_utf8_lossy(body) })
    };
    buffer.drain(..head_len + body_len);
    let (token, method) = path.strip_prefix("/bot")?.split_once('/')?;
    let mut letters = method.chars();
    let method = letters.next()?.to_ascii_lowercase().to_string() + letters.as_str();
    Some(Request { token: token.to_owned(), method, params })
}

fn parse_head(buffer: &[u8]) -> Option<(usize, usize, String, bool)> {
    let mut headers = [httparse::EMPTY_HEADER; 32];
    let mut request = httparse::Request::new(&mut headers);
    let httparse::Status::Complete(head_len) = request.parse(buffer).expect("an HTTP request") else { return None };
    assert_eq!(request.method, Some("POST"));
    let header = |name: &str| {
        let found = request.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.map(|header| String::from_utf8_lossy(header.value).into_owned()).unwrap_or_default()
    };
    let body_len = header("content-length").parse().expect("a content-length");
    let path = request.path.expect("a path").replace("%3A", ":");
    Some((head_len, body_len, path, header("content-type") == "application/json"))
}

/// Writes an answer; a broken connection is the client's affair.
pub async fn write(stream: &mut TcpStream, status: u16, body: &str) {
    let head =
        format!("HTTP/1.1 {status} Status\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", body.len());
    let _ = stream.write_all((head + body).as_bytes()).await;
}
