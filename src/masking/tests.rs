//! Tricky cases: what must go, and what must stay.

use proptest::prelude::*;

use super::*;
use crate::domain::mask::MaskKind;

fn patterns() -> &'static Patterns {
    super::patterns().unwrap()
}

fn secrets() -> Secrets {
    Secrets {
        firms: vec!["三门县永固橡胶有限公司".to_owned(), "Anchor Rubber Ltd".to_owned()],
        people: vec!["王建国".to_owned(), "李工".to_owned(), "Anna".to_owned()],
        words: vec![],
    }
}

fn check(text: &str, expected: &str) {
    assert_eq!(mask(patterns(), &secrets(), &[], text).text(), expected, "{text}");
}

#[test]
fn a_known_firm_is_hidden_in_every_form_of_its_name() {
    check("三门县永固橡胶有限公司的皮带", "【企业】的皮带");
    check("永固橡胶有限公司、永固橡胶、三门永固、永固的皮带", "【企业】、【企业】、三门【企业】、【企业】的皮带");
    check("永 固 橡 胶", "【企业】");
    check("三门县（永固）橡胶有限公司", "【企业】");
    check("ANCHOR  RUBBER LTD says", "【企业】 says");
    check("橡胶厂都这样，三门的橡胶有限", "橡胶厂都这样，三门的橡胶有限");
}

#[test]
fn a_firm_that_nobody_told_us_is_hidden_from_where_its_name_begins() {
    check("我们的客户是宁波某某输送机械有限公司。", "我们的客户是【企业】。");
    check("卖给台州大发（集团）股份有限公司了", "卖给【企业】了");
    check("我们是三门某某户外用品有限公司", "我们是【企业】");
    check("找和美有为对外贸易有限公司", "找【企业】");
    check("与蛇蟠水产养殖专业合作社签的", "与【企业】签的");
}

#[test]
fn people_are_hidden_by_name_and_by_how_they_are_called() {
    check("王建国说建国明天来，Anna and Annabel", "【人员】说【人员】明天来，【人员】 and Annabel");
    check("联系人：欧阳娜，法人是张三丰", "联系人：【人员】，法人是【人员】");
    check("找陈经理或者周老板，林师傅也行", "找【人员】或者【人员】，【人员】也行");
    check("请转告王总、张工和老李", "请转告【人员】、【人员】和【人员】");
    check("对方经理不认，双方老板吵架", "对方经理不认，双方老板吵架");
    check("施工时车间主任说高总磷超标，金工车间加工", "施工时车间主任说高总磷超标，金工车间加工");
    check("质量经理、生产厂长、化工厂长期不管", "质量经理、生产厂长、化工厂长期不管");
}

#[test]
fn phones_are_hidden_however_they_are_written() {
    for phone in [
        "13812345678",
        "138-1234-5678",
        "138 1234 5678",
        "+86 13812345678",
        "１３８１２３４５６７８",
        "0576-83361234",
        "(0576)83361234",
        "0576 8336 1234转805",
        "400-800-1234",
        "一三八一二三四五六七八",
        "138\u{200b}12345678",
    ] {
        check(&format!("打{phone}，谢谢"), "打【电话】，谢谢");
    }
    check("电话：83361234", "电话：【电话】");
    check("加微信 yonggu_2020 或qq：12345678", "加微信 【电话】 或qq：【电话】");
    check("拉伸强度 13.8 MPa，共12345678件，2026年11月24日", "拉伸强度 13.8 MPa，共12345678件，2026年11月24日");
}

#[test]
fn codes_accounts_and_numbers_are_hidden() {
    check("代码91331022MA2A0B1C2X。", "代码【信用代码】。");
    check("代码 9133 1022 MA2A 0B1C 2X", "代码 【信用代码】");
    check("代码９１３３１０２２ＭＡ２Ａ０Ｂ１Ｃ２Ｘ", "代码【信用代码】");
    check("身份证331022199001011234和33102219900101123x", "身份证【证件号】和【证件号】");
    check("卡号6222 0212 0700 1234 567", "卡号【账号】");
    check("账号：1207021109000123456", "账号：【账号】");
    check("报告编号 2026-0118，批号：A20261101", "报告编号 【编号】，批号：【编号】");
    check("咨询单ZL-2026-00042、zl2026-42", "咨询单【单号】、【单号】");
    check("车牌浙J·12345", "车牌【车牌】");
}

#[test]
fn addresses_on_paper_and_on_the_web_are_hidden() {
    check("厂在浙江省三门县海游街道永安路12号3幢201室，来看看", "厂在【地址】，来看看");
    check("我们在亭旁镇下叶村，不远", "我们在【地址】，不远");
    check("地址：滨海新城 B 区。", "地址：【地址】。");
    check("发到 a.b-c@163.com 或 x＠qq．com", "发到 【邮箱】 或 【邮箱】");
    check("见 https://www.yonggu.com/a?b=1 和 yonggu.cn", "见 【网址】 和 【网址】");
    check("总局70号令第3条，生产线路2组", "总局70号令第3条，生产线路2组");
}

#[test]
fn what_is_public_stays_and_what_a_person_names_goes_everywhere() {
    let text = "编号 GB/T 32614-2023，模具 甲-17 号，甲17";
    let number = text.find("GB").unwrap()..text.find('，').unwrap();
    let secrets = Secrets { words: vec!["甲-17".to_owned(), "，".to_owned()], ..Secrets::default() };
    let masked = mask(patterns(), &secrets, std::slice::from_ref(&number), text);
    assert_eq!(masked.text(), "编号 GB/T 32614-2023，模具 【隐去】 号，【隐去】");
    let without = mask(patterns(), &Secrets::default(), &[], "编号 GB/T 32614-2023");
    assert!(without.text().starts_with("编号"), "{without:?}");
}

#[test]
fn what_was_hidden_is_told_to_who_approves() {
    let masked = mask(patterns(), &secrets(), &[], "永固的王建国 13812345678");
    let hidden: Vec<_> = masked.hidden().collect();
    assert_eq!(hidden, [(MaskKind::Firm, "永固"), (MaskKind::Person, "王建国"), (MaskKind::Phone, "13812345678")]);
}

#[test]
fn names_that_name_nobody_hide_nothing() {
    let secrets =
        Secrets { firms: vec!["橡胶厂".into()], people: vec!["客户".into(), "甲".into()], words: vec![] };
    let text = "客户的橡胶厂，甲方和橡胶";
    assert_eq!(mask(patterns(), &secrets, &[], text).text(), "客户的【企业】，甲方和橡胶");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_cut_into_pieces_that_make_it_up_again(text in any::<String>(), name in ".{0,6}") {
        let secrets = Secrets { firms: vec![name.clone()], people: vec![name.clone()], words: vec![name] };
        let masked = mask(patterns(), &secrets, &[], &text);
        let whole: String = masked.pieces.iter().map(|piece| match piece {
            Piece::Plain(text) => text.as_str(),
            Piece::Hidden { original, .. } => original.as_str(),
        }).collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn a_known_name_never_stays_wherever_it_stands(before in "[a-z，。的是0-9一二]{0,8}", after in "[，。的是a-z0-9]{0,8}") {
        let text = format!("{before}永固橡胶{after}王建国{before}");
        let masked = mask(patterns(), &secrets(), &[], &text).text();
        prop_assert!(!masked.contains("永固") && !masked.contains("建国"), "{} is {}", text, masked);
    }
}
