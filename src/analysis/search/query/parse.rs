//! From pieces to an expression, by recursive descent.

use jiff::ToSpan;
use jiff::civil::Date;

use super::lex::{self, Piece, Placed};
use super::{Expression, QueryError};
use crate::gazetteer::model::Gazetteer;
use crate::index::Phrase;
use crate::period::Window;

/// Parentheses and NOTs within one another: more are no question but a way to exhaust the stack.
const DEEPEST: usize = 100;

/// The field that names entities.
const ENTITY: &str = "entity";

/// What may stand where something is looked for.
const OPERAND: &str = "a word, a \"phrase\", a field or (";

impl Expression {
    /// Returns whether a text has `entity:` where a field can stand, and so needs a gazetteer to
    /// be read.
    pub fn names_entities(query: &str) -> bool {
        let is_entity = |(_, piece): &Placed| *piece == Piece::Field(ENTITY.to_owned());
        lex::pieces(query).is_ok_and(|pieces| pieces.iter().any(is_entity))
    }

    /// Reads a query; `entity:` names entities of the gazetteer, by id or any name.
    ///
    /// # Errors
    ///
    /// If it is not understood.
    ///
    /// # Panics
    ///
    /// If it [names entities](Self::names_entities) and there is no gazetteer.
    pub fn parse(query: &str, gazetteer: Option<&Gazetteer>) -> Result<Self, QueryError> {
        let mut parser = Parser {
            pieces: lex::pieces(query)?,
            next: 0,
            end: query.chars().count() + 1,
            depth: 0,
            gazetteer,
        };
        if parser.pieces.is_empty() {
            return Err(QueryError::Empty);
        }
        let expression = parser.any()?;
        match parser.peek() {
            None => Ok(expression),
            Some(_) => Err(parser.expected("AND, OR or the end")),
        }
    }
}

struct Parser<'a> {
    pieces: Vec<Placed>,
    next: usize,
    /// Number of the character after the last.
    end: usize,
    depth: usize,
    gazetteer: Option<&'a Gazetteer>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Piece> {
        self.pieces.get(self.next).map(|(_, piece)| piece)
    }

    fn at(&self) -> usize {
        self.pieces.get(self.next).map_or(self.end, |(at, _)| *at)
    }

    fn take(&mut self) -> Option<Piece> {
        let piece = self.peek().cloned();
        self.next += 1;
        piece
    }

    fn expected(&self, expected: &'static str) -> QueryError {
        let found = match self.peek() {
            None => "the end".to_owned(),
            Some(Piece::Word(word)) => format!("{word:?}"),
            Some(Piece::Quoted(text)) => format!("the phrase {text:?}"),
            Some(Piece::Range(text)) => format!("[{text}]"),
            Some(Piece::Field(name)) => format!("the field {name}:"),
            Some(Piece::Open) => "(".to_owned(),
            Some(Piece::Close) => ")".to_owned(),
            Some(Piece::And) => "AND".to_owned(),
            Some(Piece::Or) => "OR".to_owned(),
            Some(Piece::Not) => "NOT".to_owned(),
        };
        QueryError::Expected {
            at: self.at(),
            expected,
            found,
        }
    }

    fn any(&mut self) -> Result<Expression, QueryError> {
        let mut parts = vec![self.all()?];
        while self.peek() == Some(&Piece::Or) {
            self.next += 1;
            parts.push(self.all()?);
        }
        Ok(joined(parts, Expression::Any))
    }

    fn all(&mut self) -> Result<Expression, QueryError> {
        let mut parts = vec![self.one()?];
        loop {
            match self.peek() {
                None | Some(Piece::Or | Piece::Close) => break,
                Some(Piece::And) => self.next += 1,
                Some(_) => {}
            }
            parts.push(self.one()?);
        }
        Ok(joined(parts, Expression::All))
    }

    fn one(&mut self) -> Result<Expression, QueryError> {
        let at = self.at();
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(QueryError::TooDeep { at });
        }
        let expression = match self.peek() {
            Some(Piece::Not) => {
                self.next += 1;
                Expression::Not(Box::new(self.one()?))
            }
            Some(Piece::Open) => {
                self.next += 1;
                let inner = self.any()?;
                match self.peek() {
                    Some(Piece::Close) => self.next += 1,
                    None => {
                        let what = "the parenthesis";
                        return Err(QueryError::Unclosed { at, what });
                    }
                    Some(_) => return Err(self.expected("AND, OR or )")),
                }
                inner
            }
            Some(Piece::Field(name)) => {
                let name = name.clone();
                self.next += 1;
                self.field(&name, at)?
            }
            Some(Piece::Word(text) | Piece::Quoted(text)) => {
                let text = text.clone();
                self.next += 1;
                let phrase = Phrase::of(&text).ok_or(QueryError::NoWord { at, text })?;
                Expression::Phrase(phrase)
            }
            Some(Piece::Range(_)) => return Err(self.expected("date: before a range in brackets")),
            None | Some(Piece::Close | Piece::And | Piece::Or) => {
                return Err(self.expected(OPERAND));
            }
        };
        self.depth -= 1;
        Ok(expression)
    }

    /// Reads what a field is asked for; `at` is where its name stands.
    fn field(&mut self, name: &str, named_at: usize) -> Result<Expression, QueryError> {
        if ![ENTITY, "outlet", "section", "language", "date"].contains(&name) {
            return Err(QueryError::UnknownField {
                at: named_at,
                name: name.to_owned(),
            });
        }
        let at = self.at();
        let (value, is_range) = match self.peek() {
            Some(Piece::Word(text) | Piece::Quoted(text)) => (text.clone(), false),
            Some(Piece::Range(text)) if name == "date" => (text.clone(), true),
            _ => return Err(self.expected("what the field is to be")),
        };
        self.take();
        match name {
            ENTITY => {
                let gazetteer = self
                    .gazetteer
                    .expect("there is one for queries that name entities");
                let entities = gazetteer.resolve(&value);
                let entities = entities.map_err(|source| QueryError::Entity { at, source })?;
                Ok(Expression::Entity(entities))
            }
            "outlet" => Ok(Expression::Outlet(value)),
            "section" => Ok(Expression::Section(value)),
            "language" => {
                let language = value.parse();
                let language = language.map_err(|source| QueryError::Language { at, source })?;
                Ok(Expression::Language(language))
            }
            _ => days(&value, is_range, at).map(Expression::Days),
        }
    }
}

