//! What the fuzz targets share: reading bytes as a file, small gazetteers, places in messages.

pub mod dates;
pub mod matching;
pub mod place;
pub mod reading;
pub mod scratch;
pub mod stored;
