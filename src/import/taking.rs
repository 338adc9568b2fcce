//! Going through a text by the table of its format: each property is taken over, or left with the reason.

use super::{
    left::{Left, Why},
    secrets,
    value::{is_annotation, says_nothing},
};
use crate::{
    config::json::{Json, Members},
    directory::{audience::SignInAudience, ids::AppId, order},
    registration::{
        permissions::{self, MAX_APIS},
        share::proposal::{Proposal, ProposedPermission},
    },
};

/// The properties of a format, each with what is done about it.
pub type Table = &'static [(&'static str, Rule)];

/// What is done about a property.
#[derive(Clone, Copy)]
pub enum Rule {
    /// It is taken over, in whole or in part. It gets its path.
    Take(fn(&mut Taking, &str, &Json)),
    /// It is an object with these properties.
    Within(Table),
    /// It is left.
    Leave(Why),
    /// It is left unless it is this text, which is what it is where nobody has chosen.
    LeaveUnless(&'static str, Why),
}

impl Rule {
    /// Whether something of it can be taken over.
    pub fn takes(self) -> bool {
        match self {
            Self::Take(_) => true,
            Self::Within(table) => table.iter().any(|(_, rule)| rule.takes()),
            Self::Leave(_) | Self::LeaveUnless(..) => false,
        }
    }
}

/// What was taken over so far, and what was left.
#[derive(Default)]
pub struct Taking {
    pub taken: Proposal,
    /// The version of access tokens that is asked for, with its path.
    pub token_version: Option<(String, Option<u64>)>,
    left: Vec<Left>,
}

impl Taking {
    /// Goes through an object.
    pub fn walk(&mut self, within: &str, members: &Members, table: Table) {
        for (key, value) in members.iter().filter(|(_, value)| !says_nothing(value)) {
            let path = if within.is_empty() { key.clone() } else { [within, ".", key].concat() };
            let rule = table.iter().find(|(own, _)| own == key).map(|(_, rule)| *rule);
            match (rule, value) {
                (Some(Rule::Within(table)), Json::Object(members)) => self.walk(&path, members, table),
                _ if secrets::is_in(key, value) => self.leave(path, Why::Secret),
                (Some(Rule::Take(take)), _) => take(self, &path, value),
                (Some(Rule::LeaveUnless(usual, _)), Json::Text(text)) if text == usual => {}
                (Some(Rule::Leave(why) | Rule::LeaveUnless(_, why)), _) => self.leave(path, why),
                (Some(Rule::Within(_)), _) => self.leave(path, Why::NotAsDocumented),
                (None, _) if is_annotation(key) => self.leave(path, Why::SetByEntra),
                (None, _) => self.leave(path, Why::Unknown),
            }
        }
    }

    /// Leaves something.
    pub fn leave(&mut self, path: String, why: Why) {
        self.left.push(Left { path, why });
    }

    /// The text of a property; what is none is left.
    pub fn text(&mut self, path: &str, value: &Json) -> Option<String> {
        if let Json::Text(text) = value {
            return Some(text.trim().to_owned());
        }
        self.leave(path.to_owned(), Why::NotAsDocumented);
        None
    }

    /// The entries of a property, each with its path; what is no list is left.
    pub fn list<'j>(&mut self, path: &str, value: &'j Json) -> Vec<(String, &'j Json)> {
        let Json::List(values) = value else {
            self.leave(path.to_owned(), Why::NotAsDocumented);
            return Vec::new();
        };
        (0..).zip(values).map(|(at, value): (usize, _)| (format!("{path}[{at}]"), value)).collect()
    }

    /// Takes a redirect URI of the web platform.
    pub fn redirect_uri(&mut self, path: String, value: &Json) {
        let Some(uri) = self.text(&path, value) else { return };
        let uris = &mut self.taken.redirect_uris;
        if uris.contains(&uri) || uri.is_empty() {
            // The same row twice would be one tick for two.
        } else if uris.len() < SignInAudience::MyOrg.redirect_uri_limit() {
            uris.push(uri);
        } else {
            self.leave(path, Why::TooMany);
        }
    }

    /// Takes a permission.
    pub fn permission(&mut self, path: String, permission: ProposedPermission) {
        let all = &mut self.taken.permissions;
        let mut apis: Vec<AppId> = all.iter().map(|own| own.api).collect();
        apis.push(permission.api);
        let fits = all.len() < permissions::limit(SignInAudience::MyOrg) && order::distinct(apis).len() <= MAX_APIS;
        if all.contains(&permission) {
            // It is there.
        } else if fits {
            all.push(permission);
        } else {
            self.leave(path, Why::TooMany);
        }
    }

    /// What has come of it.
    pub fn finish(mut self) -> (Proposal, Vec<Left>) {
        let with_personal = self.taken.audience.is_some_and(SignInAudience::includes_personal);
        match self.token_version.take() {
            // What an app has that says nothing, and what one with personal accounts has to have.
            None | Some((_, Some(1))) => {}
            Some((_, Some(2))) if with_personal => {}
            Some((path, _)) => self.leave(path, Why::NotSetHere),
        }
        (self.taken, self.left)
    }
}

/// `displayName` and its like.
pub fn display_name(taking: &mut Taking, path: &str, value: &Json) {
    let Some(name) = taking.text(path, value) else { return };
    match &taking.taken.display_name {
        None => taking.taken.display_name = Some(name),
        Some(other) if *other == name => {}
        Some(_) => taking.leave(path.to_owned(), Why::NotAsDocumented),
    }
}

/// `signInAudience`.
pub fn audience(taking: &mut Taking, path: &str, value: &Json) {
    let found = SignInAudience::ALL.into_iter().find(|own| matches!(value, Json::Text(text) if text == own.as_graph()));
    match found {
        Some(audience) => taking.taken.audience = Some(audience),
        None => taking.leave(path.to_owned(), Why::NotAsDocumented),
    }
}

/// `serviceManagementReference`.
pub fn service_reference(taking: &mut Taking, path: &str, value: &Json) {
    taking.taken.service_reference = taking.text(path, value);
}

/// A list of redirect URIs of the web platform.
pub fn redirect_uris(taking: &mut Taking, path: &str, value: &Json) {
    for (path, value) in taking.list(path, value) {
        taking.redirect_uri(path, value);
    }
}
