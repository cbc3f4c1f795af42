//! Shapes of numbers, addresses and names that nobody told us. They look at folded text: full-width
//! signs are half-width there, letters are small.

use std::ops::Range;

use regex::{Captures, Regex};

use super::Found;
use crate::domain::mask::MaskKind;

/// A pattern is not a pattern: the program itself is at fault.
pub type PatternsError = regex::Error;

/// Is a match what it looks like?
type Check = fn(&str, &Range<usize>) -> bool;

struct Shape {
    kind: MaskKind,
    pattern: Regex,
    check: Check,
}

/// The compiled shapes, made once.
pub struct Patterns {
    shapes: Vec<Shape>,
}

/// Signs between the digits of a number as people write it.
const DIGITS_11: &str = r"(?:(?:\+|00)86[ \-]?)?1[3-9]\d(?:[ \-]?\d){8}";
/// The most frequent family names of the country, one character each, and those of two.
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤应柯章阮卓包车施梅盛俞裘屠柴娄奚祝倪郎洪翁骆葛";
const DOUBLE_NAMES: &str = "欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|令狐|司徒";
/// Signs at which a firm's name that runs on to the left begins anew: such as no firm has in its name.
/// 用, 和, 有 are not among them (户外用品), for what stands before them would then be left.
const STOPS: [char; 18] =
    ['是', '在', '给', '与', '跟', '请', '找', '被', '把', '叫', '的', '了', '让', '问', '说', '买', '卖', '们'];
/// Signs at which an address begins anew, besides.
const ADDRESS_STOPS: [char; 4] = ['到', '从', '去', '往'];

impl Patterns {
    /// Compiles them.
    ///
    /// # Errors
    /// One of them is no pattern.
    pub fn new() -> Result<Self, PatternsError> {
        let names = format!("(?:{DOUBLE_NAMES}|[{FAMILY_NAMES}])");
        let rows: Vec<(MaskKind, String, Check)> = vec![
            (MaskKind::Ticket, r"zl[ \-—–_]*\d{4}[ \-—–_]*\d{1,5}".into(), alone),
            (
                MaskKind::Email,
                r"[a-z0-9][a-z0-9._%+\-]*\s?(?:@|\(at\)|\[at\])\s?[a-z0-9\-]+(?:\s?[.。]\s?[a-z]{2,})+".into(),
                any,
            ),
            (MaskKind::Link, r"(?:https?://|www\.)[a-z0-9\-._~/?#&=%+:@]+".into(), any),
            (MaskKind::Link, r"[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.(?:com|cn|net|org|shop|top)\b(?:/[a-z0-9\-._~/?#&=%+]*)?".into(), any),
            (MaskKind::Identity, r"\d{6}[ \-]?(?:19|20)\d{2}[ \-]?\d{4}[ \-]?\d{3}[\dx]".into(), alone),
            (MaskKind::CreditCode, r"[0-9a-z](?:[ \-]?[0-9a-z]){17}".into(), looks_like_a_code),
            (MaskKind::Phone, DIGITS_11.into(), alone),
            (MaskKind::Phone, r"\(?0\d{2,3}\)?[ \-]?\d{3,4}[ \-]?\d{4}(?:\s?(?:转|-|ext\.?)\s?\d{1,6})?".into(), alone),
            (MaskKind::Phone, r"[48]00[ \-]?\d{3}[ \-]?\d{4}".into(), alone),
            (
                MaskKind::Phone,
                r"(?:电话|座机|传真|手机|联系方式|tel|fax|phone)(?:号码|号)?\s*[:是为]?\s*(\d[\d \-]{5,}\d)".into(),
                any,
            ),
            (
                MaskKind::Phone,
                r"(?:微信号?|wechat|weixin|vx|qq号?)(?:号|码)?\s*[:是为]?\s*([a-z0-9][a-z0-9_\-]{4,19})".into(),
                any,
            ),
            (MaskKind::Phone, "[〇零○一二三四五六七八九幺两壹贰叁肆伍陆柒捌玖]{7,}".into(), any),
            (MaskKind::Account, r"\d(?:[ \-]?\d){14,20}".into(), alone),
            (MaskKind::Account, r"(?:账号|帐号|卡号|账户)\s*[:是为]?\s*(\d[\d \-]{7,}\d)".into(), any),
            (
                MaskKind::Plate,
                r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z][·\-\s]?[a-z0-9]{5,6}".into(),
                alone,
            ),
            (
                MaskKind::Reference,
                r"(?:编号|号码|单号|批号|报告号|证书号|合同号|订单号|案号|执照号)\s*[:是为]?\s*([a-z0-9][a-z0-9\-/]{3,})".into(),
                any,
            ),
            (MaskKind::Address, r"(?:地址|住址|厂址|注册地|收货地)\s*[:在是为]\s*([^,。;\n]{3,40})".into(), any),
            (
                MaskKind::Address,
                r"(?:[\u4e00-\u9fff]{1,6}(?:省|市|县|区|镇|乡|街道|村|社区|工业区|园区|开发区|小区))*[\u4e00-\u9fff]{1,6}(?:路|街|大道|巷|弄|里|村|园区|工业区|小区)\s?\d+\s?(?:-\d+)?\s?(?:号|弄|幢|栋|座|单元|室|楼)(?:\s?\d+\s?(?:-\d+)?(?:号|幢|栋|座|单元|室|楼|层))*".into(),
                any,
            ),
            (
                MaskKind::Address,
                r"(?:[\u4e00-\u9fff]{1,6}(?:省|市|县))*[\u4e00-\u9fff]{2,6}(?:镇|乡|街道)[\u4e00-\u9fff]{1,5}(?:村|社区|工业区|工业园区|园区)".into(),
                any,
            ),
            (
                MaskKind::Firm,
                r"[\u4e00-\u9fffa-z0-9()]{2,24}(?:有限责任公司|股份有限公司|有限公司|集团公司|专业合作社)".into(),
                any,
            ),
            (
                MaskKind::Person,
                format!(r"(?:联系人|姓名|经办人|负责人|法定代表人|法人代表|法人|收件人|签字人|检测员|我叫|本人)\s*(?::|是|叫|为)?\s*({names}[\u4e00-\u9fff]{{1,2}})"),
                any,
            ),
            (
                MaskKind::Person,
                format!("{names}[\u{4e00}-\u{9fff}]{{0,2}}(?:总经理|副总|经理|厂长|老板娘|老板|师傅|先生|女士|小姐|主任|科长|局长|所长|会计|老师|董事长|书记|主管|阿姨)"),
                names_somebody,
            ),
            (MaskKind::Person, format!("{names}(?:总|工|董|姐|哥)"), calls_somebody),
            (MaskKind::Person, "[老小][王李张刘陈杨赵吴孙徐朱胡郭何罗郑梁谢宋许韩]".into(), calls_somebody),
        ];
        let compiled =
            rows.into_iter().map(|(kind, pattern, check)| Ok(Shape { kind, pattern: Regex::new(&pattern)?, check }));
        Ok(Self { shapes: compiled.collect::<Result<_, PatternsError>>()? })
    }

    /// All stretches of the folded text that have a telling shape.
    pub(super) fn find(&self, folded: &str) -> Vec<Found> {
        self.shapes.iter().flat_map(|shape| shape.found_in(folded)).collect()
    }
}

