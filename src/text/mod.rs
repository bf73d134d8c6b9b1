//! From bytes to stored text: decoding, markup, normalisation, language, tokens.
//!
//! A record passes them in this order: [`decode`] its bytes, take its [`markup`] off, clean its
//! [`headline`], [`normalize`] its body, [`compose`] both, then tell the [`language`] and count
//! the [`tokens`].

pub mod compose;
pub mod decode;
pub mod headline;
pub mod language;
pub mod markup;
pub mod normalize;
pub mod particle;
#[cfg(test)]
mod real;
pub(crate) mod script;
pub mod tokens;
pub mod words;
