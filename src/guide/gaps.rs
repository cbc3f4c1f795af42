//! Questions without evidence, grouped: what the library should learn next.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::domain::department::Slug;

/// Questions that share at least this part of their pairs of characters stand in one group: lower mixes
/// topics, higher splits wordings of one trouble.
const ALIKE_MIN: f64 = 0.22;

/// Questions of one department that ask alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Where they belong.
    pub department: Slug,
    /// As asked, newest first.
    pub questions: Vec<String>,
}

/// Neighbouring characters of a question.
type Pairs = BTreeSet<(char, char)>;

/// Groups questions by department and likeness, the largest group first.
pub fn group(questions: &[(String, Slug)]) -> Vec<Gap> {
    let mut groups: Vec<(Gap, Vec<Pairs>)> = vec![];
    for (text, department) in questions {
        let own = pairs(text);
        let place = groups.iter_mut().find(|(gap, members)| {
            gap.department == *department && members.iter().any(|member| likeness(member, &own) >= ALIKE_MIN)
        });
        match place {
            Some((gap, members)) => {
                gap.questions.push(text.clone());
                members.push(own);
            }
            None => groups.push((Gap { department: department.clone(), questions: vec![text.clone()] }, vec![own])),
        }
    }
    let mut gaps: Vec<Gap> = groups.into_iter().map(|(gap, _)| gap).collect();
    gaps.sort_by_key(|gap| Reverse(gap.questions.len()));
    gaps
}

fn pairs(text: &str) -> Pairs {
    let letters: Vec<char> = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    letters.iter().copied().zip(letters.iter().copied().skip(1)).collect()
}

#[expect(clippy::cast_precision_loss, reason = "pairs of one question are far fewer than 2^52")]
fn likeness(one: &Pairs, other: &Pairs) -> f64 {
    let shared = one.intersection(other).count();
    let all = one.union(other).count();
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_of_one_trouble_stand_together_and_departments_apart() {
        let quality = || Slug::new("quality");
        let asked = [
            ("皮带接头总是开裂怎么办".to_owned(), quality()),
            ("皮带接头开裂".to_owned(), quality()),
            ("茶叶受潮了".to_owned(), quality()),
            ("皮带接头开裂".to_owned(), Slug::new("standards")),
        ];
        let gaps = group(&asked);
        assert_eq!(gaps.len(), 3);
        assert_eq!(gaps[0].questions, ["皮带接头总是开裂怎么办", "皮带接头开裂"]);
        assert_eq!(group(&[]), vec![]);
    }
}
