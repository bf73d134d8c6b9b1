//! Sessions at the command line, as a reader would see them: `tests/cli/*.trycmd`.

#[test]
fn sessions_read_as_written() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd");
}
