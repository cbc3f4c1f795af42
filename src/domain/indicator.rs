//! Indicators of the county's plan: their targets, and the yearly values that the office enters.

use std::collections::BTreeMap;
use std::fmt;

use super::ids::PersonId;
use super::moment::Moment;

/// Longest note beside a value, in characters: where it comes from, in a sentence or two.
pub const NOTE_MAX: usize = 200;
/// Largest value, in units: far beyond anything a county counts, and exact in a spreadsheet.
pub const VALUE_MAX: i64 = 1_000_000_000;
/// Digits behind the point: more than any of the plan's figures has.
const DECIMALS_MAX: usize = 3;
const THOUSAND: i64 = 1_000;

/// A number as people write it down, exact to thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount {
    /// In thousandths of a unit; never negative.
    pub thousandths: i64,
}

impl Amount {
    /// Reads `95`, `95.5`, `９５．５％`, `6,390`. `None`: no number of at most three decimals, or too large.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.trim().chars().map(narrow).filter(|c| *c != ',').collect();
        let text = text.trim_end_matches('%');
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(decimals) || decimals.len() > DECIMALS_MAX {
            return None;
        }
        if text.ends_with('.') {
            return None;
        }
        let whole: i64 = whole.parse().ok().filter(|whole| *whole <= VALUE_MAX)?;
        let decimals: i64 = format!("{decimals:0<DECIMALS_MAX$}").parse().ok()?;
        Some(Self { thousandths: whole * THOUSAND + decimals })
    }
}

/// Full-width digits and signs as a Chinese keyboard gives them, made narrow.
fn narrow(c: char) -> char {
    match c {
        '０'..='９' | '．' | '％' | '，' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.thousandths / THOUSAND, self.thousandths % THOUSAND);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{rest:03}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its number, for ever the same.
    pub number: u16,
    /// The part of the plan, in Chinese and English.
    pub category: [String; 2],
    /// Its name, in Chinese and English.
    pub name: [String; 2],
    /// Its unit, in Chinese and English.
    pub unit: [String; 2],
    /// In the base year, if the plan has a figure.
    pub base: Option<Amount>,
    /// In the target year, if the plan has one; reached by this or more.
    pub target: Option<Amount>,
}

impl Indicator {
    /// Is it a part of a hundred?
    pub fn is_percent(&self) -> bool {
        self.unit[0] == "%"
    }
}

/// The plan. Without indicators there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plan {
    /// Its name, in Chinese and English.
    pub name: [String; 2],
    /// The year before its first.
    pub base_year: i32,
    /// Its last year, for which the targets are.
    pub target_year: i32,
    /// In its order.
    pub indicators: Vec<Indicator>,
}

/// A value to be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewValue {
    /// Of which indicator.
    pub indicator: u16,
    /// For which year.
    pub year: i32,
    /// The value.
    pub value: Amount,
    /// Where it comes from; may be empty.
    pub note: String,
}

/// A value as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// What.
    pub new: NewValue,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Moment,
}

/// What is typed behind /indicator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// One indicator with all its values.
    Look(u16),
    /// A value is entered.
    Enter(NewValue),
}

/// Why a value cannot be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueProblem {
    /// Nothing, or too little, was typed.
    Usage,
    /// There is no such indicator.
    NoSuchIndicator,
    /// The year is no year.
    NotAYear,
    /// The year is the base year or before: the plan has that figure, or none.
    BeforePlan,
    /// The year has not come yet.
    NotYet,
    /// The value is no number of at most three decimals.
    NotANumber,
    /// More than a hundred of a hundred.
    OverHundred,
    /// The note is longer than [`NOTE_MAX`].
    LongNote,
}

impl Plan {
    /// The indicator of a number.
    pub fn indicator(&self, number: u16) -> Option<&Indicator> {
        self.indicators.iter().find(|one| one.number == number)
    }

    /// Years for which values are entered, as of this year.
    pub fn years(&self, this_year: i32) -> std::ops::RangeInclusive<i32> {
        self.base_year + 1..=this_year
    }

