//! Faults of articles and data files, with file and line; the rest is served.

use quality_clinic::guide::Guide;
use quality_clinic::guide::check::check_files;
use quality_clinic::knowledge::article::{ARTICLE_MAX_CHARS, parse};
use quality_clinic::knowledge::files::{Source, read, unify};

use super::shelf::{article, file, files, guide, question, today};

fn sound() -> String {
    article("ip", "sound", "商标怎么注册", &["注册商标"], "先查有没有人注册过，再申请。", "1. 查。").text
}

#[track_caller]
fn fault(text: &str, line: usize, what: &str) {
    let problems = parse(&file("ip/sound.md", text)).map_or_else(|fatal| fatal, |(_, lesser)| lesser);
    let found = problems.iter().any(|p| p.line == line && p.what.contains(what));
    assert!(found, "wanted line {line} “{what}”, got {problems:#?}");
}

#[test]
fn a_sound_article_has_no_faults_whatever_its_line_ends() {
    let text = format!("\u{feff}{}", sound().replace('\n', "\r\n"));
    let (read, problems) = parse(&file("ip/sound.md", &unify(&text))).unwrap();
    assert_eq!(problems, []);
    assert_eq!(read.sections.len(), 3);
    assert_eq!(read.section("怎么做").unwrap().text, "1. 查。");
}

#[test]
fn faults_are_named_with_their_line() {
    fault("没有文件头", 1, "+++");
    fault("+++\nid = \"sound\"\n", 1, "没有结束");
    fault(&sound().replace("confidence = \"high\"", "confidence = \"sure\""), 8, "文件头");
    fault(&sound().replace("id = \"sound\"", "id = \"other\""), 2, "文件名");
    fault(&sound().replace("department = \"ip\"", "department = \"trade\""), 4, "文件夹");
    fault(&sound().replace("## 怎么做", "## 怎样做"), 19, "怎样做");
    fault(&sound().replace("## 怎么做", "# 怎么做"), 19, "##");
    fault(&sound().replace("review_by = 2027-05-01", "review_by = 2025-05-01"), 10, "早于");
    fault(&sound().replace("questions = [", "question = ["), 5, "文件头");
    fault(&sound().replace("1. 查。", &"长".repeat(1_000_000)), 0, &ARTICLE_MAX_CHARS.to_string());
}

#[test]
fn a_broken_article_does_not_stop_the_rest() {
    let mut files = files();
    files.push(file("ip/broken.md", "+++\nnever ends"));
    let (guide, problems) = Guide::from_files(&files).unwrap();
    assert_eq!(problems.iter().map(|p| (p.file.as_str(), p.line)).collect::<Vec<_>>(), [("ip/broken.md", 1)]);
    assert_eq!(guide.consult(&question("地磅多久检一次"), today()).citations[0].article, "truck-scale");
}

#[test]
fn of_two_articles_with_one_id_the_first_stays() {
    let mut files = files();
    files.push(article("trade", "patent-fee", "另一篇", &["另一个问法"], "另一个答复。", "1. 做。"));
    let (guide, problems) = Guide::from_files(&files).unwrap();
    assert_eq!(guide.article("patent-fee").unwrap().file, "ip/patent-fee.md");
    assert!(problems[0].what.contains("ip/patent-fee.md"), "{problems:?}");
}

#[test]
fn a_folder_is_read_and_what_is_not_text_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("ip")).unwrap();
    std::fs::write(folder.path().join("ip/sound.md"), sound()).unwrap();
    std::fs::write(folder.path().join("ip/picture.png"), [0xff]).unwrap();
    std::fs::write(folder.path().join("ip/gbk.md"), b"+++\n\xc6\xb7\xc5\xc6\n").unwrap();
    let (files, problems) = read(&Source::Folder(folder.path().to_owned()));
    assert_eq!(files.iter().map(|f| f.path.as_str()).collect::<Vec<_>>(), ["ip/sound.md"]);
    assert_eq!(problems.iter().map(|p| (p.file.as_str(), p.line)).collect::<Vec<_>>(), [("ip/gbk.md", 2)]);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let (files, problems) = read(&Source::Folder("/nowhere/at/all".into()));
    assert_eq!((files.len(), problems.len()), (0, 1));
}

#[track_caller]
fn checked(changed: quality_clinic::knowledge::files::TextFile, what: &str) {
    let mut files = files();
    files.retain(|f| f.path != changed.path);
    let path = changed.path.clone();
    files.push(changed);
    let problems = check_files(&files, today()).unwrap();
    assert!(problems.iter().any(|p| p.file == path && p.what.contains(what)), "“{what}” in {problems:#?}");
}

#[test]
fn the_check_finds_what_a_person_must_mend() {
    let text = |short: &str| article("ip", "sound", "商标怎么注册", &["注册商标"], short, "1. 查。");
    checked(text("看 GB/T 99999-2020。"), "登记册里没有");
    checked(text("看 GB/T 32614-2023。"), "standards");
    checked(text("看 GB/T 7984-2013。"), "待核实");
    checked(text("见 https://example.com 。"), "不放链接");
    checked(text("见 renrendoc.com 。"), "禁用");
    checked(text("法律没有给检测报告规定统一的有效期，平台和客户可以自己规定。"), "几乎一样");
    let mut link = text("先查。");
    link.text = link.text.replace("document = \"产品质量法\"", "document = \"法\"\nlink = \"https://example.com/x\"");
    checked(link, "不在允许的网站里");
    let mut old = text("先查。");
    old.text = old.text.replace("2026-11-01", "2025-11-01").replace("2027-05-01", "2026-05-01");
    checked(old, "复核");
    let mut dates = text("先查。");
    dates.text = dates.text.replace(
        "document = \"产品质量法\"",
        "document = \"冲锋衣\"\nstandard = \"GB/T 32614-2023\"\neffective = 2024-05-01",
    );
    checked(dates, "登记册里 GB/T 32614-2023 是 2024-04-01");
    checked(article("ip", "sound", "商标", &["地磅要不要检定"], "先查。", "1. 查。"), "已经有了");
    checked(file("synonyms.toml", "[[pair]]\nsay = [\"某\"]\nmean = [\"绝无此词\"]\n"), "绝无此词");
}

#[test]
fn a_cycle_of_synonyms_is_harmless() {
    let mut files = files();
    files.retain(|f| f.path != "synonyms.toml");
    let cycle = "[[pair]]\nsay = [\"地磅\"]\nmean = [\"磅秤\"]\n[[pair]]\nsay = [\"磅秤\"]\nmean = [\"地磅\"]\n";
    files.push(file("synonyms.toml", cycle));
    let (guide, _) = Guide::from_files(&files).unwrap();
    assert_eq!(guide.consult(&question("磅秤多久检定"), today()).citations[0].article, "truck-scale");
}

#[test]
fn a_missing_or_broken_data_file_is_named_and_the_rest_is_served() {
    let mut files = files();
    files.retain(|f| f.path != "urgent.toml" && f.path != "standards.toml");
    files.push(file("standards.toml", "[[standard]]\nnumber = 5\n"));
    let (_, problems) = Guide::from_files(&files).unwrap();
    let named: Vec<_> = problems.iter().map(|p| (p.file.as_str(), p.line)).collect();
    assert!(named.contains(&("urgent.toml", 0)) && named.contains(&("standards.toml", 2)), "{problems:?}");
    assert!(guide().register().rows().len() > 5);
}
