//! A small library: the repository's own data files, a register of a few rows, a few articles.

use chrono::NaiveDate;
use quality_clinic::domain::question::Question;
use quality_clinic::guide::Guide;
use quality_clinic::knowledge::files::TextFile;

const REGISTER: &str = r#"
[[standard]]
number = "GB/T 32614-2023"
title = "户外运动服装 冲锋衣"
kind = "standard"
aliases = ["冲锋衣国标"]
implemented = "2024-04-01"
replaces = ["GB/T 32614-2016"]
confidence = "high"

[[standard]]
number = "GB/T 19001-2016"
title = "质量管理体系 要求"
kind = "standard"
aliases = ["ISO 9001:2015", "ISO 9001", "ISO9001"]
implemented = "2017-07-01"
confidence = "high"

[[standard]]
number = "GB 7718-2025"
title = "预包装食品标签通则"
kind = "standard"
implemented = "2027-03-16"
replaces = ["GB 7718-2011"]
confidence = "medium"

[[standard]]
number = "GB/T 7984-2013"
title = "普通用途织物芯输送带"
kind = "standard"
confidence = "low"

[[standard]]
number = "GB/T 2828.1-2012"
title = "计数抽样检验程序"
kind = "standard"
confidence = "high"

[[standard]]
number = "DB33/T 944"
title = "浙江制造评价规范"
kind = "standard"
confidence = "medium"

[[standard]]
number = "T/ZZB 0690-2018"
title = "变速V带"
kind = "standard"
implemented = "2018-11"
confidence = "medium"

[[standard]]
number = "市场监管总局令第70号"
title = "定量包装商品计量监督管理办法"
kind = "regulation"
aliases = ["70号令"]
implemented = "2023-06-01"
confidence = "high"
"#;

/// The day on which the tests take place.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

pub fn file(path: &str, text: &str) -> TextFile {
    TextFile { path: path.to_owned(), text: text.to_owned() }
}

/// An article in the form of the library.
pub fn article(department: &str, id: &str, title: &str, questions: &[&str], short: &str, steps: &str) -> TextFile {
    let questions: Vec<String> = questions.iter().map(|q| format!("  \"{q}\",")).collect();
    let text = format!(
        "+++\nid = \"{id}\"\ntitle = \"{title}\"\ndepartment = \"{department}\"\nquestions = [\n{}\n]\n\
         confidence = \"high\"\nreviewed = 2026-11-01\nreview_by = 2027-05-01\n\n[[sources]]\n\
         document = \"产品质量法\"\n+++\n\n## 一句话答复\n{short}\n\n## 怎么做\n{steps}\n\n## 什么时候找专家\n拿不准就点“找专家”。\n",
        questions.join("\n")
    );
    file(&format!("{department}/{id}.md"), &text)
}

/// All files of the small library.
pub fn files() -> Vec<TextFile> {
    let own = [
        ("departments.toml", include_str!("../../knowledge/departments.toml")),
        ("urgent.toml", include_str!("../../knowledge/urgent.toml")),
        ("urgent-examples.toml", include_str!("../../knowledge/urgent-examples.toml")),
        ("greetings.toml", include_str!("../../knowledge/greetings.toml")),
        ("synonyms.toml", include_str!("../../knowledge/synonyms.toml")),
        ("links.toml", include_str!("../../knowledge/links.toml")),
        ("standards.toml", REGISTER),
    ];
    let mut files: Vec<TextFile> = own.iter().map(|(path, text)| file(path, text)).collect();
    files.push(article(
        "metrology",
        "truck-scale",
        "地磅多久检定一次",
        &["地磅要不要检定", "厂里的地磅多久检一次", "地磅不准找谁"],
        "地磅用来买卖结算的，要登记、预约检定，合格才能用。",
        "1. 找县里的检定机构登记。\n2. 到期前约下一次。",
    ));
    files.push(article(
        "certification",
        "report-validity",
        "检测报告有没有有效期",
        &["检测报告有效期多久", "质检报告过期了吗", "报告能用几年"],
        "法律没有给检测报告规定统一的有效期，平台和客户可以自己规定。",
        "1. 问平台要多久以内的报告。\n2. 配方变了就重新检测。",
    ));
    files.push(article(
        "ip",
        "patent-fee",
        "专利年费忘交了怎么办",
        &["专利年费忘记交", "专利年费过期还能补吗", "年费滞纳金"],
        "期满六个月内还能补交，要加滞纳金。",
        "1. 查缴费期限。\n2. 连滞纳金一起补交。",
    ));
    files.push(article(
        "trade",
        "reach-belt",
        "皮带出口欧盟要不要做 REACH",
        &["出口欧盟的皮带要 REACH 吗", "客户要 SVHC 报告", "欧盟多环芳烃"],
        "出口欧盟的橡胶件要符合 REACH，先问客户要哪一项。",
        "1. 列出材料。\n2. 按高关注物质清单核对。",
    ));
    files.push(article(
        "out-of-scope",
        "oos-labor",
        "工资、社保、工伤的事找谁",
        &["老板拖欠工资", "社保没交", "加班费怎么要"],
        "这些事不归质量医院管，请打 12333。",
        "1. 打 12333。",
    ));
    files
}

pub fn guide() -> Guide {
    let (guide, problems) = Guide::from_files(&files()).unwrap();
    assert_eq!(problems, []);
    guide
}

pub fn question(text: &str) -> Question {
    Question::parse(text).unwrap()
}
