//! The store: documents and mentions kept on disk, safe against kills and changes.
