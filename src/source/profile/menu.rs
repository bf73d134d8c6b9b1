//! The `[menu]` table of a profile: how the files of an outlet's menu are read.

use std::sync::Arc;

use super::DateRules;
use super::Evidence;
use super::FieldNames;
use super::Kind;
use super::MarkdownShape;
use super::OnceKnown;
use super::Profile;
use super::parse::patterns;
use super::written::WrittenMenu;

impl Profile {
    /// Returns profiles for the outlet's menus and for the index of their days.
    ///
    /// The section of a menu and the file of an index stand where articles have their title, so
    /// that they are read as articles are.
    pub(super) fn menus_of(&self, written: WrittenMenu) -> Vec<Arc<Self>> {
        let or = |names: Vec<String>, usual: &[&str]| {
            if names.is_empty() {
                usual.iter().map(|name| (*name).to_owned()).collect()
            } else {
                names
            }
        };
        let day = or(written.day, &["date", "day"]);
        // Where an index tells the days, digits in a name are no date.
        let by_name = written.index.is_empty().then_some(Evidence::FileName);
        let menu = FieldNames {
            title: or(written.section, &["section", "topic", "name", "title"]),
            url: or(written.link, &["link", "url", "href"]),
            date: day.clone(),
            ..FieldNames::default()
        };
        let index = FieldNames {
            title: or(written.file, &["file", "menu", "name"]),
            date: day,
            ..FieldNames::default()
        };
        let from = [Evidence::Field].into_iter().chain(by_name).collect();
        let mut menus = vec![self.of_menus(Kind::Menu, &written.files, menu, from)];
        if !written.index.is_empty() {
            let from = vec![Evidence::Field];
            // Before the menus, whose pattern may be wider.
            let index = self.of_menus(Kind::MenuIndex, &written.index, index, from);
            menus.insert(0, index);
        }
        menus
    }

    fn of_menus(
        &self,
        kind: Kind,
        files: &[String],
        fields: FieldNames,
        from: Vec<Evidence>,
    ) -> Arc<Self> {
        Arc::new(Self {
            name: self.name.clone(),
            outlet: self.outlet.clone(),
            language: None,
            rhythm: None,
            kind,
            menus: Vec::new(),
            format: None,
            files: patterns(files),
            encoding: self.encoding,
            ignore: Vec::new(),
            records_path: Vec::new(),
            required: Vec::new(),
            fields,
            date: DateRules {
                from,
                month_day: None,
                ..self.date.clone()
            },
            roles: OnceKnown::default(),
            text_after: None,
            foreign_text: Vec::new(),
            paragraph_joint: None,
            markdown: MarkdownShape::File,
        })
    }
}
