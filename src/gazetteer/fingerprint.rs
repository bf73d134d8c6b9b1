//! The fingerprint of a gazetteer: equal ones count alike.

use jiff::civil::Date;

use super::model::{Alias, Boundary, Context, Counts, EntityKind, Gazetteer, Target};

/// Version of the rules by which a matcher decides what a mention is.
///
/// Raised whenever the same gazetteer finds other mentions in the same text than before.
pub const MATCHING_RULES_VERSION: u32 = 1;

/// Returns the digest of a gazetteer's content and of the matching rules' version.
pub(super) fn fingerprint(gazetteer: &Gazetteer) -> String {
    let mut digest = Digest(Vec::new());
    digest.number(MATCHING_RULES_VERSION);
    for entity in &gazetteer.entities {
        digest.text("entity");
        digest.text(&entity.id);
        digest.text(&entity.name);
        digest.text(match entity.kind {
            EntityKind::Country => "country",
            EntityKind::Person => "person",
            EntityKind::Organisation => "organisation",
        });
        digest.text(entity.country.as_deref().unwrap_or_default());
    }
    for office in &gazetteer.offices {
        digest.text("office");
        digest.text(&office.id);
        for (holder, from, to) in &office.terms {
            digest.number(holder.0.into());
            digest.window(*from, *to);
        }
    }
    for alias in &gazetteer.aliases {
        digest.alias(alias);
    }
    blake3::hash(&digest.0).to_hex()[..16].to_owned()
}

/// The fields that are hashed, all at once: each is closed by a byte that cannot stand in text, so
/// that no two different gazetteers run into the same input.
struct Digest(Vec<u8>);

impl Digest {
    fn text(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
        self.0.push(0xFF);
    }

    fn number(&mut self, number: u32) {
        self.text(&number.to_string());
    }

    fn window(&mut self, from: Option<Date>, to: Option<Date>) {
        for day in [from, to] {
            self.text(&day.map(|day| day.to_string()).unwrap_or_default());
        }
    }

    fn alias(&mut self, alias: &Alias) {
        self.text("alias");
        self.text(&alias.text);
        self.text(alias.language.map_or("", |language| language.code()));
        for (target, kind) in &alias.targets {
            match target {
                Target::Entity(index) => self.text(&format!("entity {}", index.0)),
                Target::Office(index) => self.text(&format!("office {}", index.0)),
            }
            self.text(kind.name());
        }
        self.text(match alias.boundary {
            Boundary::Word => "word",
            Boundary::Stem => "stem",
            Boundary::Hangul => "hangul",
            Boundary::HangulBoth => "hangul both",
            Boundary::Katakana => "katakana",
            Boundary::Open => "open",
            Boundary::Glued => "glued",
        });
        self.window(alias.from, alias.to);
        for context in alias.context.iter() {
            let (condition, words) = match context {
                Context::OnlyBefore(words) => ("only before", words),
                Context::NotBefore(words) => ("not before", words),
                Context::OnlyAfter(words) => ("only after", words),
                Context::NotAfter(words) => ("not after", words),
            };
            self.text(condition);
            for word in words {
                self.text(word);
            }
        }
        self.text(match alias.counts {
            Counts::Names => "names",
            Counts::Demonyms => "demonyms",
            Counts::All => "all",
            Counts::Never => "never",
        });
    }
}
