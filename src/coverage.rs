//! What a corpus covers: issue days held and expected, per outlet.
