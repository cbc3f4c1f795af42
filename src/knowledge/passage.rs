//! Articles and foreign texts cut into passages, and markdown made plain.

/// Longest passage in characters. Sections are written with up to 450; longer ones are cut at the
/// end of a sentence. Measured: 300–500 characters rank best.
pub const PASSAGE_MAX_CHARS: usize = 500;

/// Signs after which a passage may be cut.
const SENTENCE_ENDS: [char; 8] = ['。', '！', '？', '；', '!', '?', ';', '\n'];

/// Cuts a text into passages of at most [`PASSAGE_MAX_CHARS`], at sentence ends where there are any.
pub fn cut(text: &str) -> Vec<String> {
    let mut passages = Vec::new();
    let mut rest: Vec<char> = text.trim().chars().collect();
    while rest.len() > PASSAGE_MAX_CHARS {
        let window = &rest[..PASSAGE_MAX_CHARS];
        let end = window.iter().rposition(|c| SENTENCE_ENDS.contains(c)).map_or(PASSAGE_MAX_CHARS, |i| i + 1);
        passages.push(rest.drain(..end).collect::<String>().trim().to_owned());
    }
    passages.push(rest.into_iter().collect::<String>().trim().to_owned());
    passages.retain(|p| !p.is_empty());
    passages
}

/// Markdown of an article as plain lines: emphasis goes, tables become one line a row.
pub fn plain(markdown: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut header: Option<Vec<String>> = None;
    for line in markdown.lines() {
        let line = line.trim_end();
        if let Some(cells) = cells(line) {
            match &header {
                None => header = Some(cells),
                Some(_) if cells.iter().all(|c| c.chars().all(|c| matches!(c, '-' | ':' | ' '))) => {}
                Some(names) => lines.push(row(names, &cells)),
            }
        } else {
            header = None;
            lines.push(line.replace("**", "").replace('`', ""));
        }
    }
    lines.join("\n").trim().to_owned()
}

fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.trim().strip_prefix('|')?;
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    Some(inner.split('|').map(|c| c.trim().replace("**", "")).collect())
}

/// `- 静水压（洗后）：不低于 40 kPa（试验方法 GB/T 4744；出处 …）`
fn row(names: &[String], cells: &[String]) -> String {
    let mut parts = cells.iter().map(String::as_str);
    let (first, second) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let rest: Vec<String> = names
        .iter()
        .zip(cells)
        .skip(2)
        .filter(|(_, cell)| !cell.is_empty() && *cell != "-" && *cell != "—")
        .map(|(name, cell)| format!("{name} {cell}"))
        .collect();
    let tail = if rest.is_empty() { String::new() } else { format!("（{}）", rest.join("；")) };
    format!("- {first}：{second}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_becomes_one_line_a_row() {
        let markdown = "先看表。\n| 指标 | 要求 | 试验方法 |\n|---|---|---|\n| 静水压 | 不低于 40 kPa | GB/T 4744 |\n";
        assert_eq!(plain(markdown), "先看表。\n- 静水压：不低于 40 kPa（试验方法 GB/T 4744）");
    }

    #[test]
    fn a_long_text_is_cut_at_sentence_ends_and_nothing_is_lost() {
        let text = "这是一句话。".repeat(200);
        let passages = cut(&text);
        assert!(passages.iter().all(|p| p.chars().count() <= PASSAGE_MAX_CHARS && p.ends_with('。')));
        assert_eq!(passages.concat(), text);
    }

    #[test]
    fn a_text_without_sentence_ends_is_cut_all_the_same() {
        assert_eq!(cut(&"字".repeat(1_200)).len(), 3);
    }
}
