//! headcount, the program.
fn main() {}
