//! Whether two questions ask the same: for a client who asks again what is still open.

use std::collections::BTreeSet;

use crate::domain::department::Slug;

/// Part of the pairs of characters of the shorter question that the longer one holds too. Among 200,000
/// pairs of example questions of different articles 60 reach it.
const ALIKE_MIN: f64 = 0.5;
/// The same, where the library answers both with the same article first: then 2,554 of these 200,000 would
/// reach it by their words, but hardly one shares the article. Of questions of one article every fifth does.
const ALIKE_MIN_OF_ONE_ARTICLE: f64 = 0.2;
/// One shared pair is a word like 怎么, not a matter.
const SHARED_MIN: usize = 2;
/// Fewer pairs say nothing: two short questions share them by chance.
const PAIRS_MIN: usize = 3;

/// What is compared of a question.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// As asked.
    pub text: &'a str,
    /// Where it belongs.
    pub department: &'a Slug,
    /// Article that was shown first.
    pub article: Option<&'a str>,
}

/// Do two questions ask the same?
pub fn is_alike(one: Asked<'_>, other: Asked<'_>) -> bool {
    let (first, second) = (pairs(one.text), pairs(other.text));
    let shorter = first.len().min(second.len());
    if shorter < PAIRS_MIN {
        return false;
    }
    let one_article = one.department == other.department && one.article.is_some() && one.article == other.article;
    let shared = first.intersection(&second).count();
    let min = if one_article { ALIKE_MIN_OF_ONE_ARTICLE } else { ALIKE_MIN };
    #[expect(clippy::cast_precision_loss, reason = "pairs of one question are far fewer than 2^52")]
    let part = shared as f64 / shorter as f64;
    shared >= SHARED_MIN && part >= min
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let letters: Vec<char> = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, article: Option<&str>, expected: bool) {
        let department = Slug::new("metrology");
        let asked = |text| Asked { text, department: &department, article };
        assert_eq!(is_alike(asked(one), asked(other)), expected, "{one} / {other}");
    }

    #[test]
    fn the_same_asked_again_is_told_from_another_matter() {
        check("地磅多久检一次", "请问地磅多久检一次啊", None, true);
        check("地磅多久检一次", "地磅多长时间要检一次", Some("truck-scale"), true);
        check("地磅多久检一次", "检测报告怎么看真假", None, false);
        check("地磅多久检一次", "秤不准怎么办", Some("truck-scale"), false);
        check("电子秤怎么校", "秤不准怎么办", Some("truck-scale"), false);
        check("你好", "你好", None, false);
    }
}
