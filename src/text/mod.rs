//! From bytes to stored text: decoding, markup, normalisation, language, tokens.
