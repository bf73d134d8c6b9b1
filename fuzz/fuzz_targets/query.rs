//! Queries of `search`: a mistake has its character, parentheses change nothing.
#![no_main]

use std::sync::LazyLock;

use headcount::analysis::search::Expression;
use headcount::analysis::search::QueryError;
use headcount::gazetteer::model::Gazetteer;
use libfuzzer_sys::fuzz_target;

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::builtin);

fuzz_target!(|query: &str| {
    let gazetteer = Expression::names_entities(query).then_some(&*GAZETTEER);
    match Expression::parse(query, gazetteer) {
        Ok(expression) => {
            assert_eq!(expression.asks_for_mentions(), gazetteer.is_some());
            expression.sought();
            let again = |query: String| Expression::parse(&query, gazetteer);
            match again(format!("({query})")) {
                Ok(inner) => assert_eq!(inner, expression),
                Err(error) => assert!(matches!(error, QueryError::TooDeep { .. }), "{error}"),
            }
            if let Ok(both) = again(format!("({query}) OR ({query})")) {
                assert_eq!(both, Expression::Any(vec![expression.clone(), expression]));
            }
        }
        Err(error) => {
            let at = match &error {
                QueryError::Empty => {
                    assert!(query.trim().is_empty());
                    return;
                }
                QueryError::NoWord { at, .. }
                | QueryError::Expected { at, .. }
                | QueryError::Unclosed { at, .. }
                | QueryError::UnknownField { at, .. }
                | QueryError::Date { at, .. }
                | QueryError::Range { at, .. }
                | QueryError::Language { at, .. }
                | QueryError::Entity { at, .. }
                | QueryError::TooDeep { at } => *at,
            };
            assert!((1..=query.chars().count() + 1).contains(&at), "{error}");
        }
    }
});
