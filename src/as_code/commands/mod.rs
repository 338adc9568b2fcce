//! Formats that send the calls of a plan one after the other.

mod bash;
mod calls;
mod http_file;
mod powershell;

use super::{
    format::{Format, Kind},
    note::{Note, Says},
    script::Script,
    source::Source,
};

/// The script in a format of this kind; `None` for any other.
pub fn write(format: Format, source: &Source<'_>, says: &Says) -> Option<Script> {
    if format.kind() != Kind::Commands {
        return None;
    }
    let mut notes = source.notes();
    match format {
        Format::M365 => notes.push(Note::OwnApp),
        Format::Http if source.plan.secrets().next().is_some() => notes.push(Note::SecretIsShown),
        _ => {}
    }
    let text = match format {
        Format::AzPowerShell | Format::GraphPowerShell => powershell::write(format, source, says, &notes).into(),
        Format::Http => http_file::write(source, says, &notes).into(),
        _ => bash::write(format, source, says, &notes).into(),
    };
    Some(Script { text, notes })
}
