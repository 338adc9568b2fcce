//! The name of a federated credential: a part of its address.

/// The fewest characters of a name, and the most.
pub const NAME_LENGTH: [usize; 2] = [3, 120];

/// A text as a name: what no name may have becomes a hyphen, one for each run of it.
pub fn as_name(text: &str) -> String {
    let mut name = String::new();
    for character in text.chars() {
        if name.len() >= NAME_LENGTH[1] {
            break;
        }
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' => name.push(character),
            '_' if !name.is_empty() => name.push('_'),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    name.trim_end_matches('-').to_owned()
}
