//! `requiredResourceAccess`, as a manifest, the Azure CLI, Bicep or Terraform write it: APIs and permissions by their
//! IDs. Read by its braces, so that it need not be whole, nor JSON to the letter.

use super::{
    lines,
    named::{Certainty, Named, NamedApi, Wanted},
    words::graph_kind,
};
use crate::directory::{
    ids::{AppId, PermissionId},
    permission::PermissionKind,
};

/// The most braces within one another. Manifests have five.
const DEEPEST: usize = 32;

/// The names in such a list, and in what stands around it; none where it is another kind of list.
pub(super) fn read(text: &str) -> Option<Vec<Named>> {
    let from = text.find(['{', '['])?;
    let to = text.rfind(['}', ']']).map_or(text.len(), |at| at + 1).max(from);
    let (before, rest) = text.split_at(from);
    let (list, after) = rest.split_at_checked(to - from)?;
    let found = accesses(list);
    if found.is_empty() {
        return None;
    }
    // What stands in a line with the first or the last brace belongs to it.
    let before = before.rsplit_once('\n').map_or("", |(lines, _)| lines);
    let after = after.split_once('\n').map_or("", |(_, lines)| lines);
    let mut names = lines::read(&[before, "\n", after].concat());
    names.extend(found);
    Some(names)
}

/// What stands between two braces.
#[derive(Default)]
struct Block {
    api: Option<AppId>,
    id: Option<PermissionId>,
    kind: Option<PermissionKind>,
    /// The permissions within it.
    inside: Vec<Named>,
}

impl Block {
    /// Ends the block, whose permissions are then in the one around it.
    fn end(mut self, around: &mut Vec<Named>) {
        if let (Some(id), Some(kind)) = (self.id, self.kind) {
            let (wanted, kind) = (Wanted::Id(id), Some(kind));
            let text = id.to_string();
            self.inside.push(Named { text, api: NamedApi::Unsaid, wanted, kind, certainty: Certainty::Listed });
        }
        if let Some(api) = self.api {
            for named in self.inside.iter_mut().filter(|named| named.api == NamedApi::Unsaid) {
                named.api = NamedApi::AppId(api);
            }
        }
        around.append(&mut self.inside);
    }
}

fn accesses(text: &str) -> Vec<Named> {
    let mut blocks = vec![Block::default()];
    let mut key = String::new();
    let mut word = String::new();
    for character in text.chars().chain(std::iter::once(' ')) {
        if character.is_alphanumeric() || character == '-' || character == '_' {
            word.push(character);
            continue;
        }
        if !word.is_empty() {
            let value = std::mem::take(&mut word);
            if let Some(block) = blocks.last_mut() {
                match key.as_str() {
                    "resourceappid" => block.api = value.parse().ok().or(block.api),
                    "id" => block.id = value.parse().ok().or(block.id),
                    "type" => block.kind = graph_kind(&value).or(block.kind),
                    _ => {}
                }
            }
            key = value.to_ascii_lowercase().replace('_', "");
        }
        match character {
            '{' if blocks.len() < DEEPEST => blocks.push(Block::default()),
            '}' if blocks.len() > 1 => end_last(&mut blocks),
            _ => {}
        }
    }
    while blocks.len() > 1 {
        end_last(&mut blocks);
    }
    let mut found = Vec::new();
    if let Some(whole) = blocks.pop() {
        whole.end(&mut found);
    }
    found
}

fn end_last(blocks: &mut Vec<Block>) {
    let last = blocks.pop();
    if let (Some(last), Some(around)) = (last, blocks.last_mut()) {
        last.end(&mut around.inside);
    }
}
