//! Names that are known from the case, in the short and other forms that people use: of 三门永固橡胶有限公司
//! also 永固橡胶, 永固公司 and 永固.

use std::collections::BTreeSet;

use super::{Found, SECRET_MIN_CHARS, Secrets, fold};
use crate::domain::mask::MaskKind;

/// Places that begin names of firms, longer ones first. They are on every signboard and hide nobody.
const PLACES: &[&str] = &["浙江省", "浙江", "台州市", "台州", "三门县", "三门", "中国"];
/// Kinds of firms that end names, longer ones first.
const ENDINGS: &[&str] = &[
    "股份有限公司",
    "有限责任公司",
    "专业合作社",
    "个体工商户",
    "有限公司",
    "集团公司",
    "总公司",
    "分公司",
    "合作社",
    "经营部",
    "经销部",
    "加工厂",
    "工作室",
    "门市部",
    "公司",
    "集团",
    "总厂",
    "分厂",
    "商行",
    "商店",
    "中心",
    "厂",
    "店",
    "社",
    "场",
    "坊",
];
/// What firms do, which is no name: after it is taken off, the name proper is left.
const TRADES: &[&str] = &[
    "电子商务",
    "汽车配件",
    "户外用品",
    "进出口",
    "水产品",
    "新材料",
    "新能源",
    "零部件",
    "密封件",
    "输送带",
    "工艺品",
    "橡胶",
    "橡塑",
    "塑料",
    "塑业",
    "机械",
    "机电",
    "电器",
    "电子",
    "电气",
    "科技",
    "技术",
    "实业",
    "工贸",
    "贸易",
    "商贸",
    "外贸",
    "食品",
    "水产",
    "海产",
    "海鲜",
    "养殖",
    "农业",
    "果业",
    "茶业",
    "茶叶",
    "服饰",
    "服装",
    "制衣",
    "针织",
    "户外",
    "用品",
    "体育",
    "工艺",
    "汽配",
    "配件",
    "五金",
    "金属",
    "制品",
    "材料",
    "建材",
    "建设",
    "建筑",
    "工程",
    "装饰",
    "环保",
    "能源",
    "物流",
    "运输",
    "仓储",
    "电商",
    "信息",
    "网络",
    "检测",
    "服务",
    "制造",
    "设备",
    "模具",
    "包装",
    "印刷",
    "纸业",
    "化工",
    "医药",
    "医疗",
    "器械",
    "家具",
    "木业",
    "灯具",
    "照明",
    "阀门",
    "轴承",
    "胶带",
    "轮胎",
    "船舶",
    "渔业",
    "民宿",
    "旅游",
    "酒店",
    "加工",
    "生产",
    "质量",
];
/// Names under which people are shown that name nobody.
const NOBODY: &[&str] = &[
    "企业",
    "专家",
    "客户",
    "用户",
    "质量办",
    "咨询人",
    "管理员",
    "老板",
    "老板娘",
    "厂长",
    "经理",
    "师傅",
    "会计",
    "质检",
    "质量部",
];
/// Ends of shown names that are titles: of 王厂长 only the whole is a name.
const TITLES: &[&str] =
    &["厂长", "经理", "老板", "老板娘", "师傅", "主任", "科长", "会计", "先生", "女士", "总", "工", "董"];

/// All stretches of the folded text that are known names or words.
pub fn find(folded: &str, secrets: &Secrets) -> Vec<Found> {
    let firms = secrets.firms.iter().flat_map(|name| firm_forms(name)).map(|form| (form, MaskKind::Firm));
    let people = secrets.people.iter().flat_map(|name| person_forms(name)).map(|form| (form, MaskKind::Person));
    let words = secrets.words.iter().map(|word| (word.clone(), MaskKind::Word));
    firms.chain(people).chain(words).flat_map(|(form, kind)| occurrences(folded, &form, kind)).collect()
}

/// Occurrences of a name, also with blanks and dots between its characters.
fn occurrences(folded: &str, name: &str, kind: MaskKind) -> Vec<Found> {
    let wanted: Vec<char> = fold(name).text.chars().filter(|c| !is_gap(*c)).collect();
    if wanted.len() < SECRET_MIN_CHARS {
        return vec![];
    }
    let (first, last) = (wanted.first().copied(), wanted.last().copied());
    let mut found = vec![];
    let mut free_from = 0;
    for (start, _) in folded.char_indices().filter(|(_, c)| Some(*c) == first) {
        if start < free_from {
            continue;
        }
        let Some(end) = matched(folded, start, &wanted) else { continue };
        // A Latin name is a word, not a part of one.
        let before = folded[..start].chars().next_back();
        let after = folded[end..].chars().next();
        if glued(before, first) || glued(last, after) {
            continue;
        }
        free_from = end;
        found.push(Found { span: start..end, kind });
    }
    found
}

/// Where the name ends that begins at a place, if it is there.
fn matched(folded: &str, start: usize, wanted: &[char]) -> Option<usize> {
    let mut rest = wanted.iter();
    let mut next = rest.next()?;
    for (at, c) in folded[start..].char_indices() {
        if c == *next {
            match rest.next() {
                Some(wanted) => next = wanted,
                None => return Some(start + at + c.len_utf8()),
            }
        } else if !is_gap(c) {
            return None;
        }
    }
    None
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || matches!(c, '·' | '•' | '-' | '(' | ')')
}

fn glued(one: Option<char>, other: Option<char>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    latin(one) && latin(other)
}

/// A firm's name in full and in the forms in which it is spoken of.
fn firm_forms(name: &str) -> BTreeSet<String> {
    let plain: String = fold(name).text.chars().filter(|c| !c.is_whitespace()).collect();
    let bare: String = plain.split(['(', ')']).step_by(2).collect();
    let mut forms = BTreeSet::new();
    for whole in [plain, bare] {
        let local = without_places(&whole);
        let short = without_ending(&local);
        let proper = without_trades(&short);
        let placed = without_ending(&whole);
        forms.extend([whole, local, short, proper, placed]);
    }
    forms.retain(|form| form.chars().count() >= SECRET_MIN_CHARS && !is_common(form));
    forms
}

fn is_common(form: &str) -> bool {
    [PLACES, ENDINGS, TRADES].iter().any(|list| list.contains(&form)) || without_trades(form).is_empty()
}

fn without_places(name: &str) -> String {
    let mut rest = name;
    while let Some(shorter) = PLACES.iter().find_map(|place| rest.strip_prefix(place)) {
        rest = shorter;
    }
    rest.to_owned()
}

fn without_ending(name: &str) -> String {
    let ending = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    ending.unwrap_or(name).to_owned()
}

fn without_trades(name: &str) -> String {
    let mut rest = name;
    while let Some(shorter) = TRADES.iter().find_map(|trade| rest.strip_suffix(trade)) {
        rest = shorter;
    }
    rest.to_owned()
}

/// A person's name, and of a full Chinese name also the given name.
fn person_forms(name: &str) -> Vec<String> {
    let name = name.trim();
    if NOBODY.contains(&name) {
        return vec![];
    }
    let chars: Vec<char> = name.chars().collect();
    let mut forms = vec![name.to_owned()];
    let titled = TITLES.iter().any(|title| name.ends_with(title));
    if chars.len() == 3 && !titled && chars.iter().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}')) {
        forms.push(chars[1..].iter().collect());
    }
    forms
}
