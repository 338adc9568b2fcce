//! Fixed text with places to fill.

/// The text with each `«name»` replaced by what stands beside the name. What is put in is not read again, so that it
/// cannot name a place itself. A name that nobody fills is left as it is.
pub(super) fn fill(text: &str, places: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(2 * text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('«') {
        filled.push_str(before);
        let place = after.split_once('»');
        let value = place.and_then(|(name, _)| places.iter().find(|(known, _)| *known == name));
        rest = if let (Some((_, value)), Some((_, after))) = (value, place) {
            filled.push_str(value);
            after
        } else {
            filled.push('«');
            after
        };
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_names_no_place() {
        let places = [("a", "«b»".to_owned()), ("b", "2".to_owned())];
        assert_eq!(fill("«a» and «b», «c» «", &places), "«b» and 2, «c» «");
    }
}
