//! Comments for whoever reads a script: what it says of itself, and names beside IDs.

use super::{
    note::{Note, Remark, Says},
    source::Source,
};
use crate::{
    directory::permission::{
        PickedPermission,
        grant::{Granted, WantedGrant},
    },
    export::{Bash, Bicep, Hcl, HttpFile, PowerShell, Snippet},
};

/// A language with comments of one line.
pub trait Comments: Sized {
    /// What begins one.
    const MARK: &'static str;
}

macro_rules! comments {
    ($($language:ident $mark:literal;)*) => {
        $(impl Comments for $language {
            const MARK: &'static str = $mark;
        })*
    };
}

comments! {
    Bash "# ";
    PowerShell "# ";
    HttpFile "# ";
    Hcl "# ";
    Bicep "// ";
}

/// A comment of one line.
pub fn line<L: Comments>(text: &str) -> Snippet<L> {
    Snippet::new().code(L::MARK).comment(text).code("\n")
}

/// At the head: what a script does, the commands that run it, and what is to be known of it.
pub fn head<L: Comments>(about: Remark, commands: &[&str], notes: &[Note], says: &Says) -> Snippet<L> {
    let commands = commands.iter().map(|command| line(&["  ", command].concat()));
    let head = commands.fold(line((says.remark)(about)), Snippet::then);
    notes.iter().fold(head, |head, note| head.then(line(&(says.note)(note))))
}

/// A remark with the name of what it is about, if that has one.
pub fn remark(says: &Says, remark: Remark, name: &str) -> String {
    let said = (says.remark)(remark);
    if name.is_empty() { said.to_owned() } else { [said, ": ", name].concat() }
}

/// The same as a comment over a part, behind an empty line.
pub fn over<L: Comments>(says: &Says, about: Remark, name: &str) -> Snippet<L> {
    Snippet::new().code("\n").then(line(&remark(says, about, name)))
}

/// The permissions that are asked for, a line each, since their IDs say nothing.
pub fn permissions<L: Comments>(source: &Source<'_>) -> Snippet<L> {
    source
        .content
        .permissions
        .iter()
        .fold(Snippet::new(), |lines, pick| lines.then(line(&[&pick.id.to_string(), " = ", &named(pick)].concat())))
}

/// The name of a permission, with that of its API.
pub fn named(pick: &PickedPermission) -> String {
    [&pick.value, " (", &pick.resource_name, ")"].concat()
}

/// What a grant is of.
pub fn granted(grant: &WantedGrant) -> String {
    let values = match &grant.what {
        Granted::Delegated { scopes } => scopes.join(" "),
        Granted::Application { value, .. } => value.clone(),
    };
    [&values, " (", &grant.api_name, ")"].concat()
}