impl Shape {
    fn found_in(&self, folded: &str) -> Vec<Found> {
        let spans = self.pattern.captures_iter(folded).filter_map(|captures| self.span(folded, &captures));
        spans.filter(|span| (self.check)(folded, span)).map(|span| Found { span, kind: self.kind }).collect()
    }

    /// The group, if the pattern has one: what stands before it is only its label.
    fn span(&self, folded: &str, captures: &Captures<'_>) -> Option<Range<usize>> {
        let found = captures.get(1).or_else(|| captures.get(0))?;
        let span = found.range();
        Some(match self.kind {
            MaskKind::Firm => from_last_stop(folded, span, &[]),
            MaskKind::Address => from_last_stop(folded, span, &ADDRESS_STOPS),
            MaskKind::Person
            | MaskKind::CreditCode
            | MaskKind::Identity
            | MaskKind::Phone
            | MaskKind::Email
            | MaskKind::Account
            | MaskKind::Plate
            | MaskKind::Link
            | MaskKind::Reference
            | MaskKind::Ticket
            | MaskKind::Word => span,
        })
    }
}

/// A name runs on to the left into the sentence: 我们是浙江某某有限公司 begins at 浙江. The last four
/// characters are its ending and never looked into.
fn from_last_stop(folded: &str, span: Range<usize>, more: &[char]) -> Range<usize> {
    let text = &folded[span.clone()];
    let head = text.chars().count().saturating_sub(4);
    let cut = text.char_indices().take(head).filter(|(_, c)| STOPS.contains(c) || more.contains(c)).last();
    match cut {
        Some((at, stop)) => span.start + at + stop.len_utf8()..span.end,
        None => span,
    }
}

fn any(_: &str, _: &Range<usize>) -> bool {
    true
}

/// Not a part of a longer number or Latin word.
fn alone(folded: &str, span: &Range<usize>) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    !digit(folded[..span.start].chars().next_back()) && !digit(folded[span.end..].chars().next())
}

/// Most of eighteen characters are digits: a code, and no English words.
fn looks_like_a_code(folded: &str, span: &Range<usize>) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let apart = !latin(folded[..span.start].chars().next_back()) && !latin(folded[span.end..].chars().next());
    apart && folded[span.clone()].chars().filter(char::is_ascii_digit).count() >= 9
}

/// Words that end in a family name and make no name with what follows: 对方经理, 车间主任.
const NO_NAMES: &[&str] =
    &["对方", "我方", "双方", "甲方", "乙方", "买方", "卖方", "供方", "需方", "各方", "第三方", "以上", "十万"];

fn names_somebody(folded: &str, span: &Range<usize>) -> bool {
    let first = folded[span.clone()].chars().next().map_or(0, char::len_utf8);
    let upto = &folded[..span.start + first];
    let title_only = ["车间", "施工", "包装", "方面", "江苏", "金属", "任务", "石材", "应急", "钱款", "白班", "夏季"];
    !NO_NAMES.iter().any(|word| upto.ends_with(word))
        && !title_only.iter().any(|word| folded[span.start..].starts_with(word))
}

/// Kinds of workers and sums that only look like a name with a title.
const TRADES_AND_SUMS: &[&str] =
    &["施工", "车工", "金工", "包工", "石工", "方总", "万总", "应工", "高工", "小石", "小何"];

fn calls_somebody(folded: &str, span: &Range<usize>) -> bool {
    let after = folded[span.end..].chars().next();
    // 汪总量, 于总体: a sum, not a person; 王工艺: a craft.
    let goes_on =
        "量体数额是计共结长局部重面会价成本产值磷氮铬则艺业序程具件厂人作期时资".contains(after.unwrap_or(' '));
    !goes_on && !TRADES_AND_SUMS.contains(&&folded[span.clone()]) && names_somebody(folded, span)
}
