//! Everything that needs leave.

/// Everything that needs leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// See one's own ticket: what was written between client and expert, never notes.
    SeeAsClient,
    /// Add text or a file to one's own ticket.
    AddMessage,
    /// Withdraw one's own ticket.
    Withdraw,
    /// Say that it is solved.
    Confirm,
    /// Take up a closed ticket again.
    Reopen,
    /// Give a rating.
    Rate,
    /// See a ticket with its notes.
    SeeInternal,
    /// Take a waiting ticket.
    Claim,
    /// Give a claimed ticket back to the queue.
    Release,
    /// Ask the client something.
    AskBack,
    /// Answer the client.
    Answer,
    /// Write an internal note.
    Note,
    /// Hand over to another department.
    Transfer,
    /// Make one ticket part of another.
    Merge,
    /// Take a part of a ticket out as a new one.
    Split,
    /// Undo a merge or a split.
    UndoMerge,
    /// Ask colleagues to a consultation, and end it.
    Consult,
    /// Say yes or no to a consultation, and leave it.
    TakePart,
    /// Ask the office to decide where a ticket goes that was handed over too often.
    Refer,
    /// Decide what was referred to the office.
    Decide,
    /// Put off the solution.
    Extend,
    /// Close with a prescription.
    Prescribe,
    /// Correct a prescription that was sent.
    Correct,
    /// Have the prescription as a file, with the firm's name on it.
    Paper,
    /// Make the draft of an article of a ticket.
    Learn,
    /// Give a ticket to a certain expert.
    Assign,
    /// Mark a ticket as a trade secret.
    MarkConfidential,
    /// Deal with a low grade.
    HandleRating,
    /// Set the day on which the client is asked whether it helped.
    FollowUp,
    /// Send again what did not surely reach the client.
    Resend,
    /// Be the one of the office who sees a trade secret.
    TakeConfidence,
    /// Say that it is no trade secret any more.
    LiftConfidence,
    /// Take a ticket whose holder is away.
    TakeOver,
    /// See the queue of one's departments.
    SeeQueue,
    /// Say when one is away.
    GoAway,
    /// Have a calendar of one's follow-ups.
    KeepAgenda,
    /// Say who is on duty.
    SetRoster,
    /// Keep the canned phrases of one's departments.
    KeepPhrases,
    /// Bind the group of the house, and give it up.
    BindGroup,
    /// Invite experts and office members.
    Invite,
    /// List people.
    ListPeople,
    /// Suspend and reinstate people.
    Suspend,
    /// See the figures.
    SeeFigures,
    /// Enter yearly values of the plan's indicators.
    EnterIndicators,
}

impl Act {
    /// Every act, for the table test.
    pub const ALL: [Self; 44] = [
        Self::SeeAsClient,
        Self::AddMessage,
        Self::Withdraw,
        Self::Confirm,
        Self::Reopen,
        Self::Rate,
        Self::SeeInternal,
        Self::Claim,
        Self::Release,
        Self::AskBack,
        Self::Answer,
        Self::Note,
        Self::Transfer,
        Self::Merge,
        Self::Split,
        Self::UndoMerge,
        Self::Consult,
        Self::TakePart,
        Self::Refer,
        Self::Decide,
        Self::Extend,
        Self::Prescribe,
        Self::Correct,
        Self::Paper,
        Self::Learn,
        Self::Assign,
        Self::MarkConfidential,
        Self::HandleRating,
        Self::FollowUp,
        Self::Resend,
        Self::TakeConfidence,
        Self::LiftConfidence,
        Self::TakeOver,
        Self::SeeQueue,
        Self::KeepPhrases,
        Self::GoAway,
        Self::KeepAgenda,
        Self::SetRoster,
        Self::BindGroup,
        Self::Invite,
        Self::ListPeople,
        Self::Suspend,
        Self::SeeFigures,
        Self::EnterIndicators,
    ];
}
