//! Fixed text with places to fill.

use super::Snippet;

/// The text with each `«name»` replaced by the snippet beside the name. What is put in is not read again, so that it
/// cannot name a place itself. A name that nobody fills is left as it is.
pub fn fill<L: Clone>(text: &'static str, places: &[(&str, Snippet<L>)]) -> Snippet<L> {
    let mut filled = Snippet::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('«') {
        filled = filled.code(before);
        let place = after.split_once('»');
        let value = place.and_then(|(name, _)| places.iter().find(|(known, _)| *known == name));
        rest = if let (Some((_, value)), Some((_, after))) = (value, place) {
            filled = filled.then(value.clone());
            after
        } else {
            filled = filled.code("«");
            after
        };
    }
    filled.code(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Bash, Span};

    #[test]
    fn what_is_put_in_names_no_place() {
        let places = [("a", Snippet::<Bash>::new().value("«b»")), ("b", Snippet::new().value("2"))];
        assert_eq!(fill("«a» and «b», «c» «", &places).to_string(), "'«b»' and '2', «c» «");
    }

    #[test]
    fn what_is_put_in_is_told_from_what_was_there() {
        let filled = fill("x=«a»\n", &[("a", Snippet::<Bash>::new().value("1"))]);
        assert_eq!(filled.spans(), [Span::Code("x="), Span::Value("'1'".to_owned()), Span::Code("\n")]);
    }
}
