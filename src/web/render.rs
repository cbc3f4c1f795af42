//! A message as HTML: escaped text with bold stretches and links, buttons as forms, files as links.

use std::sync::LazyLock;

use askama::Template;
use regex::Regex;

use super::guest::Side;
use crate::conversation::incoming::Content;
use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::domain::moment::Moment;
use crate::speech::message::{Message, Span};
use crate::speech::page::PageWords;
use crate::store::talk::Spoken;

/// An address in a text, up to what cannot belong to one: blanks, quotes, anything Chinese.
static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"https?://[!#-&(-;=?-~]+"#).ok());

/// One thing in a talk, ready to be shown.
#[derive(Template)]
#[template(path = "bubble.html")]
pub struct Bubble {
    words: PageWords,
    /// `m12`, `s7`: the same for a message that takes another's place.
    pub id: String,
    mine: bool,
    at: Moment,
    /// Escaped.
    html: String,
    files: Vec<Shown>,
    buttons: Vec<Vec<Press>>,
    base: &'static str,
    /// The row on which buttons are pressed.
    on: i64,
}

/// A file.
pub struct Shown {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub name: String,
    size: Option<u64>,
    /// Do browsers show it?
    pub is_picture: bool,
}

/// A button.
pub struct Press {
    /// What stands on it.
    pub label: String,
    /// What it carries.
    pub data: String,
    /// Names it, so that what is pressed twice is done once.
    pub key: String,
}

impl Bubble {
    /// What is shown of one thing in a talk; `label` is what stood on a pressed button. `None`: nothing.
    pub fn of(spoken: &Spoken, label: Option<String>, side: Side, words: PageWords, once: &str) -> Option<Self> {
        let base = side.base();
        match spoken {
            Spoken::Said { id, content, at, .. } => {
                let (text, attachment) = match content {
                    Content::Text { text } => (text.clone(), None),
                    Content::Press { .. } => (label?, None),
                    Content::Form { form } => (words.form(form), None),
                    Content::File { attachment, caption } => (caption.clone().unwrap_or_default(), Some(attachment)),
                    Content::Unsupported { .. } | Content::Edited { .. } | Content::Blocked | Content::Unblocked => {
                        return None;
                    }
                };
                Some(Self {
                    words,
                    id: format!("s{id}"),
                    mine: true,
                    at: *at,
                    html: html(&text, &[]),
                    files: files(attachment, &format!("{base}/sent/{id}"), words),
                    buttons: vec![],
                    base,
                    on: 0,
                })
            }
            Spoken::Told { id, shown_at, message, at } => Some(Self {
                words,
                id: format!("m{shown_at}"),
                mine: false,
                at: *at,
                html: html(&message.text, &message.bold),
                files: files(message.attachment.as_ref(), &format!("{base}/file/{id}"), words),
                buttons: buttons(message, &format!("{once}-{id}")),
                base,
                on: shown_at.0,
            }),
        }
    }
}

/// The buttons under a message.
pub fn buttons(message: &Message, once: &str) -> Vec<Vec<Press>> {
    let mut count = 0;
    let mut press = |label: &str, data: &str| {
        count += 1;
        Press { label: label.to_owned(), data: data.to_owned(), key: format!("{once}-{count}") }
    };
    message.buttons.iter().map(|row| row.iter().map(|face| press(&face.label, &face.data)).collect()).collect()
}

/// The files of a message, each below `base` by its place in it.
pub fn files(attachment: Option<&Attachment>, base: &str, words: PageWords) -> Vec<Shown> {
    let items = attachment.map(Attachment::items).unwrap_or_default();
    let items = items.iter().enumerate();
    items.map(|(index, item)| Shown { href: format!("{base}/{index}"), ..file_of(item, base, words) }).collect()
}

/// A file below `base`, by the name that its bytes have where they are.
pub fn file_of(item: &Attachment, base: &str, words: PageWords) -> Shown {
    let is_picture = match item.kind {
        AttachmentKind::Photo => true,
        AttachmentKind::Document | AttachmentKind::Album => false,
    };
    let name = item.name.clone().unwrap_or_else(|| words.say(if is_picture { "page-photo" } else { "page-file" }));
    let href = format!("{base}/{}", item.location.handle().unwrap_or_default());
    Shown { href, name, size: item.size, is_picture }
}

/// Text as HTML: everything escaped, bold stretches and addresses marked. Nobody's text is ever markup.
pub fn html(text: &str, bold: &[Span]) -> String {
    let links: Vec<(usize, usize)> = LINK
        .as_ref()
        .map(|link| link.find_iter(text).map(|found| (found.start(), found.end())).collect())
        .unwrap_or_default();
    let mut out = String::with_capacity(text.len() * 2);
    let mut is_bold = false;
    let mut link_end = None;
    for (position, (byte, c)) in text.char_indices().enumerate() {
        if link_end.is_some_and(|end| byte >= end) {
            out.push_str("</a>");
            link_end = None;
        }
        let wanted = bold.iter().any(|span| (span.start..span.start + span.len).contains(&position));
        if wanted != is_bold && link_end.is_none() {
            out.push_str(if wanted { "<b>" } else { "</b>" });
            is_bold = wanted;
        }
        if let Some((start, end)) = links.iter().find(|(start, _)| *start == byte) {
            out.push_str("<a href=\"");
            text[*start..*end].chars().for_each(|c| escape(c, &mut out));
            out.push_str("\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">");
            link_end = Some(*end);
        }
        escape(c, &mut out);
    }
    if link_end.is_some() {
        out.push_str("</a>");
    }
    if is_bold {
        out.push_str("</b>");
    }
    out
}

fn escape(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        // Marks that turn the direction of what follows: a name must not rearrange a page.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
        c if c.is_control() && c != '\n' && c != '\t' => {}
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bold_stretches_and_links_are_marked_and_the_rest_is_escaped() {
        let span = Span { start: 0, len: 2 };
        assert_eq!(html("标题\n<b>&'", &[span]), "<b>标题</b>\n&lt;b&gt;&amp;&#39;");
        assert_eq!(
            html("见 https://openstd.samr.gov.cn/a?b=1&c=2，再看", &[]),
            "见 <a href=\"https://openstd.samr.gov.cn/a?b=1&amp;c=2\" target=\"_blank\" \
             rel=\"noopener noreferrer nofollow\">https://openstd.samr.gov.cn/a?b=1&amp;c=2</a>，再看"
        );
        assert_eq!(html("a\u{202e}b\u{7}c", &[]), "abc");
        assert_eq!(html("javascript:alert(1)", &[]), "javascript:alert(1)");
    }

    proptest! {
        #[test]
        fn nobodys_text_becomes_markup(text in "[<>&\"'a-z/: \\n\u{4e00}-\u{4e10}https]{0,60}", start in 0usize..20, len in 0usize..20) {
            let out = html(&text, &[Span { start, len }]);
            let without = LINK.as_ref().unwrap().replace_all(&out, "");
            let plain = without
                .replace("<b>", "").replace("</b>", "").replace("</a>", "")
                .replace("<a href=\"", "").replace("\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">", "");
            prop_assert!(!plain.contains('<') && !plain.contains('>') && !plain.contains('"'), "{out}");
        }
    }
}
