//! Long texts in parts that Telegram takes, and bold stretches as entities.

use teloxide::types::MessageEntity;
use unicode_segmentation::UnicodeSegmentation;

use crate::speech::message::Span;

/// Longest text of a message (Bot API: 4096 characters after parsing). Counted in UTF-16 units,
/// the stricter reading of "characters".
pub const TEXT_MAX: usize = 4_096;
/// Longest caption of a photo or document (Bot API), counted likewise.
pub const CAPTION_MAX: usize = 1_024;

/// A text with its bold stretches.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Bold stretches, in characters of this text.
    pub bold: Vec<Span>,
}

/// Does the text fit?
pub fn fits(text: &str, limit: usize) -> bool {
    text.encode_utf16().count() <= limit
}

/// Cuts a text into pieces of at most `limit` UTF-16 units: between paragraphs if that leaves no
/// piece less than half full, else between lines, sentences, and at worst between two visible
/// characters. Line breaks and a space at a cut are dropped. A blank text gives no piece.
pub fn pieces(text: &str, bold: &[Span], limit: usize) -> Vec<Piece> {
    let mut done = vec![];
    let mut rest = text;
    let mut start = 0;
    while !rest.is_empty() {
        let cut = if fits(rest, limit) { rest.len() } else { cut(rest, limit) };
        let (head, tail) = rest.split_at(cut);
        if !head.trim().is_empty() {
            let text = head.trim_end();
            done.push(Piece { text: text.to_owned(), bold: within(bold, start, text.chars().count()) });
        }
        let next = tail.strip_prefix(' ').unwrap_or(tail).trim_start_matches(['\n', '\r']);
        start += head.chars().count() + tail[..tail.len() - next.len()].chars().count();
        rest = next;
    }
    done
}

/// What ends a sentence before a space.
const ENDS: [char; 4] = ['.', '!', '?', ';'];

/// The byte position of the best cut within the limit.
fn cut(text: &str, limit: usize) -> usize {
    let mut units = 0;
    let mut whole = 0;
    for (position, cluster) in text.grapheme_indices(true) {
        units += cluster.encode_utf16().count();
        if units > limit {
            break;
        }
        whole = position + cluster.len();
    }
    if whole == 0 {
        // One visible character of more units than the limit: cut between code points.
        return characters(text, limit);
    }
    let window = &text[..whole];
    let half = window.len() / 2;
    let ends = |positions: &mut dyn Iterator<Item = usize>| positions.filter(|end| *end > half).last();
    ends(&mut window.match_indices("\n\n").map(|(at, _)| at))
        .or_else(|| ends(&mut window.match_indices('\n').map(|(at, _)| at)))
        .or_else(|| ends(&mut window.match_indices(['。', '！', '？', '；']).map(|(at, end)| at + end.len())))
        .or_else(|| ends(&mut window.match_indices(' ').map(|(at, _)| at).filter(|at| window[..*at].ends_with(ENDS))))
        .unwrap_or(whole)
}

fn characters(text: &str, limit: usize) -> usize {
    let mut units = 0;
    for (position, character) in text.char_indices() {
        units += character.len_utf16();
        if units > limit && position > 0 {
            return position;
        }
    }
    text.len()
}

/// The parts of bold stretches that lie in a piece, counted from its start.
fn within(bold: &[Span], start: usize, len: usize) -> Vec<Span> {
    let end = start + len;
    bold.iter()
        .filter_map(|span| {
            let from = span.start.max(start);
            let to = span.start.saturating_add(span.len).min(end);
            (from < to).then(|| Span { start: from - start, len: to - from })
        })
        .collect()
}

/// Bold stretches as entities: Telegram counts UTF-16 units.
pub fn entities(piece: &Piece) -> Vec<MessageEntity> {
    let units = |characters: usize| piece.text.chars().take(characters).map(char::len_utf16).sum::<usize>();
    piece
        .bold
        .iter()
        .filter_map(|span| {
            let offset = units(span.start);
            let length = units(span.start.saturating_add(span.len)) - offset;
            (length > 0).then(|| MessageEntity::bold(offset, length))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(text: &str, limit: usize) -> Vec<String> {
        pieces(text, &[], limit).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_long_text_is_cut_between_paragraphs_then_lines_then_sentences_then_characters() {
        assert_eq!(texts("一二三四五六\n\n七八九", 10), ["一二三四五六", "七八九"]);
        assert_eq!(texts("一二三四五六\n七八九十", 10), ["一二三四五六", "七八九十"]);
        assert_eq!(texts("一二三四五六。七八九十", 10), ["一二三四五六。", "七八九十"]);
        assert_eq!(texts("Made of steel. And more.", 16), ["Made of steel.", "And more."]);
        assert_eq!(texts("一二三四五六七八九十甲", 10), ["一二三四五六七八九十", "甲"]);
        assert_eq!(texts("短\n\n一二三四五六七八九十甲乙", 10), ["短\n\n一二三四五六七", "八九十甲乙"]);
        assert_eq!(texts("  \n ", 10), [""; 0]);
    }

    #[test]
    fn a_cut_never_goes_through_a_visible_character() {
        let family = "👨‍👩‍👧";
        assert_eq!(texts(&format!("一二三{family}"), 8), ["一二三", family]);
    }

    #[test]
    fn a_bold_stretch_that_is_cut_goes_on_in_the_next_piece() {
        let bold = [Span { start: 4, len: 8 }];
        let got = pieces("一二三四五六七\n\n八九十", &bold, 9);
        assert_eq!(got[0].bold, [Span { start: 4, len: 3 }]);
        assert_eq!(got[1].bold, [Span { start: 0, len: 3 }]);
    }

    #[test]
    fn entities_count_utf16_units() {
        let piece = Piece { text: "🚨急：先停".to_owned(), bold: vec![Span { start: 1, len: 2 }] };
        assert_eq!(entities(&piece), [MessageEntity::bold(2, 2)]);
    }

    proptest! {
        #[test]
        fn pieces_fit_and_keep_every_character_but_spaces(text in "[a-c。\n 👨‍👩é]{0,80}", limit in 4_usize..20) {
            let pieces = pieces(&text, &[Span { start: 0, len: 80 }], limit);
            for piece in &pieces {
                prop_assert!(fits(&piece.text, limit), "{piece:?}");
                prop_assert!(!piece.text.trim().is_empty());
                prop_assert_eq!(&piece.bold, &[Span { start: 0, len: piece.text.chars().count() }]);
            }
            let solid = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let joined: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(solid(&joined), solid(&text));
        }
    }
}
