//! Duty and the digest of each working morning.

use quality_clinic::desk::rounds::Rounds;
use quality_clinic::domain::person::Roles;

use super::bench::{Bench, at, expert, office};

async fn bench() -> Bench {
    let bench = Bench::new();
    bench.person("甲", Roles::default()).await;
    for who in ["李工", "王工"] {
        bench.person(who, expert(&["metrology"])).await;
    }
    bench.person("陈主任", office()).await;
    bench
}

async fn round(bench: &mut Bench, hour: &str) {
    bench.now = at(hour);
    let made = Rounds::new(bench.desk.clone()).make(bench.now).await.expect("a round");
    assert_eq!(made.failed, 0);
}

fn dealt(bench: &Bench) -> String {
    bench.word(
        "SELECT group_concat(place, ' ') FROM (SELECT a.place FROM card AS c JOIN address AS a ON a.id = c.address_id
         WHERE c.ticket_id = (SELECT MAX(id) FROM ticket) ORDER BY a.id)",
    )
}

fn digests(bench: &Bench, who: &str) -> i64 {
    bench.number(&format!(
        "SELECT COUNT(*) FROM outbox AS o JOIN address AS a ON a.id = o.address_id
         WHERE a.place = '{who}' AND o.payload LIKE '%早报%'"
    ))
}

#[tokio::test]
async fn who_is_on_duty_gets_the_first_card_and_the_others_when_nobody_takes_it() {
    let mut bench = bench().await;
    bench.says("陈主任", "/duty 计量测试 今天到明天 @王工").await;
    bench.opens_ticket("甲").await;
    assert_eq!(dealt(&bench), "王工");
    round(&mut bench, "2026-11-24T14:00").await;
    assert_eq!(dealt(&bench), "王工", "not yet half of the time");
    round(&mut bench, "2026-11-24T15:10").await;
    assert_eq!(dealt(&bench), "李工 王工");
}

#[tokio::test]
async fn a_stand_in_takes_the_duty_of_who_is_away_and_an_empty_roster_means_everybody() {
    let mut bench = bench().await;
    bench.opens_ticket("甲").await;
    assert_eq!(dealt(&bench), "李工 王工", "an empty roster");
    bench.says("陈主任", "/duty 计量测试 今天 @王工").await;
    bench.says("王工", "/away today @李工").await;
    bench.opens_ticket("甲").await;
    assert_eq!(dealt(&bench), "李工");
    bench.says("王工", "/away off").await;
    bench.says("陈主任", "/duty 计量测试 今天 清空").await;
    bench.opens_ticket("甲").await;
    assert_eq!(dealt(&bench), "李工 王工");
}

#[tokio::test]
async fn a_roster_is_set_by_the_office_alone_for_experts_of_the_department_and_chosen_weekdays() {
    let mut bench = bench().await;
    let told = bench.says("李工", "/duty 计量测试 今天 @李工").await;
    assert!(told[0].text.contains("质量办的功能"), "{told:?}");
    for (text, why) in [
        ("/duty 没有的科 今天 @李工", "没有这个科室"),
        ("/duty 计量测试", "没看懂日期"),
        ("/duty 计量测试 11-01..11-02 @李工", "已经过去"),
        ("/duty 计量测试 今天", "没有写值班的人"),
        ("/duty 计量测试 今天 @陈主任", "不是这个科室的在岗专家"),
        ("/duty 计量测试 今天 1 2 3 4 5 6", "最多排 5 个人"),
        ("/duty 标准研制 今天 @李工", "没有在岗专家"),
    ] {
        let told = bench.says("陈主任", text).await;
        assert!(told[0].text.contains(why), "{text}: {told:?}");
    }
    assert_eq!(bench.number("SELECT COUNT(*) FROM roster"), 0);
    bench.says("陈主任", "值班 计量测试 12-01..12-31 周一 周三 @李工").await;
    assert_eq!(
        bench.word("SELECT MIN(day) || ' ' || MAX(day) || ' ' || COUNT(*) FROM roster"),
        "2026-12-02 2026-12-30 9"
    );
}

#[tokio::test]
async fn a_digest_comes_each_working_morning_once_and_never_on_a_day_off() {
    let mut bench = bench().await;
    round(&mut bench, "2026-11-24T09:00").await;
    assert_eq!(digests(&bench, "李工") + digests(&bench, "陈主任"), 0, "there is nothing to say");
    bench.opens_ticket("甲").await;
    bench.presses("李工", "claim:1").await;
    bench.says("李工", "追问 ZL-2026-00001：量程多少？").await;
    for (hour, expected) in [
        ("2026-11-25T08:29", 0),
        ("2026-11-25T08:30", 1),
        ("2026-11-25T09:00", 1),
        ("2026-11-26T12:00", 1),
        ("2026-11-26T14:30", 1),
        ("2026-11-28T09:00", 1),
        ("2026-11-30T11:59", 2),
        ("2026-12-31T09:00", 3),
    ] {
        round(&mut bench, hour).await;
        assert_eq!(digests(&bench, "李工"), expected, "{hour}");
        assert_eq!(digests(&bench, "王工"), 0, "nothing waits or is in hand");
    }
    assert!(digests(&bench, "陈主任") > 0, "the office gets its own");
    bench.says("李工", "/away 2027-01-04").await;
    round(&mut bench, "2027-01-04T09:00").await;
    assert_eq!(digests(&bench, "李工"), 3, "none to who is away");
}

#[tokio::test]
async fn spring_festival_is_quiet_and_the_worked_saturday_before_it_is_not() {
    let mut bench = bench().await;
    bench.now = at("2026-02-13T09:00");
    bench.opens_ticket("甲").await;
    for (hour, expected) in
        [("2026-02-14T09:00", 1), ("2026-02-16T09:00", 1), ("2026-02-17T09:00", 1), ("2026-02-24T09:00", 2)]
    {
        round(&mut bench, hour).await;
        assert_eq!(digests(&bench, "李工"), expected, "{hour}");
    }
}
