//! Where a recipe is put for others: a link to the page, and code for a page that has the registrar in a frame.
//!
//! # Invariants
//! A fragment is of base64url, so that nothing in it ends an attribute; the page's own address is written as one.

use super::link::RecipeName;

/// What a frame of the registrar needs, if it is sandboxed.
const SANDBOX: &str =
    "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// The address of the page at `base` with a recipe for it.
pub fn link(base: &str, fragment: &str) -> String {
    [base, "#", fragment].concat()
}

/// The same of a recipe that is a file of the site.
pub fn file_link(base: &str, name: &RecipeName) -> String {
    [base, &name.query()].concat()
}

/// A frame with the recipe, and the script that tells it who is around it.
pub fn iframe(base: &str, fragment: &str) -> String {
    let (link, base) = (attribute(&link(base, fragment)), attribute(base));
    [
        "<iframe src=\"",
        &link,
        "\" title=\"Client Registrar\" width=\"100%\" height=\"900\"\n  sandbox=\"",
        SANDBOX,
        "\"\n  allow=\"clipboard-write\"></iframe>\n<script src=\"",
        &base,
        "embed.js\"></script>\n",
    ]
    .concat()
}

/// The element that puts such a frame in its place, with the script that makes it one.
pub fn element(base: &str, fragment: &str) -> String {
    let recipe = attribute(fragment.strip_prefix("recipe=").unwrap_or(fragment));
    [
        "<script async src=\"",
        &attribute(base),
        "embed.js\"></script>\n<client-registrar recipe=\"",
        &recipe,
        "\"></client-registrar>\n",
    ]
    .concat()
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_for_other_pages_cannot_be_ended_by_an_address() {
        let base = "https://registrar.contoso.com/a\"><script>/&/";
        for code in [iframe(base, "recipe=e30"), element(base, "recipe=e30")] {
            assert_eq!(code.matches("<script").count(), 1, "{code}");
            assert!(code.contains("a&quot;>&lt;script>/&amp;/"), "{code}");
        }
    }

    #[test]
    fn a_link_a_frame_and_an_element_hold_the_same_recipe() {
        let base = "https://registrar.contoso.com/";
        assert_eq!(link(base, "recipe=e30"), "https://registrar.contoso.com/#recipe=e30");
        assert!(iframe(base, "recipe=e30").contains("src=\"https://registrar.contoso.com/#recipe=e30\""));
        assert!(element(base, "recipe=e30").contains("<client-registrar recipe=\"e30\">"));
        let name = RecipeName::try_from("fhir-client".to_owned()).unwrap();
        assert_eq!(file_link(base, &name), "https://registrar.contoso.com/?recipe=fhir-client");
    }
}