/// Returns one part as it is, and several as one expression.
fn joined(mut parts: Vec<Expression>, join: fn(Vec<Expression>) -> Expression) -> Expression {
    match parts.len() {
        1 => parts.remove(0),
        _ => join(parts),
    }
}

/// Reads a day, month, year or range of them; `*` leaves an end of a range open.
fn days(text: &str, is_range: bool, at: usize) -> Result<Window, QueryError> {
    let wrong = || QueryError::Date {
        at,
        text: text.to_owned(),
    };
    let (from, to) = if is_range {
        text.split_once(" TO ").ok_or_else(wrong)?
    } else {
        (text, text)
    };
    let end = |text: &str, end: fn((Date, Date)) -> Date| match text.trim() {
        "*" if is_range => Ok(None),
        text => period(text).map(|days| Some(end(days))).ok_or_else(wrong),
    };
    let (from, to) = (end(from, |(first, _)| first)?, end(to, |(_, last)| last)?);
    Window::new(from, to, None).map_err(|source| QueryError::Range { at, source })
}

/// Returns the first and last day of `2024-06-30`, `2024-06` or `2024`.
fn period(text: &str) -> Option<(Date, Date)> {
    let numbers: Option<Vec<&str>> = text
        .split('-')
        .map(|part| {
            part.bytes()
                .all(|byte| byte.is_ascii_digit())
                .then_some(part)
        })
        .collect();
    match numbers?[..] {
        [year] if year.len() == 4 => {
            let first = Date::new(year.parse().ok()?, 1, 1).ok()?;
            Some((first, first.last_of_year()))
        }
        [year, month] if year.len() == 4 && month.len() == 2 => {
            let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
            let next = first.checked_add(1.month()).ok()?;
            Some((first, next.yesterday().ok()?))
        }
        [_, _, _] => text.parse().ok().map(|day| (day, day)),
        _ => None,
    }
}
