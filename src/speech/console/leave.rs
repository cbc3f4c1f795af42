//! Who may do what, as tables to be read: one for each kind of ticket, a row for each act.

use std::fmt::Write as _;

use crate::domain::leave::{Actor, Relation, leave};
use crate::domain::person::{Act, Denied};

/// The whole of [`crate::domain::person::can`] in Markdown.
pub fn table() -> String {
    let mut text = String::new();
    for relation in Relation::ALL {
        let _ = write!(text, "## {}\n\n| 动作 |", title(relation));
        for actor in Actor::ALL {
            let _ = write!(text, " {} |", name(actor));
        }
        text.push_str("\n|---|");
        text.push_str(&"---|".repeat(Actor::ALL.len()));
        text.push('\n');
        for act in Act::ALL {
            let _ = write!(text, "| {} |", label(act));
            for actor in Actor::ALL {
                let _ = write!(text, " {} |", cell(leave(actor, act, relation)));
            }
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

fn cell(leave: Result<(), Denied>) -> &'static str {
    match leave {
        Ok(()) => "可",
        Err(Denied::NoSuchTicket) => "无此单",
        Err(Denied::ExpertsOnly) => "限专家",
        Err(Denied::OfficeOnly) => "限质量办",
        Err(Denied::HolderOnly) => "限接诊人",
        Err(Denied::Suspended) => "已停用",
        Err(Denied::OwnTicket) => "本人的单",
        Err(Denied::OfficeDecides) => "由质量办定",
    }
}

fn name(actor: Actor) -> &'static str {
    match actor {
        Actor::Client => "企业",
        Actor::SuspendedClient => "企业（停用）",
        Actor::Expert => "本科专家",
        Actor::SuspendedExpert => "本科专家（停用）",
        Actor::ExpertElsewhere => "他科专家",
        Actor::Office => "质量办",
        Actor::SuspendedOffice => "质量办（停用）",
        Actor::OfficeAndExpert => "质量办兼专家",
    }
}

fn title(relation: Relation) -> &'static str {
    match relation {
        Relation::None => "不涉及咨询单，或没有这张单",
        Relation::OwnWaiting => "自己的单，候诊",
        Relation::OwnHeldByAnother => "自己的单，别人接诊",
        Relation::OwnHeld => "自己的单，自己接诊",
        Relation::Waiting => "别人的单，候诊",
        Relation::HeldByAnother => "别人的单，别人接诊",
        Relation::Held => "别人的单，自己接诊",
        Relation::MovedWaiting => "别人的单，候诊，已转过两次",
        Relation::MovedHeld => "别人的单，自己接诊，已转过两次",
        Relation::Invited => "别人的单，别人接诊，请自己会诊",
        Relation::Consultant => "别人的单，别人接诊，自己参加会诊",
        Relation::MergedByThem => "别人的单，自己并入了另一张",
        Relation::PartedByThem => "别人的单，自己从另一张拆出来的，候诊",
        Relation::OwnSecret => "自己的商业秘密单，别人接诊",
        Relation::SecretWaiting => "别人的商业秘密单，候诊，质量办还没人负责",
        Relation::SecretHeldByAnother => "别人的商业秘密单，别人接诊，别人负责",
        Relation::SecretHeld => "别人的商业秘密单，自己接诊",
        Relation::SecretInConfidence => "别人的商业秘密单，别人接诊，自己是质量办负责的人",
    }
}

fn label(act: Act) -> &'static str {
    match act {
        Act::SeeAsClient => "看自己的单",
        Act::AddMessage => "补充",
        Act::Withdraw => "撤回",
        Act::Confirm => "确认解决",
        Act::Reopen => "重新打开",
        Act::Rate => "评价",
        Act::SeeInternal => "看全部记录和备注",
        Act::Claim => "接诊",
        Act::Release => "退回",
        Act::AskBack => "追问",
        Act::Answer => "答复",
        Act::Note => "写内部备注",
        Act::Transfer => "转科",
        Act::Merge => "合并",
        Act::Split => "拆分",
        Act::UndoMerge => "撤销合并、撤销拆分",
        Act::Consult => "请人会诊、结束会诊",
        Act::TakePart => "参加、谢绝、退出会诊",
        Act::Refer => "报质量办定去向",
        Act::Decide => "定去向",
        Act::Extend => "延期",
        Act::Prescribe => "处方结案",
        Act::Assign => "指派",
        Act::Correct => "更正处方",
        Act::KeepPhrases => "管常用语",
        Act::Learn => "写成指南草稿",
        Act::Paper => "取 Word 版处方",
        Act::MarkConfidential => "标为商业秘密",
        Act::HandleRating => "处理差评",
        Act::FollowUp => "定复诊日",
        Act::Resend => "再发一次",
        Act::TakeConfidence => "负责保密单",
        Act::LiftConfidence => "解除商业秘密",
        Act::TakeOver => "接手（接诊人请假时）",
        Act::SeeQueue => "看候诊",
        Act::GoAway => "请假",
        Act::KeepAgenda => "复诊日历",
        Act::SetRoster => "排值班",
        Act::BindGroup => "启用和停用内部群",
        Act::Invite => "邀请",
        Act::ListPeople => "看人员",
        Act::Suspend => "停用和恢复",
        Act::SeeFigures => "看统计",
        Act::EnterIndicators => "填规划指标",
    }
}