    /// Reads `3`, `3 2026 95.5` and `3 2026 95.5 a note`.
    ///
    /// # Errors
    /// What cannot be read, or does not fit the plan.
    pub fn read(&self, text: &str, this_year: i32) -> Result<Asked, ValueProblem> {
        let mut words = text.splitn(4, [' ', '\u{3000}', '\t', '\n']).filter(|word| !word.is_empty());
        let number = words.next().ok_or(ValueProblem::Usage)?;
        let number: String = number.trim_end_matches(['.', '、', '号']).chars().map(narrow).collect();
        let number = number.parse().map_err(|_| ValueProblem::NoSuchIndicator)?;
        let Some(year) = words.next() else {
            return self.indicator(number).map(|_| Asked::Look(number)).ok_or(ValueProblem::NoSuchIndicator);
        };
        let value = words.next().ok_or(ValueProblem::Usage)?;
        self.fits(number, year, value, words.next().unwrap_or_default(), this_year).map(Asked::Enter)
    }

    /// A value out of its parts as they were typed.
    ///
    /// # Errors
    /// What cannot be read, or does not fit the plan.
    pub fn fits(
        &self,
        number: u16,
        year: &str,
        value: &str,
        note: &str,
        this_year: i32,
    ) -> Result<NewValue, ValueProblem> {
        let indicator = self.indicator(number).ok_or(ValueProblem::NoSuchIndicator)?;
        let year: String = year.trim().trim_end_matches('年').chars().map(narrow).collect();
        let year: i32 = year.parse().map_err(|_| ValueProblem::NotAYear)?;
        if !(1000..10_000).contains(&year) {
            return Err(ValueProblem::NotAYear);
        }
        if year <= self.base_year {
            return Err(ValueProblem::BeforePlan);
        }
        if year > this_year {
            return Err(ValueProblem::NotYet);
        }
        let value = Amount::parse(value).ok_or(ValueProblem::NotANumber)?;
        if indicator.is_percent() && value.thousandths > 100 * THOUSAND {
            return Err(ValueProblem::OverHundred);
        }
        let note = note.trim().to_owned();
        if note.chars().count() > NOTE_MAX {
            return Err(ValueProblem::LongNote);
        }
        Ok(NewValue { indicator: number, year, value, note })
    }
}

/// How far an indicator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nobody has entered a value.
    Unknown,
    /// There is a value, and the plan has no target.
    NoTarget,
    /// The target or more.
    Reached,
    /// Less than the target.
    Short {
        /// So many percent of it, rounded down: 100 is reached and nothing less.
        percent: i64,
        /// So much is missing.
        missing: Amount,
    },
}

/// An indicator with what was entered for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Which.
    pub indicator: Indicator,
    /// The values that hold, by year.
    pub values: BTreeMap<i32, Entered>,
}

impl Standing {
    /// The value of the latest year that has one.
    pub fn latest(&self) -> Option<&Entered> {
        self.values.values().next_back()
    }

    /// How far it is, by the value of the latest year.
    pub fn progress(&self) -> Progress {
        progress(self.indicator.target, self.latest().map(|entered| entered.new.value))
    }
}

impl Plan {
    /// Every indicator with the values that hold of those that were entered, given the newest first.
    pub fn standings(&self, entered: &[Entered]) -> Vec<Standing> {
        let standing = |indicator: &Indicator| {
            let mut values = BTreeMap::new();
            for one in entered.iter().filter(|one| one.new.indicator == indicator.number) {
                values.entry(one.new.year).or_insert_with(|| one.clone());
            }
            Standing { indicator: indicator.clone(), values }
        };
        self.indicators.iter().map(standing).collect()
    }
}

