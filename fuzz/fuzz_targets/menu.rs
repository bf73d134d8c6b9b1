//! Menus and indexes of menus: told whole, or refused at their first fault.
#![no_main]

use std::sync::LazyLock;

use headcount::menu::MenuContent;
use headcount::source::Profiles;
use headcount_fuzz::reading;
use headcount_fuzz::scratch;
use libfuzzer_sys::fuzz_target;

const PROFILE: &str = "outlet = \"paper\"\n[menu]\nfiles = [\"menu*\"]\nindex = [\"days*\"]\n";

static PROFILES: LazyLock<Profiles> = LazyLock::new(|| {
    let folder = scratch::folder_of("paper.toml", PROFILE.as_bytes());
    Profiles::with_folder(&folder).expect("the profile is ours")
});

fuzz_target!(|data: &[u8]| {
    let Some((choice, content)) = data.split_first() else {
        return;
    };
    let names = [
        "menu.json",
        "menu.csv",
        "menu.jsonl",
        "days.csv",
        "days.json",
        "menu.html",
    ];
    let name = names[usize::from(*choice) % names.len()];
    let outcome = reading::checked_menu(&PROFILES, name, content);
    if reading::is_wrapped(content) {
        return;
    }
    assert!(
        outcome.records.iter().all(Result::is_err),
        "a menu is no article"
    );
    if name.starts_with("menu") {
        assert_eq!(
            outcome.menus.len() + outcome.records.len(),
            1,
            "half a menu: {outcome:?}"
        );
    }
    for menu in &outcome.menus {
        assert_eq!((menu.outlet.as_str(), menu.file.as_str()), ("paper", name));
        match &menu.content {
            MenuContent::Snapshots(snapshots) => {
                assert!(name.starts_with("menu"));
                assert!(snapshots.is_sorted_by(|a, b| a.day < b.day));
                for snapshot in snapshots {
                    assert!(!snapshot.entries.is_empty());
                    for entry in &snapshot.entries {
                        assert!(!entry.section.is_empty());
                        assert_eq!(entry.section, entry.section.trim());
                    }
                }
            }
            MenuContent::Index(days) => {
                assert!(name.starts_with("days"));
                assert!(days.iter().all(|(_, file)| !file.is_empty()));
            }
        }
    }
});
