//! What becomes of a run's documents.

mod facts;
mod store;

pub use self::facts::FactsSink;
pub use self::store::Error as StoreSinkError;
pub use self::store::StoreSink;
