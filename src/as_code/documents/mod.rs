//! Formats that hold the application alone, as JSON: what they have no place for is a note.

mod client_metadata;
mod left;
mod manifest;

use serde_json::Value;

use super::{
    format::Format,
    notation::known,
    note::{Note, Says},
    script::Script,
    source::Source,
};
use crate::export::Json;

/// The file in a format of this kind; `None` for any other. JSON has no comments: nobody speaks in it.
pub fn write(format: Format, source: &Source<'_>, _: &Says) -> Option<Script> {
    let (document, left) = match format {
        Format::Manifest => (manifest::of(source), manifest::left(source)),
        Format::ClientMetadata => (client_metadata::of(source), client_metadata::left(source)),
        _ => return None,
    };
    let mut notes = source.made_up();
    if format == Format::ClientMetadata {
        notes.push(Note::NotForEntra);
    }
    notes.extend(left.into_iter().map(Note::Left));
    Some(Script { text: text(&document), notes })
}

fn text(document: &Value) -> String {
    [known::<Json>(document, 0).to_string().as_str(), "\n"].concat()
}
