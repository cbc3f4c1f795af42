//! Numbers of standards in all their spellings: `GB/T 32614-2023`, `gbt32614`, `GB／T３２６１４`,
//! `国标32614`, `ISO9001`, `DB33/T 944`, `T/ZZB 0690-2018`.

use std::ops::Range;

use regex::Regex;
use unicode_normalization::UnicodeNormalization;

/// Most numbers that are taken from one text; a pasted list of references has no more use.
pub const MENTIONS_MAX: usize = 50;

/// A number without its edition, comparable over spellings.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// `GB`, `DB33`, `T/ZZB`, `ISO` …; empty if the writer gave none (`32614`, `行标32614`).
    pub family: String,
    /// `32614`, `2828.1`, without leading zeros.
    pub digits: String,
}

/// A standard number as found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the text in which it stands.
    pub span: Range<usize>,
    /// What it names.
    pub key: Key,
    /// `T` (recommended) or `Z` (guidance), if written.
    pub kind: Option<char>,
    /// Year of the edition, if written.
    pub year: Option<String>,
    /// Digits as written, with leading zeros.
    digits: String,
}

impl Mention {
    /// The usual spelling of what was written, `GB/T 32614-2023`.
    pub fn canonical(&self) -> String {
        let kind = self.kind.map(|k| format!("/{k}")).unwrap_or_default();
        let joint = if self.key.family == "ISO" || self.key.family == "IEC" { ':' } else { '-' };
        let year = self.year.as_ref().map(|y| format!("{joint}{y}")).unwrap_or_default();
        format!("{}{kind} {}{year}", self.key.family, self.digits)
    }
}

/// Letters of national, industry and foreign standards that firms of the county meet. Longer ones
/// first where one begins another. Source: prefixes used in the register, and the industry codes
/// of the national standards system (行业标准代号).
const FAMILIES: &str = "ISO/IEC|ISO/TS|ISO/TR|ISO|IEC|IATF|GJB|JJF|JJG|GB|HG|FZ|MT|JB|QB|SN|NY|SB|LB|RB|HJ|YY|YC|LY|\
                        SC|SL|CJ|JC|JG|JT|JR|DL|DZ|YD|SJ|TB|WS|WB|WH|XB|YB|YS|QC|QX|GA|GY|HY|CB|CY|AQ|BB|NB|TSG|EN|ASTM";

/// Finds numbers in texts. Holds compiled patterns, made once.
#[derive(Debug)]
pub struct Numbers {
    prefixed: Regex,
    spoken: Regex,
    bare: Regex,
}

/// Text folded for the patterns, with the way back.
struct Folded {
    text: String,
    /// For each byte of `text`: the byte of the original at which its character begins.
    origins: Vec<usize>,
    end: usize,
}

impl Folded {
    fn of(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origins = Vec::with_capacity(original.len());
        for (at, c) in original.char_indices() {
            for c in std::iter::once(c).nfkc() {
                let c = match c {
                    '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
                    '∕' | '⁄' | '\\' => '/',
                    c if c.is_whitespace() => ' ',
                    c => c.to_ascii_uppercase(),
                };
                origins.extend(std::iter::repeat_n(at, c.len_utf8()));
                text.push(c);
            }
        }
        Self { text, origins, end: original.len() }
    }

    fn span(&self, range: Range<usize>, original: &str) -> Range<usize> {
        let start = self.origins.get(range.start).copied().unwrap_or(self.end);
        let last = range.end.checked_sub(1).and_then(|i| self.origins.get(i)).copied().unwrap_or(start);
        let width = original[last..].chars().next().map_or(0, char::len_utf8);
        start..last + width
    }
}

