//! Arbitrary states, contents and surroundings.

use proptest::prelude::*;
use quality_clinic::conversation::complaint::ComplaintStep;
use quality_clinic::conversation::incoming::{Content, Form, FormAct, Parts, Unsupported};
use quality_clinic::conversation::state::{
    Draft, FirmDraft, FirmField, IntakeAnswer, Pending, PrescriptionDraft, PrescriptionPart, Sequence, State, Wish,
};
use quality_clinic::conversation::{ReplyTo, Surroundings};
use quality_clinic::domain::attachment::{Attachment, AttachmentKind, Location};
use quality_clinic::domain::department::Slug;
use quality_clinic::domain::ids::{MessageId, PersonId, QuestionId, TicketId, TicketNumber};

/// Words that mean something somewhere, so that chance meets them.
const WORDS: &[&str] = &[
    "//",
    "// 先查台账",
    "//ZL-2026-00001 备注",
    "／／ 全角",
    "/／",
    "备注：不要告诉企业",
    "备注",
    "答复 ZL-2026-00002：好",
    "延期 3天 等报告",
    "会诊",
    "另外挂号",
    "补充",
    "合并 ZL-2026-00001 ZL-2026-00002",
    "拆分",
    "撤销合并 ZL-2026-00001",
    "参加",
    "结束会诊",
    "延期",
    "留科 ZL-2026-00001",
    "ZL-2026-00001",
    "ＺＬ－２０２６－００００１",
    "接诊",
    "跳过",
    "直接挂号",
    "发送",
    "重写",
    "改诊断",
    "清空",
    "存草稿",
    "套用 ZL-2026-00002",
    "常用语",
    "取消",
    "确认删除",
    "/forget",
    "商业秘密",
    "保密 ZL-2026-00001",
    "解决了",
    "找专家",
    "换科室",
    "满意",
    "新问题",
    "3",
    "/start ABCD",
    "/stats",
    "/ticket 2026-1",
    "/calendar 停",
    "复诊日历",
    "规划指标",
    "/indicator 3 2026 95.5",
    "/",
    "／help",
    "\u{0}\u{202e}",
];

/// Any text: of chance, of words with a meaning, or both.
pub fn text() -> impl Strategy<Value = String> {
    let word = || prop::sample::select(WORDS.to_vec());
    prop_oneof![
        3 => word().prop_map(str::to_owned),
        2 => (word(), any::<String>()).prop_map(|(word, rest)| format!("{word}{rest}")),
        1 => (word(), word()).prop_map(|(one, two)| format!("{one} {two}")),
        2 => any::<String>(),
        1 => "[/／备注：: \\n]{0,6}.{0,12}",
    ]
}

fn attachment() -> impl Strategy<Value = Attachment> {
    (any::<bool>(), any::<String>(), proptest::option::of(any::<String>()), proptest::option::of(any::<u64>()))
        .prop_map(|(photo, name, shown, size)| Attachment {
            kind: if photo { AttachmentKind::Photo } else { AttachmentKind::Document },
            location: if photo { Location::Telegram { file_id: name } } else { Location::Stored { name } },
            name: shown,
            size,
        })
}

fn attachments() -> impl Strategy<Value = Vec<Attachment>> {
    prop::collection::vec(attachment(), 0..3)
}

/// Few tickets, so that chance meets the same one twice.
pub fn ticket() -> impl Strategy<Value = TicketId> {
    (1..4_i64).prop_map(TicketId)
}

fn question() -> impl Strategy<Value = QuestionId> {
    (1..4_i64).prop_map(QuestionId)
}

fn slug() -> impl Strategy<Value = Slug> {
    prop_oneof![Just(Slug::new("metrology")), any::<String>().prop_map(Slug::new)]
}

fn draft() -> impl Strategy<Value = Draft> {
    let answer = (any::<String>(), any::<String>()).prop_map(|(label, answer)| IntakeAnswer { label, answer });
    let wish = prop::sample::select(vec![Wish::None, Wish::Confidential]);
    (question(), slug(), prop::collection::vec(answer, 0..3), attachments(), wish).prop_map(
        |(question, department, answers, files, secrecy)| Draft { question, department, answers, files, secrecy },
    )
}

fn firm() -> impl Strategy<Value = FirmDraft> {
    let maybe = || proptest::option::of(any::<String>());
    (any::<String>(), maybe(), maybe()).prop_map(|(name, credit_code, industry)| FirmDraft {
        name,
        credit_code,
        industry,
    })
}

