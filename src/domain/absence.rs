//! Who is away, and who stands in for them.

use std::collections::{BTreeMap, BTreeSet};

use super::days::Stretch;
use super::ids::PersonId;

/// A person is away on these days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// Row.
    pub id: i64,
    /// Who.
    pub person: PersonId,
    /// When.
    pub days: Stretch,
    /// Who stands in for them, if anybody.
    pub deputy: Option<PersonId>,
}

/// Who is away on a day, each with the deputy they named.
pub type Away = BTreeMap<PersonId, Option<PersonId>>;

/// Who is really there for a person: themselves, or their deputy, or the deputy's deputy. `None` if the
/// chain ends with somebody who is away without a deputy, or goes in a circle.
pub fn stand_in(person: PersonId, away: &Away) -> Option<PersonId> {
    let mut seen = BTreeSet::new();
    let mut at = person;
    while let Some(deputy) = away.get(&at) {
        if !seen.insert(at) {
            return None;
        }
        at = (*deputy)?;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chains_are_followed_and_circles_end_with_nobody() {
        let id = PersonId;
        let away = Away::from([
            (id(1), Some(id(2))),
            (id(2), Some(id(3))),
            (id(4), None),
            (id(5), Some(id(4))),
            (id(6), Some(id(7))),
            (id(7), Some(id(6))),
            (id(8), Some(id(8))),
        ]);
        for (person, found) in
            [(1, Some(3)), (2, Some(3)), (3, Some(3)), (4, None), (5, None), (6, None), (7, None), (8, None)]
        {
            assert_eq!(stand_in(id(person), &away), found.map(PersonId), "{person}");
        }
    }
}