impl Numbers {
    /// Compiles the patterns.
    pub fn new() -> Result<Self, regex::Error> {
        let digits = r"(?P<digits>[0-9]{1,6}(?:\.[0-9]{1,3})*)";
        let year = r"(?: ?[-:] ?(?P<year>(?:19|20)[0-9][0-9]|[0-9][0-9])(?P<after>[0-9])?)?";
        Ok(Self {
            prefixed: Regex::new(&format!(
                r"(?P<group>T ?/ ?[A-Z]{{2,8}}) ?{digits}{year}|(?P<db>DB ?[0-9][0-9](?:[0-9][0-9])?) ?/? ?(?P<dbkind>[TZ])? ?(?P<dbdigits>[0-9]{{1,5}}(?:\.[0-9]{{1,3}})*)(?: ?- ?(?P<dbyear>(?:19|20)[0-9][0-9]))?|(?P<family>{FAMILIES}) ?[/.\-]? ?(?P<kind>[TZ])?[ .\-:]*{digits2}{year2}",
                digits2 = digits.replace("digits", "digits2"),
                year2 = year.replace("year", "year2").replace("after", "after2"),
            ))?,
            spoken: Regex::new(&format!(
                r"(?P<word>推荐性国家标准|强制性国家标准|国家标准|国标|推标|行业标准|行标|地方标准|地标|标准号|标准) ?(?:号|编号)? ?[::]? ?{digits}{year}"
            ))?,
            bare: Regex::new(&format!(r"{digits}{year}"))?,
        })
    }

    /// All numbers of a text that carry a prefix, in order, each stretch once.
    pub fn prefixed(&self, original: &str) -> Vec<Mention> {
        let folded = Folded::of(original);
        let mut found = Vec::new();
        for caught in self.prefixed.captures_iter(&folded.text).take(MENTIONS_MAX) {
            let Some(whole) = caught.get(0) else { continue };
            if letter_before(&folded.text, whole.start()) {
                continue;
            }
            let part = |names: [&str; 3]| names.iter().find_map(|n| caught.name(n));
            let Some(digits) = part(["digits", "dbdigits", "digits2"]) else { continue };
            let family = part(["group", "db", "family"]).map_or("", |m| m.as_str());
            let kind = part(["dbkind", "kind", "kind"]).and_then(|m| m.as_str().chars().next());
            let year = part(["year", "dbyear", "year2"]);
            let overlong = part(["after", "after2", "after2"]).is_some();
            let end = if overlong { digits.end() } else { year.map_or(digits.end(), |y| y.end()) };
            if digit_after(&folded.text, end) && !overlong {
                continue;
            }
            found.push(mention(
                folded.span(whole.start()..end, original),
                &family.replace(' ', ""),
                kind,
                digits.as_str(),
                year.filter(|_| !overlong).map(|y| y.as_str()),
            ));
        }
        found
    }

    /// Numbers said with a word before them (`国标32614`).
    pub fn spoken(&self, original: &str) -> Vec<Mention> {
        let folded = Folded::of(original);
        let mut found = Vec::new();
        for caught in self.spoken.captures_iter(&folded.text).take(MENTIONS_MAX) {
            let (Some(whole), Some(digits), Some(word)) = (caught.get(0), caught.name("digits"), caught.name("word"))
            else {
                continue;
            };
            if digits.as_str().len() < 3 || digit_after(&folded.text, digits.end()) {
                continue;
            }
            let family = match word.as_str() {
                "国标" | "国家标准" | "推荐性国家标准" | "强制性国家标准" | "推标" => "GB",
                _ => "",
            };
            let year = caught.name("year").filter(|_| caught.name("after").is_none());
            let end = year.map_or(digits.end(), |y| y.end());
            let span = folded.span(whole.start()..end, original);
            found.push(mention(span, family, None, digits.as_str(), year.map(|y| y.as_str())));
        }
        found
    }

    /// Numbers without any prefix that could be standards: four digits and more, not a year, a
    /// telephone number, a price or a quantity. Whether they are is for the register to say.
    pub fn bare(&self, original: &str) -> Vec<Mention> {
        let folded = Folded::of(original);
        let mut found = Vec::new();
        for caught in self.bare.captures_iter(&folded.text).take(MENTIONS_MAX) {
            let Some(digits) = caught.name("digits") else { continue };
            let main = digits.as_str().split('.').next().unwrap_or("").len();
            let year = caught.name("year").filter(|y| y.as_str().len() == 4 && caught.name("after").is_none());
            let end = year.map_or(digits.end(), |y| y.end());
            let looks_like_year = main == 4 && year.is_none() && matches!(&digits.as_str()[..2], "19" | "20");
            if main < BARE_DIGITS_MIN || looks_like_year || !stands_alone(&folded.text, digits.start(), end) {
                continue;
            }
            let span = folded.span(digits.start()..end, original);
            found.push(mention(span, "", None, digits.as_str(), year.map(|y| y.as_str())));
        }
        found
    }
}

/// Fewest digits of a number without prefix: three-digit ones are quantities far more often.
const BARE_DIGITS_MIN: usize = 4;

