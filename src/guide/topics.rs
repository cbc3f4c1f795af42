//! A question with two topics is asked for both.

/// Signs that end a clause.
const CLAUSE_ENDS: [char; 12] = ['。', '！', '？', '；', '，', '、', '!', '?', ';', ',', '\n', ' '];
/// Words that open a second matter.
const TURNS: [&str; 11] =
    ["另外", "还有", "顺便", "顺带", "以及", "同时", "再问", "再就是", "第二", "是不是也", "想问下"];
/// A clause of fewer characters names no topic of its own.
const TOPIC_MIN_CHARS: usize = 5;
/// Most topics that are asked by themselves.
pub const TOPICS_MAX: usize = 4;
/// Longest question that is taken apart; beyond it is a story, of which single clauses mislead.
const WHOLE_MAX_CHARS: usize = 200;

/// The clauses of a question that may be topics of their own; empty if it has only one.
pub fn topics(question: &str) -> Vec<String> {
    if question.chars().count() > WHOLE_MAX_CHARS {
        return Vec::new();
    }
    let mut marked = question.to_owned();
    for turn in TURNS {
        marked = marked.replace(turn, "\n");
    }
    let clauses = marked.split(CLAUSE_ENDS).map(str::trim).filter(|c| c.chars().count() >= TOPIC_MIN_CHARS);
    let topics: Vec<String> = clauses.take(TOPICS_MAX).map(str::to_owned).collect();
    if topics.len() < 2 { Vec::new() } else { topics }
}
