//! A text that anybody may have written, as JSON: what has to be said of it before anything in it counts.

use std::borrow::Cow;

use zeroize::Zeroizing;

use super::{mistake::Mistake, secrets};
use crate::config::json::{self, Json};

/// The most bytes that are read. An application has at most 1,200 entries in all of its lists.
/// <https://learn.microsoft.com/entra/identity-platform/reference-microsoft-graph-app-manifest#manifest-limits>
pub const MAX_LENGTH: usize = 256 * 1024;
/// How deep objects and lists may stand in one another: a manifest has six.
pub const MAX_DEPTH: usize = 16;

/// The bytes as text. Windows PowerShell writes UTF-16 by default.
pub fn decode(bytes: &[u8]) -> Result<Zeroizing<String>, Mistake> {
    if bytes.len() > MAX_LENGTH {
        return Err(Mistake::TooLarge);
    }
    let units = |pairs: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, rest) = pairs.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        if rest.is_empty() { String::from_utf16(&units).map_err(|_| Mistake::NotText) } else { Err(Mistake::NotText) }
    };
    let text = match bytes {
        [0xff, 0xfe, pairs @ ..] => Cow::Owned(units(pairs, u16::from_le_bytes)?),
        [0xfe, 0xff, pairs @ ..] => Cow::Owned(units(pairs, u16::from_be_bytes)?),
        [0xef, 0xbb, 0xbf, text @ ..] | text => Cow::Borrowed(str::from_utf8(text).map_err(|_| Mistake::NotText)?),
    };
    Ok(Zeroizing::new(text.into_owned()))
}

/// The text as JSON.
pub fn json(text: &str) -> Result<Json, Mistake> {
    let begins = text.trim_start();
    if begins.is_empty() {
        return Err(Mistake::Empty);
    }
    // What is to be forgotten is said first.
    let wrong = |why| Err(secrets::in_plain_text(text).unwrap_or(why));
    if json::depth(text) > MAX_DEPTH {
        return wrong(Mistake::TooDeep);
    }
    match json::read(text) {
        Ok((Json::Text(text), _)) => Err(secrets::in_plain_text(&text).unwrap_or(Mistake::NotKnown)),
        Ok((value, twice)) => twice.into_iter().next().map_or(Ok(value), |path| wrong(Mistake::KeyTwice(path))),
        Err(_) if begins.starts_with('<') => wrong(Mistake::Markup),
        Err(error) => wrong(Mistake::NotJson { line: error.line(), column: error.column() }),
    }
}
