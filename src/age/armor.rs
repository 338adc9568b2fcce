//! Binary as text: <https://github.com/C2SP/C2SP/blob/main/age.md#ascii-armor>, which is strict PEM.

use base64::{Engine as _, engine::general_purpose::STANDARD};

const COLUMNS: usize = 64;

/// Lines of 64 letters between two marks.
pub(super) fn wrap(file: &[u8]) -> String {
    let mut text = "-----BEGIN AGE ENCRYPTED FILE-----\n".to_owned();
    let letters = STANDARD.encode(file);
    let mut rest = letters.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at_checked(COLUMNS).unwrap_or((rest, ""));
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    text.push_str("-----END AGE ENCRYPTED FILE-----\n");
    text
}
