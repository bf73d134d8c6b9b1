//! Where the stages meet: dump files in, documents and facts out.
