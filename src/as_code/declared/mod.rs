//! Formats that say what there is to be: Terraform and Bicep.
//!
//! # Invariants
//! No secret is asked for: Terraform keeps what it makes in its state, where others read it, and the extension of Bicep
//! makes none. Commands for the Azure CLI stand at the end, as comments.

mod azuread;
mod bicep;
mod grants;
mod msgraph;
mod secrets;

use super::{
    format::Format,
    note::{Note, Says},
    script::Script,
    source::Source,
};

/// The script in a format of this kind; `None` for any other.
pub fn write(format: Format, source: &Source<'_>, says: &Says) -> Option<Script> {
    let mut notes = source.notes();
    if source.plan.secrets().next().is_some() {
        notes.push(Note::SecretAfterwards);
    }
    let text = match format {
        Format::TerraformAzuread => {
            azuread::note(source, &mut notes);
            azuread::write(source, says, &notes).into()
        }
        Format::TerraformMsgraph => {
            notes.push(Note::NoUniqueName);
            msgraph::write(source, says, &notes).into()
        }
        Format::Bicep => {
            bicep::note(source, &mut notes);
            bicep::write(source, says, &notes).into()
        }
        _ => return None,
    };
    Some(Script { text, notes })
}
