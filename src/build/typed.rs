//! The table of a group, and a function for each sentence of it. `src/words/table.rs` reads the table.

use std::fmt::Write as _;

use super::fluent::{Group, Kind, Message, Piece, Text};

/// Between two sentences of a table.
const NEXT: char = '\u{1e}';
/// Between what is said for some numbers and what is said for others.
const OR: char = '\u{1f}';
/// Between such numbers and what is said for them.
const SAYS: char = '\u{1d}';
/// Before those that stand for all others.
const DEFAULT: char = '*';

/// The sentences of a group, in order.
pub fn table(group: &Group) -> String {
    let texts: Vec<String> = group.pages.iter().flat_map(|page| &page.messages).map(text).collect();
    texts.join(&NEXT.to_string())
}

fn text(message: &Message) -> String {
    match &message.text {
        Text::One(pieces) => written(pieces),
        Text::Counted { variants, .. } => {
            let variants = variants.iter().map(|variant| {
                let default = if variant.is_default { DEFAULT.to_string() } else { String::new() };
                format!("{default}{}{SAYS}{}", variant.key, written(&variant.pieces))
            });
            variants.collect::<Vec<_>>().join(&OR.to_string())
        }
    }
}

/// An argument is one character, by its place: the first is U+0001.
fn written(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Slot(at) => text.push(char::from_u32(u32::try_from(at + 1).unwrap_or_default()).unwrap_or_default()),
        }
    }
    text
}

/// A module a page, with a function a sentence; and the groups.
pub fn functions(groups: &[Group]) -> String {
    let mut code = String::new();
    let mut kinds = String::new();
    let mut names = String::new();
    let mut embedded = String::new();
    for group in groups {
        let kind = pascal(&group.name);
        let _ = writeln!(kinds, "    {kind},");
        let _ = writeln!(names, "            Self::{kind} => {:?},", group.name);
        let _ = writeln!(embedded, "    include_str!(concat!(env!(\"OUT_DIR\"), \"/words/en/{}.txt\")),", group.name);
        let mut at = 0;
        for page in &group.pages {
            let _ = writeln!(code, "pub mod {} {{\n    use crate::words::table::{{self, Group}};", page.name);
            for message in &page.messages {
                function(&mut code, &kind, at, message);
                at += 1;
            }
            code.push_str("}\n");
        }
    }
    let all = groups.iter().map(|group| format!("Self::{}", pascal(&group.name))).collect::<Vec<_>>().join(", ");
    let _ = write!(
        code,
        "/// Sentences that travel in one table.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub enum Group {{\n{kinds}}}\n\
         impl Group {{\n    \
         pub const ALL: [Self; {}] = [{all}];\n    \
         /// As its table is named.\n    \
         pub const fn name(self) -> &'static str {{\n        match self {{\n{names}        }}\n    }}\n}}\n\
         /// Every table, in a build that is not split.\n\
         #[cfg(not(split))]\n\
         pub const EMBEDDED: [&str; {}] = [\n{embedded}];\n",
        groups.len(),
        groups.len(),
    );
    code
}

fn function(code: &mut String, group: &str, at: usize, message: &Message) {
    for line in message.comment.iter().flat_map(|comment| comment.lines()) {
        let _ = writeln!(code, "    /// {line}");
    }
    let name = message.id.replace('-', "_");
    let arguments: Vec<(String, Kind)> =
        message.arguments.iter().map(|one| (one.name.replace('-', "_"), one.kind)).collect();
    let takes = arguments.iter().map(|(name, kind)| match kind {
        Kind::Number => format!("{name}: usize"),
        Kind::Own | Kind::Quoted | Kind::Isolated => format!("{name}: &str"),
    });
    let given = arguments.iter().map(|(name, kind)| match kind {
        Kind::Own => name.clone(),
        Kind::Number => format!("&table::number({name})"),
        Kind::Quoted => format!("&crate::words::value::quoted({name})"),
        Kind::Isolated => format!("&crate::words::value::isolated({name})"),
    });
    let [takes, given] = [takes.collect::<Vec<_>>(), given.collect()];
    let (takes, given) = (takes.join(", "), given.join(", "));
    let (answer, says) = match &message.text {
        Text::Counted { by, .. } => {
            ("String", format!("table::counted(Group::{group}, {at}, {}, &[{given}])", arguments[*by].0))
        }
        Text::One(_) if arguments.is_empty() => ("&'static str", format!("table::text(Group::{group}, {at})")),
        Text::One(_) => ("String", format!("table::filled(Group::{group}, {at}, &[{given}])")),
    };
    let seen = if message.is_for_words_alone() { "pub(in crate::words)" } else { "pub" };
    let _ = writeln!(code, "    {seen} fn {name}({takes}) -> {answer} {{\n        {says}\n    }}");
}

fn pascal(name: &str) -> String {
    name.split(['-', '_'])
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
        })
        .collect()
}
