//! Where links lead: only to hosts that were allowed (`knowledge/links.toml`).

use serde::Deserialize;

use crate::domain::problem::Problem;
use crate::guide::Guide;
use crate::knowledge::article::{first_line, line_at};
use crate::knowledge::files::TextFile;
use crate::knowledge::register::REGISTER_FILE;

/// File name of the allowed and banned hosts, below the knowledge folder.
pub const LINKS_FILE: &str = "links.toml";

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Links {
    allowed: Vec<String>,
    register_allowed: Vec<String>,
    banned: Vec<String>,
}

/// Checks links of articles and register, and every text for banned hosts.
pub fn check(guide: &Guide, files: &[TextFile]) -> Vec<Problem> {
    let Some(file) = files.iter().find(|f| f.path == LINKS_FILE) else {
        return vec![Problem::error(LINKS_FILE, 0, "缺少这个文件，没法检查链接")];
    };
    let links: Links = match toml::from_str(&file.text) {
        Ok(links) => links,
        Err(error) => {
            let line = error.span().map_or(1, |span| line_at(&file.text, span.start));
            return vec![Problem::error(LINKS_FILE, line, first_line(error.message()))];
        }
    };
    let mut problems = Vec::new();
    for article in guide.library().articles() {
        for source in &article.sources {
            if let Some(what) = source.link.as_ref().and_then(|link| fault(link, &[&links.allowed])) {
                problems.push(Problem::error(&article.file, source.line, what));
            }
        }
        for section in &article.sections {
            for (offset, line) in section.text.lines().enumerate().filter(|(_, l)| l.contains("://")) {
                let what = format!("正文里不放链接，写网站的名字：{}", line.trim());
                problems.push(Problem::error(&article.file, section.line + 1 + offset, what));
            }
        }
    }
    for row in guide.register().rows() {
        for what in row.links.iter().filter_map(|link| fault(link, &[&links.allowed, &links.register_allowed])) {
            problems.push(Problem::error(REGISTER_FILE, row.line, format!("{}: {what}", row.number)));
        }
    }
    for file in files.iter().filter(|f| f.path != LINKS_FILE) {
        // Comments and `evidence` are for reviewers and never shown.
        let shown = |line: &str| !line.starts_with('#') && !line.starts_with("evidence") && !line.starts_with("facts");
        for (index, line) in file.text.lines().enumerate().filter(|(_, line)| shown(line)) {
            for host in links.banned.iter().filter(|host| line.contains(host.as_str())) {
                problems.push(Problem::error(&file.path, index + 1, format!("{host} 在禁用名单里：请去掉")));
            }
        }
    }
    problems
}

/// What is wrong with a link, if anything.
fn fault(link: &str, allowed: &[&Vec<String>]) -> Option<String> {
    let Some(rest) = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")) else {
        return Some(format!("{link} 不是网址"));
    };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or("");
    let known = allowed.iter().any(|list| list.iter().any(|a| a == host));
    (!known).then(|| format!("{host} 不在允许的网站里（{LINKS_FILE}）"))
}
