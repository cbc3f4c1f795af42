//! Stories: transcripts that read like the manual, played through the real desk on a real database
//! and compared line by line. `UPDATE_STORIES=1 cargo test stories` writes what was really said;
//! read the difference before you commit it.
//!
//! A line `名字> 文字` is typed by that person, `名字> [按钮]` presses the newest button with that
//! label, `名字> (回复 #3) 文字` replies to message 3 shown to that person, `名字> (照片 裂口.jpg) 说明`
//! sends a photo, `(相册 一.jpg 二.jpg) 说明` an album, `(改上一条) 新文字` changes the last words typed, `名字> (文件 报告.pdf)` a document, `名字> (贴纸)` a sticker, `名字> (伪造 claim:1)` forges a
//! button. `@ 2026-11-24 09:00` sets the clock, `! 名字 停用机器人` and `! 名字 恢复机器人` block and unblock the bot, `! 巡查` lets the clinic make a round, `! 名字 是 expert certification` grants roles, `! 名字 用
//! 邀请码` types /start with the newest code shown to anybody. `名字@群> …` is done in
//! the group of the house, `名字@群/ZL-2026-00001> …` in a thread of it, `! 群/ZL-2026-00001 删掉话题` deletes one. Everything else that does not start with
//! white space is a heading and kept.

mod stage;

use std::fs;
use std::path::Path;

use stage::Stage;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories")
}

/// Plays a story and compares it.
async fn check(name: &str) {
    let path = folder().join(format!("{name}.txt"));
    let told = fs::read_to_string(&path).unwrap_or_default();
    let mut stage = Stage::new();
    let mut played = String::new();
    for line in told.lines().filter(|line| !line.starts_with(char::is_whitespace)) {
        played.push_str(line);
        played.push('\n');
        if !line.is_empty() {
            played.push_str(&stage.play(line).await);
        }
    }
    if std::env::var_os("UPDATE_STORIES").is_some() {
        fs::write(&path, &played).expect("the story can be written");
        return;
    }
    for (number, (told, played)) in (1..).zip(told.lines().zip(played.lines())) {
        assert_eq!(told, played, "{} line {number}", path.display());
    }
    assert_eq!(told.lines().count(), played.lines().count(), "{} has a different end", path.display());
}

macro_rules! stories {
    ($($name:ident),+ $(,)?) => {$(
        #[tokio::test]
        async fn $name() {
            check(&stringify!($name).replace('_', "-")).await;
        }
    )+};
}

stories!(
    answered_from_the_library,
    from_question_to_closing_and_rating,
    two_experts_claim_one_ticket,
    wrong_department_corrected,
    urgent_question,
    out_of_scope,
    several_tickets_in_one_chat,
    asked_again,
    invitation,
    reopened,
    handed_to_another_department,
    office_decides_the_third_hand_over,
    solution_is_put_off,
    joint_consultation,
    merged_and_split,
    what_is_refused,
    notes_stay_inside,
    english,
    figures_for_the_office,
    prescription_edited_and_corrected,
    trade_secret,
    the_right_ticket,
    messages_that_survive,
    follow_up,
    low_grade,
    a_promise_that_was_not_kept,
    prescription_as_a_word_file,
    clock_stands_still,
    nothing_forgotten,
    away,
    duty_and_digest,
    staff_group,
    year_without_notice,
    a_case_becomes_guidance,
    old_records_and_phrases,
    came_by_a_code,
    own_data,
    indicators_of_the_plan,
);

/// Every transcript in the folder is played.
#[test]
fn no_story_is_left_unplayed() {
    let source = include_str!("mod.rs");
    for entry in fs::read_dir(folder()).expect("the folder is there") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|e| e == "txt") {
            let name = path.file_stem().and_then(|n| n.to_str()).expect("a name").replace('-', "_");
            assert!(source.contains(&format!("    {name},")), "{name} is not in the list");
        }
    }
}