fn prescription() -> impl Strategy<Value = PrescriptionDraft> {
    let texts = prop::collection::vec(proptest::option::of(any::<String>()), 4..=4);
    (texts, proptest::option::of(1..9_i64)).prop_map(|(texts, corrects)| {
        let mut draft = PrescriptionDraft { corrects: corrects.map(MessageId), ..PrescriptionDraft::default() };
        for (part, text) in PrescriptionPart::ALL.into_iter().zip(texts) {
            draft.set(part, text);
        }
        draft
    })
}

fn pending() -> impl Strategy<Value = Pending> {
    (any::<String>(), attachments(), prop::collection::vec(any::<String>(), 0..2))
        .prop_map(|(text, files, message_refs)| Pending { text, files, message_refs })
}

/// Any state. A new variant breaks `number_of` and is added here.
pub fn state() -> impl Strategy<Value = State> {
    let step =
        prop::sample::select(vec![ComplaintStep::Explaining, ComplaintStep::Contacting, ComplaintStep::PuttingRight]);
    let field =
        || prop::sample::select(vec![FirmField::Name, FirmField::CreditCode, FirmField::Industry, FirmField::Town]);
    let part = || prop::sample::select(PrescriptionPart::ALL.to_vec());
    let sequence = || prop::sample::select(vec![Sequence::InTurn, Sequence::Alone]);
    prop_oneof![
        Just(State::Idle),
        (question(), attachments()).prop_map(|(question, files)| State::Guided { question, files }),
        (question(), attachments()).prop_map(|(question, files)| State::Picking { question, files }),
        draft().prop_map(|draft| State::Intake { draft }),
        (draft(), firm(), field()).prop_map(|(draft, firm, field)| State::Firm { draft, firm, field }),
        Just(State::Phoning),
        Just(State::Forgetting),
        (ticket(), step).prop_map(|(ticket, step)| State::Complaint { ticket, step }),
        ticket().prop_map(|ticket| State::Adding { ticket }),
        pending().prop_map(|pending| State::Sorting { pending }),
        ticket().prop_map(|ticket| State::Reopening { ticket }),
        ticket().prop_map(|ticket| State::Answering { ticket }),
        ticket().prop_map(|ticket| State::AskingBack { ticket }),
        ticket().prop_map(|ticket| State::Noting { ticket }),
        ticket().prop_map(|ticket| State::Releasing { ticket }),
        (ticket(), proptest::option::of(slug())).prop_map(|(ticket, to)| State::Transferring { ticket, to }),
        (ticket(), prescription(), part(), sequence()).prop_map(|(ticket, draft, part, sequence)| State::Prescribing {
            ticket,
            draft,
            part,
            sequence
        }),
        ticket().prop_map(|ticket| State::Consulting { ticket }),
        (draft(), ticket()).prop_map(|(draft, ticket)| State::Alike { draft, ticket }),
        ticket().prop_map(|ticket| State::Merging { ticket }),
        (ticket(), proptest::option::of(any::<String>()), proptest::option::of(1..4_i64))
            .prop_map(|(ticket, text, message)| State::Splitting { ticket, text, message: message.map(MessageId) }),
        (ticket(), proptest::option::of(any::<u32>()), proptest::option::of(any::<String>()))
            .prop_map(|(ticket, days, reason)| State::Extending { ticket, days, reason }),
        (ticket(), prescription()).prop_map(|(ticket, draft)| State::Previewing { ticket, draft }),
        (ticket(), prop::collection::vec(any::<String>(), 0..3))
            .prop_map(|(ticket, words)| State::Learning { ticket, words }),
    ]
}

/// How many kinds of state there are.
pub const STATES: usize = 24;

/// Numbers the kinds of state, from 0.
pub fn number_of(state: &State) -> usize {
    match state {
        State::Idle => 0,
        State::Guided { .. } => 1,
        State::Picking { .. } => 2,
        State::Intake { .. } => 3,
        State::Firm { .. } => 4,
        State::Phoning => 5,
        State::Adding { .. } => 6,
        State::Sorting { .. } => 7,
        State::Reopening { .. } => 8,
        State::Answering { .. } => 9,
        State::AskingBack { .. } => 10,
        State::Noting { .. } => 11,
        State::Releasing { .. } => 12,
        State::Transferring { .. } => 13,
        State::Prescribing { .. } => 14,
        State::Previewing { .. } => 15,
        State::Extending { .. } => 16,
        State::Consulting { .. } => 17,
        State::Learning { .. } => 18,
        State::Merging { .. } => 19,
        State::Splitting { .. } => 20,
        State::Complaint { .. } => 21,
        State::Alike { .. } => 22,
        State::Forgetting => 23,
    }
}

