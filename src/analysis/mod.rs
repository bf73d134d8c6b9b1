//! Questions asked of facts, one to a file.
