//! Look-up by any spelling; where an edition stands on a day.

use chrono::NaiveDate;
use quality_clinic::domain::standard::{PartialDate, Standing};
use quality_clinic::guide::Guide;

use super::shelf::{guide, question, today};

fn found(guide: &Guide, text: &str) -> Vec<String> {
    guide.register().find(text, today()).into_iter().map(|card| card.number).collect()
}

#[test]
fn a_standard_is_found_in_the_spellings_people_use() {
    let guide = guide();
    let rows: [(&str, &[&str]); 7] = [
        (
            "GB/T 32614-2023",
            &["GB/T 32614-2023", "gbt32614", "gb t 32614", "GB／T３２６１４", "国标32614", "32614", "冲锋衣国标"],
        ),
        ("GB/T 19001-2016", &["GBT19001", "iso9001", "ISO 9001", "ISO9001:2015", "gb/t19001—2016"]),
        ("DB33/T 944", &["DB33/T 944", "db33t944", "DB33 944"]),
        ("T/ZZB 0690-2018", &["T/ZZB 0690-2018", "t/zzb0690", "T／ZZB 690"]),
        ("市场监管总局令第70号", &["70号令", "总局令第70号", "总局 70 号令", "定量包装商品计量监督管理办法"]),
        ("GB/T 2828.1-2012", &["GB/T 2828.1", "gb2828.1", "2828.1"]),
        ("GB/T 7984-2013", &["织物芯输送带"]),
    ];
    for (number, spellings) in rows {
        for spelling in spellings {
            assert_eq!(found(&guide, spelling), [number], "{spelling}");
        }
    }
}

#[test]
fn what_is_no_standard_is_not_found() {
    let guide = guide();
    for text in ["", "!", "GB/T 99999", "2023年", "13819001900", "32614元", "第70页", "32615"] {
        assert_eq!(found(&guide, text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn standing_is_computed_from_dates_and_the_day() {
    let guide = guide();
    let standing = |number: &str, day: NaiveDate| guide.register().card(number, day).unwrap().standing;
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let date = |text: &str| PartialDate::parse(text).unwrap();
    assert_eq!(standing("GB/T 32614-2023", today()), Standing::InForce { since: date("2024-04-01") });
    let not_yet = Standing::NotYet { from: date("2024-04-01"), until_then: Some("GB/T 32614-2016".into()) };
    assert_eq!(standing("GB/T 32614-2023", day(2024, 3, 31)), not_yet);
    let replaced = Standing::Replaced { by: "GB/T 32614-2023".into(), since: Some(date("2024-04-01")) };
    assert_eq!(standing("GB/T 32614-2016", today()), replaced);
    assert_eq!(standing("GB/T 32614-2016", day(2024, 3, 31)), Standing::DateUnknown);
    assert_eq!(standing("GB/T 7984-2013", today()), Standing::Unconfirmed);
    assert_eq!(standing("DB33/T 944", today()), Standing::DateUnknown);
    assert_eq!(standing("T/ZZB 0690-2018", day(2018, 11, 15)), Standing::DateUnknown);
    assert_eq!(standing("T/ZZB 0690-2018", day(2018, 12, 1)), Standing::InForce { since: date("2018-11") });
    assert!(matches!(standing("GB 7718-2025", today()), Standing::NotYet { .. }));
}

#[test]
fn a_question_with_an_old_number_gets_the_card_of_that_edition() {
    let guidance = guide().consult(&question("GB/T 32614-2016 还能用吗？国标7718呢"), today());
    let numbers: Vec<_> = guidance.standards.iter().map(|card| card.number.as_str()).collect();
    assert_eq!(numbers, ["GB/T 32614-2016", "GB 7718-2025"]);
    assert!(matches!(guidance.standards[0].standing, Standing::Replaced { .. }));
}