/// Any surroundings.
pub fn around() -> impl Strategy<Value = Surroundings> {
    let reply = prop_oneof![
        2 => Just(None),
        1 => ticket().prop_map(|ticket| Some(ReplyTo::Own(ticket))),
        1 => ticket().prop_map(|ticket| Some(ReplyTo::Card(ticket))),
        1 => ticket().prop_map(|ticket| Some(ReplyTo::Inside(ticket))),
    ];
    (reply, 0..3_usize).prop_map(|(reply_to, open_tickets)| Surroundings { reply_to, open_tickets })
}

/// What buttons carry: of our making, nearly, or anything.
fn press() -> impl Strategy<Value = String> {
    let names = "solved expert change pick skip skipall cancel industry town my show add withdraw withdraw! confirm \
                 reopen rate belongs newq lang claim case answer askback note transfer to release rx rxsend rxagain \
                 rxpart rxclear rxfix word learn draftok rxold rxcopy phrases phrase phrasesend phraselist phrasedrop \
                 alikeadd alikenew merge merge! unmerge split splitpart splitto \
                 assign takeover assignto extend decide consult consultall consultant join leave consultend suspend \
                 reinstate queue mine stats mydata forget forget!";
    let names: Vec<&'static str> = names.split(' ').collect();
    let argument =
        || prop::sample::select(vec!["1", "2", "3", "5", "0", "-1", "metrology", "en", "d", "", "01", "cause"]);
    prop_oneof![
        1 => prop::sample::select(names.clone()).prop_map(str::to_owned),
        3 => (prop::sample::select(names.clone()), argument()).prop_map(|(name, one)| format!("{name}:{one}")),
        1 => (prop::sample::select(names), argument(), argument())
            .prop_map(|(name, one, two)| format!("{name}:{one}:{two}")),
        1 => any::<String>(),
    ]
}

/// A file with or without words.
pub fn file(caption: impl Strategy<Value = String>) -> impl Strategy<Value = Content> {
    (attachment(), proptest::option::of(caption))
        .prop_map(|(attachment, caption)| Content::File { attachment, caption })
}

/// A form of a page.
fn form() -> impl Strategy<Value = Form> {
    let plain = vec![
        FormAct::Claim,
        FormAct::TakeOver,
        FormAct::EndConsult,
        FormAct::Join,
        FormAct::Leave,
        FormAct::Paper,
        FormAct::Resend,
        FormAct::MarkConfidential,
        FormAct::LiftConfidence,
        FormAct::TakeConfidence,
    ];
    let parts = || {
        (text(), text(), text(), text(), proptest::option::of(1..9_i64)).prop_map(
            |(findings, cause, measures, basis, corrects)| Parts {
                findings,
                cause,
                measures,
                basis,
                corrects: corrects.map(MessageId),
            },
        )
    };
    let act = prop_oneof![
        prop::sample::select(plain),
        text().prop_map(|text| FormAct::Answer { text }),
        text().prop_map(|text| FormAct::AskBack { text }),
        text().prop_map(|text| FormAct::Note { text }),
        text().prop_map(|text| FormAct::Release { text }),
        text().prop_map(|text| FormAct::Consult { text }),
        (slug(), text()).prop_map(|(to, text)| FormAct::Transfer { to, text }),
        (any::<u32>(), text()).prop_map(|(days, text)| FormAct::Extend { days, text }),
        parts().prop_map(|parts| FormAct::Preview { parts }),
        parts().prop_map(|parts| FormAct::Prescribe { parts }),
        any::<u16>().prop_map(|days| FormAct::FollowUp { days }),
        (0..4_i64).prop_map(|person| FormAct::Assign { to: PersonId(person) }),
        slug().prop_map(|to| FormAct::Decide { to }),
    ];
    let number = (0..3_u32).prop_map(|serial| TicketNumber { year: 2026, serial });
    (number, 0..9_u32, act).prop_map(|(ticket, seen, act)| Form { ticket, seen, act })
}

/// Any content.
pub fn content() -> impl Strategy<Value = Content> {
    let kinds = vec![
        Unsupported::Sticker,
        Unsupported::Voice,
        Unsupported::Video,
        Unsupported::Location,
        Unsupported::Contact,
        Unsupported::FileTooLarge,
        Unsupported::Edited,
        Unsupported::Group,
        Unsupported::Other,
    ];
    prop_oneof![
        4 => text().prop_map(|text| Content::Text { text }),
        3 => press().prop_map(|data| Content::Press { data }),
        2 => file(text()),
        1 => prop::sample::select(kinds).prop_map(|what| Content::Unsupported { what }),
        1 => prop::sample::select(vec![Content::Blocked, Content::Unblocked]),
        2 => form().prop_map(|form| Content::Form { form }),
        1 => proptest::option::of(text()).prop_map(|text| Content::Edited { text }),
    ]
}