/// How far a value is from a target.
pub fn progress(target: Option<Amount>, value: Option<Amount>) -> Progress {
    match (target, value) {
        (_, None) => Progress::Unknown,
        (None, Some(_)) => Progress::NoTarget,
        (Some(target), Some(value)) if value >= target => Progress::Reached,
        (Some(target), Some(value)) => Progress::Short {
            percent: value.thousandths * 100 / target.thousandths.max(1),
            missing: Amount { thousandths: target.thousandths - value.thousandths },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        let words = |text: &str| [text.to_owned(), text.to_owned()];
        let indicator = |number, unit: &str| Indicator {
            number,
            category: words("c"),
            name: words("n"),
            unit: words(unit),
            base: None,
            target: Amount::parse("98.2"),
        };
        Plan {
            name: words("p"),
            base_year: 2020,
            target_year: 2025,
            indicators: vec![indicator(3, "%"), indicator(9, "项")],
        }
    }

    #[test]
    fn numbers_are_read_as_people_write_them_and_said_the_same() {
        for (text, said) in [
            ("95.5", Some("95.5")),
            ("９５．５％", Some("95.5")),
            ("6,390", Some("6390")),
            ("0", Some("0")),
            ("0.050", Some("0.05")),
            ("98.125", Some("98.125")),
            ("98.1234", None),
            ("-1", None),
            ("1e9", None),
            ("95。5", None),
            ("九十五", None),
            ("", None),
            ("%", None),
            (".5", None),
            ("5.", None),
            ("1000000001", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(Amount::parse(text).map(|amount| amount.to_string()).as_deref(), said, "{text}");
        }
    }

    #[test]
    fn what_is_typed_is_a_value_or_says_what_is_wrong() {
        let read = |text: &str| plan().read(text, 2026);
        let value = |note: &str| NewValue {
            indicator: 3,
            year: 2026,
            value: Amount { thousandths: 95_500 },
            note: note.to_owned(),
        };
        assert_eq!(read("3 2026 95.5"), Ok(Asked::Enter(value(""))));
        assert_eq!(read("3 2026年 95.5% 统计局 年报"), Ok(Asked::Enter(value("统计局 年报"))));
        assert_eq!(read("３ ２０２６ ９５．５"), Ok(Asked::Enter(value(""))));
        assert_eq!(read("3"), Ok(Asked::Look(3)));
        for (text, problem) in [
            ("", ValueProblem::Usage),
            ("3 2026", ValueProblem::Usage),
            ("4 2026 1", ValueProblem::NoSuchIndicator),
            ("三", ValueProblem::NoSuchIndicator),
            ("3 去年 95", ValueProblem::NotAYear),
            ("3 26 95", ValueProblem::NotAYear),
            ("3 2020 95", ValueProblem::BeforePlan),
            ("3 2027 95", ValueProblem::NotYet),
            ("3 2026 很高", ValueProblem::NotANumber),
            ("3 2026 100.1", ValueProblem::OverHundred),
        ] {
            assert_eq!(read(text), Err(problem), "{text}");
        }
        assert!(read("9 2026 120").is_ok(), "only a percentage ends at a hundred");
        assert_eq!(read(&format!("3 2026 95 {}", "长".repeat(NOTE_MAX + 1))), Err(ValueProblem::LongNote));
    }

    #[test]
    fn the_newest_value_of_a_year_holds_and_the_latest_year_counts() {
        let entered = |year, value: &str| Entered {
            new: NewValue { indicator: 3, year, value: Amount::parse(value).unwrap(), note: String::new() },
            by: PersonId(1),
            at: Moment(1),
        };
        let standings = plan().standings(&[entered(2024, "98.3"), entered(2025, "97"), entered(2024, "90")]);
        assert_eq!(standings[0].values[&2024].new.value.to_string(), "98.3", "a correction holds");
        assert!(matches!(standings[0].progress(), Progress::Short { percent: 98, .. }), "2025 is later");
        assert_eq!(standings[1].progress(), Progress::Unknown);
    }

    #[test]
    fn a_target_is_reached_by_its_figure_and_not_by_rounding() {
        let amount = |text| Amount::parse(text);
        assert_eq!(progress(amount("12"), None), Progress::Unknown);
        assert_eq!(progress(None, amount("12")), Progress::NoTarget);
        assert_eq!(progress(amount("98.2"), amount("98.2")), Progress::Reached);
        let short = progress(amount("98.2"), amount("98.199"));
        assert_eq!(short, Progress::Short { percent: 99, missing: Amount { thousandths: 1 } });
    }
}
