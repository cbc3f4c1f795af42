//! Names of columns and of rows; speech has the words and what they mean.

use serde::Serialize;

/// Names of columns and of rows; speech has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// The measure itself, as the head of a column of names.
    Name,
    /// Department.
    Department,
    /// Questions asked.
    Asked,
    /// Questions that got passages of the library.
    AnsweredFromLibrary,
    /// Questions without evidence.
    NoEvidence,
    /// Questions out of scope.
    OutOfScope,
    /// Tickets opened.
    Opened,
    /// Tickets closed.
    Closed,
    /// Tickets open at the end of the period (or now).
    Open,
    /// Of these, past the promised time without a first answer.
    Overdue,
    /// Firms whose tickets were opened.
    Firms,
    /// First answers within the promise, of those that were due.
    ResponseRate,
    /// Tickets that the client says are solved, of those where the client was asked.
    SolvedRate,
    /// Grades 4 and 5, of all that were given.
    SatisfactionRate,
    /// Median working time to the first answer.
    FirstResponseMedian,
    /// Its mean.
    FirstResponseMean,
    /// 90 % of first answers came within this working time.
    FirstResponseP90,
    /// Median working time to the solution, without the time in which the client was asked something.
    SolveMedian,
    /// Its mean.
    SolveMean,
    /// 90 % were solved within this working time.
    SolveP90,
    /// The period itself, as the head of a column.
    ThisPeriod,
    /// The period before it (环比).
    PeriodBefore,
    /// The same a year earlier (同比).
    YearBefore,
    /// Month.
    Month,
    /// Town.
    Town,
    /// Industry.
    Industry,
    /// Channel.
    Channel,
    /// Sent without an answer: perhaps delivered.
    Possibly,
    /// The address is gone or has blocked the bot.
    Unreachable,
    /// The channel refuses the message.
    Refused,
    /// Tries used up.
    GivenUp,
    /// Incoming messages that could not be handled and were kept aside.
    SetAside,
    /// Tickets handed to another department.
    Transferred,
    /// Put before the office after too many hand-overs.
    Referred,
    /// Solutions put off.
    Extended,
    /// Made part of another ticket.
    Merged,
    /// Of these, brought back.
    MergesUndone,
    /// Taken out of another ticket.
    SplitOff,
    /// Expert.
    Expert,
    /// Asked to a consultation.
    AskedToConsult,
    /// Took part in it.
    TookPart,
    /// Department that triage chose.
    TriagedTo,
    /// Department to which it was corrected.
    CorrectedTo,
    /// The client said that it is solved.
    SolvedByClient,
    /// The client said that it is not solved.
    NotSolved,
    /// Asked, and nobody knows.
    Unconfirmed,
    /// Closed tickets without a grade: silence is no praise.
    Unrated,
    /// Low grades.
    LowRated,
    /// Of these, contacted in time.
    ContactedInTime,
    /// Of these, put right in time.
    PutRightInTime,
    /// Of these, graded once more.
    RatedAgain,
    /// Grade of the rating.
    Grade,
    /// How many.
    Count,
    /// Mean grade.
    MeanGrade,
}
