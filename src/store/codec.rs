//! How our types stand in columns.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::conversation::incoming::ChannelName;
use crate::domain::chore::ChoreKind;
use crate::domain::department::Slug;
use crate::domain::guidance::{Outcome, Urgency};
use crate::domain::ids::{
    AddressId, AttachmentId, DraftId, EnterpriseId, GroupId, InboxId, MessageId, NoteId, OutboxId, PersonId, PhraseId,
    QuestionId, SessionId, ThreadId, TicketId,
};
use crate::domain::moment::Moment;
use crate::domain::person::Language;
use crate::domain::rating::Rating;
use crate::domain::thread::ThreadDeed;
use crate::domain::ticket::Stage;

macro_rules! integer_column {
    ($($name:ident),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    )+};
}

integer_column!(
    AddressId,
    AttachmentId,
    DraftId,
    EnterpriseId,
    GroupId,
    InboxId,
    MessageId,
    Moment,
    NoteId,
    OutboxId,
    PersonId,
    PhraseId,
    QuestionId,
    SessionId,
    ThreadId,
    TicketId
);

macro_rules! code_column {
    ($($name:ty: $to:expr, $from:expr;)+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                let to: fn(&$name) -> &str = $to;
                Ok(ToSqlOutput::from(to(self)))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                let from: fn(&str) -> Option<$name> = $from;
                let text = value.as_str()?;
                from(text).ok_or_else(|| FromSqlError::Other(format!("unknown code {text}").into()))
            }
        }
    )+};
}

code_column! {
    ChannelName: |c| c.code(), ChannelName::from_code;
    Language: |l| l.tag(), Language::from_tag;
    Stage: |s| s.code(), Stage::from_code;
    ThreadDeed: |d| d.code(), ThreadDeed::from_code;
    Slug: |s| s.as_str(), |t| Some(Slug::new(t));
    Urgency: |u| match u { Urgency::Normal => "normal", Urgency::Urgent => "urgent" },
        |t| match t { "normal" => Some(Urgency::Normal), "urgent" => Some(Urgency::Urgent), _ => None };
    Outcome: |o| match o {
            Outcome::Answered => "answered",
            Outcome::NoEvidence => "no_evidence",
            Outcome::OutOfScope => "out_of_scope",
            Outcome::Greeting => "greeting",
        },
        |t| match t {
            "answered" => Some(Outcome::Answered),
            "no_evidence" => Some(Outcome::NoEvidence),
            "out_of_scope" => Some(Outcome::OutOfScope),
            "greeting" => Some(Outcome::Greeting),
            _ => None,
        };
}

// Only written: what was done is looked for, never read back.
impl ToSql for ChoreKind {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.code()))
    }
}

impl ToSql for Rating {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(i64::from(self.grade())))
    }
}

impl FromSql for Rating {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let grade = u8::column_result(value)?;
        Self::new(grade).ok_or_else(|| FromSqlError::OutOfRange(i64::from(grade)))
    }
}
