//! What must not wait, and its calm look-alikes.

use quality_clinic::domain::guidance::Urgency;
use quality_clinic::guide::Guide;
use quality_clinic::knowledge::files::TextFile;
use quality_clinic::triage::alarm::EXAMPLES_FILE;

use super::shelf::{files, guide, question, today};

#[test]
fn urgent_matters_are_told_from_calm_look_alikes() {
    let guide = guide();
    let urgent = [
        ("工人手被机器夹住了，流了好多血", "injury"),
        ("我們廠裡有人觸電了", "injury"),
        ("小孩把我们玩具上的珠子吞进去了", "injury"),
        ("客户家里充电宝起火了", "fire"),
        ("车间着火了怎么办", "fire"),
        ("客人在我们民宿吃了海鲜上吐下泻送医院了", "food-poisoning"),
        ("监管局责令召回我们的童车", "recall"),
        ("货被海关扣了三天了", "held-goods"),
        ("我们的虾干抽检不合格，复检还剩两天", "failed-sampling"),
        ("市监局来贴封条让我们停产", "stopped"),
        ("认证机构通知暂停我们3C证书", "certificate"),
    ];
    for (text, kind) in urgent {
        let guidance = guide.consult(&question(text), today());
        let aid = guidance.first_aid.unwrap_or_else(|| panic!("not urgent: {text}"));
        assert_eq!((guidance.triage.urgency, aid.kind.as_str()), (Urgency::Urgent, kind), "{text}");
        assert!(!aid.steps.is_empty() && !aid.because.is_empty());
        assert!(!guidance.triage.department.is_out_of_scope(), "{text}");
    }
    let calm = [
        "怎么预防员工受伤",
        "学习一下召回制度",
        "如果货被海关扣了怎么办",
        "会不会被扣关",
        "输送带阻燃性能怎么测",
        "抽检不合格会公示吗",
        "3C证书被暂停和撤销有什么区别",
        "食物中毒应急预案模板",
        "工资被扣了",
        "这款爆了，订单做不完",
    ];
    for text in calm {
        let guidance = guide.consult(&question(text), today());
        assert_eq!(guidance.first_aid, None, "{text}");
    }
}

#[test]
fn a_road_accident_is_urgent_but_not_ours() {
    let guidance = guide().consult(&question("路上出车祸了有人受伤"), today());
    assert_eq!(guidance.triage.urgency, Urgency::Urgent);
}

#[test]
fn an_emergency_in_words_that_nobody_listed_is_heard_because_of_the_told_examples() {
    let mut files = files();
    let told = "轱辘把老王的脚脖子撞瘸了";
    let aid = |files: &[TextFile]| {
        let (guide, problems) = Guide::from_files(files).unwrap();
        let errors: Vec<_> = problems.into_iter().filter(|p| p.file == EXAMPLES_FILE).collect();
        (guide.consult(&question(told), today()).first_aid.map(|aid| aid.kind), errors)
    };
    assert_eq!(aid(&files), (Some("injury".to_owned()), vec![]), "told in words that nobody listed");
    let examples = files.iter_mut().find(|f| f.path == EXAMPLES_FILE).unwrap();
    examples.text.clear();
    assert_eq!(aid(&files), (None, vec![]), "no word of urgent.toml stands in it");
    let examples = files.iter_mut().find(|f| f.path == EXAMPLES_FILE).unwrap();
    examples.text.push_str("\n[[kind]]\nid = \"lost-keys\"\nsay = [\"钥匙丢了\"]\n");
    let (_, errors) = aid(&files);
    assert!(errors.len() == 1 && errors[0].what.contains("lost-keys"), "{errors:?}");
}
