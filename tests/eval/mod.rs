//! Measuring: labels in both forms, figures, a foreign corpus, held-out questions.

mod floors;

use std::cell::Cell;

use quality_clinic::domain::department::Slug;
use quality_clinic::domain::guidance::Urgency;
use quality_clinic::eval::figures::{figures, percentile};
use quality_clinic::eval::foreign::{Document, Query, measure};
use quality_clinic::eval::judge::judge_all;
use quality_clinic::eval::{own, print, questions};
use quality_clinic::guide::Parts;
use quality_clinic::knowledge::index::Ranking;

use crate::knowledge::shelf::{files, guide, today};

const LINES: &str = r#"
{"id":"a","text":"地磅多久检定一次","department":"metrology","answer_keys":[["预约检定","约检"],["12333","登记"]],"urgency":"normal"}
{"id":"b","text":"专利年费忘交了","service_line":"知识产权","answer_key":"六个月内补交","provenance":"x"}
{"id":"c","text":"老板拖欠工资","service_line":"越界"}
{"id":"d","text":"车间着火了","department":"quality","urgency":"urgent","forbidden":["12333"]}
"#;

#[test]
fn both_forms_of_labels_are_read_and_faulty_lines_are_named() {
    let guide = guide();
    let (read, problems) = questions::parse("q.jsonl", LINES, guide.departments());
    assert_eq!(problems, []);
    let departments: Vec<&str> = read.iter().map(|q| q.department.as_str()).collect();
    assert_eq!(departments, ["metrology", "ip", "out-of-scope", "quality"]);
    assert_eq!(read[1].free_answer.as_deref(), Some("六个月内补交"));
    assert_eq!(read[3].urgency, Some(Urgency::Urgent));
    let bad = "{\"id\":\"a\"}\nno json\n{\"id\":\"x\",\"text\":\"y\",\"department\":\"nowhere\"}";
    let (read, problems) = questions::parse("q.jsonl", bad, guide.departments());
    assert_eq!((read.len(), problems.iter().map(|p| p.line).collect::<Vec<_>>()), (0, vec![1, 2, 3]));
}

#[test]
fn figures_count_what_was_right() {
    let guide = guide();
    let (questions, _) = questions::parse("q.jsonl", LINES, guide.departments());
    let ticks = Cell::new(0);
    let stopwatch = || {
        ticks.set(ticks.get() + 5);
        ticks.get()
    };
    let judged = judge_all(&guide, &questions, today(), &stopwatch);
    let figures = figures(&judged);
    assert_eq!((figures.top1.hits, figures.top1.of), (4, 4), "{}", print::failures(&judged));
    assert_eq!((figures.answered.hits, figures.answered.of), (1, 1));
    assert_eq!((figures.outside_found.hits, figures.outside_found.of), (1, 1));
    assert_eq!((figures.urgent_found.hits, figures.urgent_found.of), (1, 1));
    assert_eq!((figures.urgent_wrongly.hits, figures.forbidden.hits, figures.p50_us), (0, 0, 5));
    assert!(print::table(&figures).contains("department top-1"));
    assert!(print::beside(&judged).contains("六个月内补交"));
}

#[test]
fn a_wrong_label_shows_in_the_figures() {
    let guide = guide();
    let wrong =
        LINES.replace("\"department\":\"metrology\"", "\"department\":\"branding\"").replace("预约检定", "无此词");
    let wrong = wrong.replace("约检", "无此词");
    let (questions, _) = questions::parse("q.jsonl", &wrong, guide.departments());
    let judged = judge_all(&guide, &questions, today(), &|| 0);
    let figures = figures(&judged);
    assert_eq!((figures.top1.hits, figures.answered.hits), (3, 0));
    assert_eq!(figures.confusion["branding"]["metrology"], 1);
    assert!(print::failures(&judged).contains("地磅多久检定一次"));
}

#[test]
fn a_foreign_corpus_goes_through_the_same_search() {
    let document =
        |id: &str, title: &str, text: &str| Document { id: id.into(), title: title.into(), text: text.into() };
    let documents = [
        document("1", "合同", "当事人应当按照约定全面履行自己的义务。"),
        document("2", "租赁", "承租人应当按照约定的期限支付租金。"),
        document("3", "继承", "遗产按照下列顺序继承：配偶、子女、父母。"),
    ];
    let query = |id: &str, text: &str, rel: &str| Query { id: id.into(), text: text.into(), rel: vec![rel.into()] };
    let queries =
        [query("a", "房租什么时候交租金", "2"), query("b", "父母的遗产怎么继承", "3"), query("c", "租金", "1")];
    let report = measure(&documents, &queries, Ranking::default(), &|| 0).unwrap();
    assert!((report.hit_1 - 2.0 / 3.0).abs() < 1e-9, "{report:?}");
    assert!(report.index_bytes > 0);
    let json = serde_json::to_value(report).unwrap();
    for key in
        ["hit@1", "hit@3", "hit@10", "recall@10", "mrr@10", "p50_us", "p99_us", "index_s", "index_bytes", "rss_mb"]
    {
        assert!(json.get(key).is_some(), "{key}");
    }
}

#[test]
fn held_out_questions_are_not_in_the_library_that_is_asked_them() {
    let (fold, _) = own::fold(&files(), 0, 3, Parts::default()).unwrap();
    assert_eq!(fold.questions.len(), 5, "the first of each article's three questions");
    for labelled in &fold.questions {
        let article = fold.guide.article(&labelled.articles[0]).unwrap();
        assert!(!article.questions.iter().any(|q| q == labelled.question.as_str()));
        assert_eq!(article.department, Slug::new(labelled.department.as_str()));
    }
}

#[test]
fn a_percentile_is_a_value_that_was_measured() {
    assert_eq!(percentile(&[], 50), 0);
    assert_eq!(percentile(&[7], 99), 7);
    assert_eq!(percentile(&[3, 1, 2, 4], 50), 3);
}
