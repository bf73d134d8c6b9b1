//! The program explains itself: help, manual pages, completions.

use super::*;

const COMMANDS: [&str; 24] = [
    "scan",
    "index",
    "count",
    "compare",
    "concordance",
    "collocates",
    "silence",
    "season",
    "trend",
    "sections",
    "claims",
    "claims check",
    "show",
    "explain",
    "gazetteer",
    "gazetteer check",
    "gazetteer show",
    "gazetteer suggest",
    "generate",
    "coverage",
    "rejected",
    "check",
    "completions",
    "man",
];

#[test]
fn every_command_has_an_example_that_is_a_command() {
    let desk = Desk::new();
    for command in COMMANDS {
        let help = desk.out(&format!("{command} --help"));
        let (_, examples) = help
            .split_once("Example")
            .unwrap_or_else(|| panic!("{command} has no example"));
        let mut examples = examples.lines().skip(1).filter(|line| !line.is_empty());
        assert!(
            examples.all(|line| line.starts_with(&format!("  headcount {command}"))),
            "{command}: {help}"
        );
    }
    assert!(desk.out("--help").contains("Examples:"));
}

/// Where nothing is said, something happens: which, is written.
#[test]
fn what_happens_without_an_option_is_written() {
    let desk = Desk::new();
    for option in [
        "--entity",
        "--by",
        "--from",
        "--to",
        "--outlet",
        "--section",
        "--language",
        "--counts",
        "--duplicates",
        "--unit",
        "--format",
        "--threads",
        "--progress",
    ] {
        let help = desk.out("count --help");
        let (_, about) = help.split_once(&format!("      {option} <")).unwrap();
        let about = about.split("\n      --").next().unwrap();
        assert!(about.contains("[default: "), "{option}: {about}");
    }
}

#[test]
fn completions_know_the_commands_and_their_options() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = desk.out(&format!("completions {shell}"));
        for word in ["scan", "rejected", "mentions-out", "duplicates"] {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

/// Where the shell is installed, it is asked whether it understands them.
#[test]
fn shells_accept_their_completions() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        desk.write("script", desk.out(&format!("completions {shell}")));
        let checked = Command::new(shell)
            .args(["-n", "script"])
            .current_dir(desk.folder.path())
            .output();
        match checked {
            Ok(output) => assert!(output.status.success(), "{shell}: {output:?}"),
            Err(_) => println!("skipped: {shell} is not installed"),
        }
    }
}

#[test]
fn there_is_a_manual_page_of_the_program_and_of_each_command() {
    let desk = Desk::new();
    assert!(desk.out("man").contains(".TH headcount 1"));
    for command in COMMANDS.iter().filter(|command| !command.contains(' ')) {
        let page = desk.out(&format!("man {command}"));
        assert!(
            page.contains(&format!(".TH headcount-{command} 1")),
            "{page}"
        );
        assert!(page.contains("Example"), "{command}");
    }
    let message = desk.error("man scna");
    assert!(
        message.contains("`headcount --help` lists them"),
        "{message}"
    );
}

#[test]
fn the_version_is_that_of_the_package() {
    let version = format!("headcount {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(Desk::new().out("--version"), version);
}
