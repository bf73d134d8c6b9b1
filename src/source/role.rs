//! What each key or column of a record is for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::profile::Profile;

/// A field of a record, by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Title,
    Text,
    Date,
    Url,
    Section,
    Outlet,
    Language,
}

/// A role of a key: the role, its rank among the names of that role, and the rest of the pointer
/// below the key.
pub(super) type Ranked = (Role, usize, Vec<String>);

/// The roles of every name that a profile knows.
#[derive(Debug)]
pub(super) struct Roles {
    by_name: BTreeMap<String, Vec<Ranked>>,
    /// By names in lower case, where `Date` and `DATE` are `date`: in the generic profile, which
    /// names what is usual. A profile of an outlet names what is there.
    in_any_case: BTreeMap<String, Vec<Ranked>>,
}

/// The roles of a profile's names, put together when the first record asks for them: a dump may
/// have a file for every article. They follow from the rest of the profile, so that a copy, which
/// may be changed, begins without, and no two profiles differ in them.
#[derive(Debug, Default)]
pub(super) struct OnceKnown(OnceLock<Roles>);

impl OnceKnown {
    /// Returns the roles of the profile that these belong to.
    pub(super) fn of(&self, profile: &Profile) -> &Roles {
        self.0.get_or_init(|| Roles::of(profile))
    }
}

impl Clone for OnceKnown {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for OnceKnown {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for OnceKnown {}

impl Roles {
    /// Returns the roles of the names in a profile.
    fn of(profile: &Profile) -> Self {
        const ROLES: [Role; 7] = [
            Role::Title,
            Role::Text,
            Role::Date,
            Role::Url,
            Role::Section,
            Role::Outlet,
            Role::Language,
        ];
        let mut roles = Self {
            by_name: BTreeMap::new(),
            in_any_case: BTreeMap::new(),
        };
        for (role, (_, names)) in ROLES.into_iter().zip(profile.fields.each()) {
            for (rank, name) in names.iter().enumerate() {
                let mut path = match name.strip_prefix('/') {
                    Some(path) => path.split('/').map(str::to_owned).collect(),
                    None => vec![name.clone()],
                };
                let rest = path.split_off(1);
                let key = path.remove(0);
                if profile.is_generic() {
                    // Behind the name as it is declared, before the next one.
                    let folded = roles.in_any_case.entry(key.to_lowercase()).or_default();
                    folded.push((role, 2 * rank + 1, rest.clone()));
                }
                let exact = roles.by_name.entry(key).or_default();
                exact.push((role, 2 * rank, rest));
            }
        }
        roles
    }

    /// Returns the roles of a key or column.
    pub(super) fn of_key(&self, key: &str) -> &[Ranked] {
        if let Some(exact) = self.by_name.get(key) {
            return exact;
        }
        if self.in_any_case.is_empty() {
            return &[];
        }
        let folded = if key.chars().any(char::is_uppercase) {
            Cow::Owned(key.to_lowercase())
        } else {
            Cow::Borrowed(key)
        };
        self.in_any_case.get(&*folded).map_or(&[], Vec::as_slice)
    }
}