/// Units and counters after a number that make it a quantity, a price, a date or an address.
const UNITS: &str = "元块万亿千百年月日号个台吨斤公克升毫米厘人名条家件只箱批度天时分秒平亩页份％%℃°KMGLVAWHP次位级岁";
/// Signs and words before a number that make it a price, a telephone number or the like.
const LEADS: [&str; 12] = ["¥", "￥", "$", "电话", "手机", "微信", "QQ", "价", "共", "约", "近", "打"];

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].trim_start().chars().next();
    let glued = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/' | ':' | '#');
    if before.is_some_and(glued) || text[end..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric()) {
        return false;
    }
    if text[end..].starts_with('-') || after.is_some_and(|c| UNITS.contains(c)) {
        return false;
    }
    let lead = text[..start].trim_end();
    !LEADS.iter().any(|word| lead.ends_with(word))
}

fn letter_before(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphabetic() || c == '/')
}

fn digit_after(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(|c| c.is_ascii_digit())
}

fn mention(span: Range<usize>, family: &str, kind: Option<char>, digits: &str, year: Option<&str>) -> Mention {
    let trimmed = digits.trim_start_matches('0');
    Mention {
        span,
        key: Key { family: family.to_owned(), digits: if trimmed.is_empty() { "0" } else { trimmed }.to_owned() },
        kind,
        year: year.map(full_year),
        digits: digits.to_owned(),
    }
}

/// Editions before 1996 were written with two digits (`GB/T 531-92`).
fn full_year(year: &str) -> String {
    if year.len() == 2 { format!("19{year}") } else { year.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn canonical(text: &str) -> Vec<String> {
        Numbers::new().unwrap().prefixed(text).iter().map(Mention::canonical).collect()
    }

    #[test]
    fn a_number_is_read_in_the_spellings_people_use() {
        for text in
            ["GB/T 32614-2023", "gb/t32614-2023", "GBT32614-2023", "GB／T３２６１４－２０２３", "GB-T 32614—2023"]
        {
            assert_eq!(canonical(text), ["GB/T 32614-2023"], "{text}");
        }
        assert_eq!(canonical("按DB33/T 944做"), ["DB33/T 944"]);
        assert_eq!(canonical("DB33/973-2021"), ["DB33 973-2021"]);
        assert_eq!(canonical("t/zzb 0690-2018"), ["T/ZZB 0690-2018"]);
        assert_eq!(canonical("iso9001和GB 18401"), ["ISO 9001", "GB 18401"]);
        assert_eq!(canonical("ISO 9001:2015"), ["ISO 9001:2015"]);
        assert_eq!(canonical("GB/T 2828.1-2012"), ["GB/T 2828.1-2012"]);
        assert_eq!(canonical("MT/T914"), ["MT/T 914"]);
        assert_eq!(canonical("JJF 1070-2023"), ["JJF 1070-2023"]);
    }

    #[test]
    fn the_span_is_that_of_the_original_text() {
        let text = "请问ＧＢ／Ｔ３２６１４还有效吗";
        let found = Numbers::new().unwrap().prefixed(text);
        assert_eq!(&text[found[0].span.clone()], "ＧＢ／Ｔ３２６１４");
    }

    #[test]
    fn ordinary_figures_are_not_taken_for_standards() {
        let numbers = Numbers::new().unwrap();
        for text in
            ["2023年的", "13812345678", "价格4500元", "¥32614", "买了5000个", "32614元", "打12315", "1-2000", "12.5mm"]
        {
            assert_eq!(numbers.bare(text), [], "{text}");
        }
        assert_eq!(numbers.bare("32614 是什么").len(), 1);
        assert_eq!(numbers.spoken("国标32614")[0].canonical(), "GB 32614");
    }

    proptest::proptest! {
        #[test]
        fn every_text_gives_spans_on_character_borders(text in "[gbtGBT/／ 0-9０-９\\-—国标DB33ISO万元，.:皮]{0,40}") {
            let numbers = Numbers::new().unwrap();
            for found in [numbers.prefixed(&text), numbers.spoken(&text), numbers.bare(&text)].concat() {
                proptest::prop_assert!(text.is_char_boundary(found.span.start) && text.is_char_boundary(found.span.end));
                proptest::prop_assert!(!text[found.span].is_empty());
            }
        }
    }
}
