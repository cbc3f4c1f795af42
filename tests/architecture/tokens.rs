//! A source file as a flat list of tokens with lines: without comments, attributes and tests.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A piece of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// A name or keyword.
    Word(String),
    /// A sign.
    Sign(char),
    /// `{`, `(` or `[`, and what closes it as `}`, `)` or `]`.
    Bracket(char),
    /// A literal as written.
    Literal(String),
}

/// A token and its line.
pub type Located = (Token, usize);

/// The tokens of a file. Test modules inside it are left out.
pub fn of(file: &str, text: &str) -> Vec<Located> {
    let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut tokens = vec![];
    flatten(stream, &mut tokens);
    tokens
}

fn flatten(stream: TokenStream, into: &mut Vec<Located>) {
    let mut trees = stream.into_iter().peekable();
    let mut for_tests = false;
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                trees.next_if(|next| matches!(next, TokenTree::Punct(p) if p.as_char() == '!'));
                if let Some(TokenTree::Group(attribute)) = trees.next() {
                    for_tests |= attribute.stream().to_string().replace(' ', "") == "cfg(test)";
                }
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ('{', '}'),
                    Delimiter::Parenthesis => ('(', ')'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::None => (' ', ' '),
                };
                if for_tests && open == '{' {
                    for_tests = false;
                    continue;
                }
                into.push((Token::Bracket(open), line));
                flatten(group.stream(), into);
                into.push((Token::Bracket(close), group.span_close().start().line));
            }
            TokenTree::Ident(word) => into.push((Token::Word(word.to_string()), line)),
            TokenTree::Punct(sign) => {
                // `#[cfg(test)] mod tests;`: the file of the module is known by its name.
                for_tests &= sign.as_char() != ';';
                into.push((Token::Sign(sign.as_char()), line));
            }
            TokenTree::Literal(literal) => into.push((Token::Literal(literal.to_string()), line)),
        }
    }
}

/// Every path that begins with `start`, groups expanded: `crate::{a::b, c}` gives `a::b` and `c`.
pub fn paths(tokens: &[Located], start: &str) -> Vec<(Vec<String>, usize)> {
    let mut found = vec![];
    for (index, (token, _)) in tokens.iter().enumerate() {
        if *token == Token::Word(start.to_owned()) && follows(tokens, index + 1) {
            tree(tokens, index + 3, &[], &mut found);
        }
    }
    found
}

/// Is there a `::` at this index?
fn follows(tokens: &[Located], index: usize) -> bool {
    [index, index + 1].iter().all(|at| tokens.get(*at).is_some_and(|(token, _)| *token == Token::Sign(':')))
}

/// Reads one branch of a path from `at`; returns where it ends.
fn tree(tokens: &[Located], at: usize, before: &[String], found: &mut Vec<(Vec<String>, usize)>) -> usize {
    match tokens.get(at) {
        Some((Token::Word(word), line)) => {
            let path = [before, std::slice::from_ref(word)].concat();
            if follows(tokens, at + 1) {
                return tree(tokens, at + 3, &path, found);
            }
            found.push((path, *line));
            at + 1
        }
        Some((Token::Bracket('{'), _)) => {
            let mut next = at + 1;
            loop {
                next = tree(tokens, next, before, found);
                // A new name for an import (`as x`) is passed over.
                while !matches!(tokens.get(next), None | Some((Token::Sign(',') | Token::Bracket('}'), _))) {
                    next += 1;
                }
                match tokens.get(next) {
                    Some((Token::Sign(','), _)) => next += 1,
                    _ => return next + 1,
                }
                if matches!(tokens.get(next), Some((Token::Bracket('}'), _))) {
                    return next + 1;
                }
            }
        }
        Some((_, line)) => {
            found.push((before.to_vec(), *line));
            at + 1
        }
        None => at,
    }
}
