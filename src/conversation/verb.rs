//! What can be done to a ticket by a word.

use super::complaint::ComplaintVerb;
use super::consultation::ConsultVerb;
use super::merging::MergeVerb;

/// What can be done to a ticket by a word: alone in a reply to it, or before its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Look at it.
    Show,
    /// 补充.
    Add,
    /// 已解决.
    Confirm,
    /// 撤回.
    Withdraw,
    /// 重新打开.
    Reopen,
    /// 接诊.
    Claim,
    /// 答复.
    Answer,
    /// 追问.
    AskBack,
    /// 备注.
    Note,
    /// 转科.
    Transfer,
    /// 退回.
    Release,
    /// 处方.
    Prescribe,
    /// 指派.
    Assign,
    /// 接手.
    TakeOver,
    /// 更正.
    Correct,
    /// 商业秘密.
    Confidential,
    /// 解除保密.
    LiftConfidence,
    /// 由我负责, of a trade secret.
    TakeConfidence,
    /// Word 版.
    Paper,
    /// 再发一次.
    Resend,
    /// 复诊.
    FollowUp,
    /// 没解决.
    NotSolved,
    /// 还在试.
    StillTrying,
    /// 会诊 and what belongs to it.
    Consult(ConsultVerb),
    /// 差评.
    Complaint(ComplaintVerb),
    /// 合并, 拆分 and their undoing.
    Merge(MergeVerb),
    /// 延期.
    Extend,
    /// 留科.
    Keep,
    /// 写成指南.
    Learn,
}

impl Verb {
    /// The words for each, longest first where one begins another.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("查看", Self::Show),
        ("详情", Self::Show),
        ("补充", Self::Add),
        ("已解决", Self::Confirm),
        ("确认解决", Self::Confirm),
        ("问题解决了", Self::Confirm),
        ("解决了", Self::Confirm),
        ("撤回", Self::Withdraw),
        ("重新打开", Self::Reopen),
        ("重开", Self::Reopen),
        ("接诊", Self::Claim),
        ("答复", Self::Answer),
        ("追问", Self::AskBack),
        ("内部备注", Self::Note),
        ("备注", Self::Note),
        ("转科", Self::Transfer),
        ("退回", Self::Release),
        ("处方结案", Self::Prescribe),
        ("处方", Self::Prescribe),
        ("指派", Self::Assign),
        ("接手", Self::TakeOver),
        ("写成指南", Self::Learn),
        ("写案例", Self::Learn),
        ("Word 版", Self::Paper),
        ("Word版", Self::Paper),
        ("处方笺", Self::Paper),
        ("更正处方", Self::Correct),
        ("更正", Self::Correct),
        ("商业秘密", Self::Confidential),
        ("保密", Self::Confidential),
        ("解除保密", Self::LiftConfidence),
        ("由我负责", Self::TakeConfidence),
        ("再发一次", Self::Resend),
        ("重发", Self::Resend),
        ("复诊", Self::FollowUp),
        ("没解决", Self::NotSolved),
        ("没有解决", Self::NotSolved),
        ("还没解决", Self::NotSolved),
        ("还在试", Self::StillTrying),
        ("已联系", Self::Complaint(ComplaintVerb::Contacted)),
        ("已整改", Self::Complaint(ComplaintVerb::PutRight)),
        ("合并", Self::Merge(MergeVerb::Merge)),
        ("拆分", Self::Merge(MergeVerb::Split)),
        ("撤销合并", Self::Merge(MergeVerb::Undo)),
        ("撤销拆分", Self::Merge(MergeVerb::Undo)),
        ("会诊", Self::Consult(ConsultVerb::Start)),
        ("参加会诊", Self::Consult(ConsultVerb::Join)),
        ("参加", Self::Consult(ConsultVerb::Join)),
        ("谢绝", Self::Consult(ConsultVerb::Leave)),
        ("退出会诊", Self::Consult(ConsultVerb::Leave)),
        ("结束会诊", Self::Consult(ConsultVerb::End)),
        ("延期", Self::Extend),
        ("留科", Self::Keep),
        ("show", Self::Show),
        ("details", Self::Show),
        ("add", Self::Add),
        ("solved", Self::Confirm),
        ("withdraw", Self::Withdraw),
        ("reopen", Self::Reopen),
        ("take", Self::Claim),
        ("answer", Self::Answer),
        ("ask back", Self::AskBack),
        ("note", Self::Note),
        ("transfer", Self::Transfer),
        ("release", Self::Release),
        ("prescribe", Self::Prescribe),
        ("assign", Self::Assign),
        ("take over", Self::TakeOver),
        ("correct", Self::Correct),
        ("trade secret", Self::Confidential),
        ("confidential", Self::Confidential),
        ("lift secrecy", Self::LiftConfidence),
        ("look after", Self::TakeConfidence),
        ("make draft", Self::Learn),
        ("word file", Self::Paper),
        ("word", Self::Paper),
        ("send again", Self::Resend),
        ("follow up", Self::FollowUp),
        ("not solved", Self::NotSolved),
        ("still trying", Self::StillTrying),
        ("contacted", Self::Complaint(ComplaintVerb::Contacted)),
        ("put right", Self::Complaint(ComplaintVerb::PutRight)),
        ("merge", Self::Merge(MergeVerb::Merge)),
        ("split", Self::Merge(MergeVerb::Split)),
        ("undo merge", Self::Merge(MergeVerb::Undo)),
        ("undo split", Self::Merge(MergeVerb::Undo)),
        ("consult", Self::Consult(ConsultVerb::Start)),
        ("join", Self::Consult(ConsultVerb::Join)),
        ("decline", Self::Consult(ConsultVerb::Leave)),
        ("leave", Self::Consult(ConsultVerb::Leave)),
        ("end consultation", Self::Consult(ConsultVerb::End)),
        ("extend", Self::Extend),
        ("keep", Self::Keep),
    ];
}
