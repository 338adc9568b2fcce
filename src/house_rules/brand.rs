//! What the form shows of whose it is: a picture, a colour, and where to ask.

use super::{
    accent::Accent,
    problem::{Mistake, Reader},
};
use crate::{
    config::json::Json,
    recipe::{problem::Mistake as Unfit, read::line},
    registration::from_link::note::HttpsLink,
};

/// What is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    /// What the organization calls itself.
    pub by: &'static str,
    /// Its picture.
    pub logo: Option<Logo>,
    /// Its colour.
    pub accent: Option<Accent>,
    /// Where somebody answers.
    pub contact: Option<Link>,
    /// Where there is more to read.
    pub help: Option<Link>,
}

/// A picture that lies beside the page, or in a folder there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// Its file, from the page's own folder on.
    pub file: String,
    /// What it shows, in words.
    pub alt: String,
}

/// A way out of the page, shown with its whole host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What the organization calls it.
    pub text: String,
    /// The address.
    pub link: HttpsLink,
}

/// The kinds of picture that browsers show.
const PICTURES: [&str; 6] = [".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif"];

/// What the rules say of it.
pub(super) fn read(file: &mut Reader<'_>, by: &'static str) -> Brand {
    let (contact, help) = (link(file, "contact"), link(file, "help"));
    let logo = logo(file);
    let accent = file.optional("accentColor", |value| Accent::parse(&line(value, 7)?));
    Brand { by, logo, accent, contact, help }
}

fn link(file: &mut Reader<'_>, key: &str) -> Option<Link> {
    let value = file.get(key)?;
    let mut own = file.within(file.path(key), value)?;
    let text = own.required("text", |value| line(value, 60));
    let link = own.required("link", |value| match value {
        Json::Text(text) => HttpsLink::try_from(text.clone()).map_err(|_| Unfit::NotALink),
        _ => Err(Unfit::NotText),
    });
    own.only(&["text", "link"]);
    Some(Link { text: text?, link: link? })
}

fn logo(file: &mut Reader<'_>) -> Option<Logo> {
    let value = file.get("logo")?;
    let mut own = file.within(file.path("logo"), value)?;
    let picture = own.required("file", |value| {
        let text = line(value, 200).map_err(Mistake::from)?;
        if is_beside(&text) { Ok(text) } else { Err(Mistake::NotAPicture) }
    });
    let alt = own.required("alt", |value| line(value, 120));
    own.only(&["file", "alt"]);
    Some(Logo { file: picture?, alt: alt? })
}

/// Whether a file lies in the page's own folder or below it: an address that leads elsewhere has something that no plain
/// name has.
fn is_beside(file: &str) -> bool {
    let is_name = |name: &str| {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        name.starts_with(|c: char| c.is_ascii_alphanumeric()) && name.chars().all(is_plain)
    };
    file.split('/').all(is_name) && PICTURES.iter().any(|end| file.to_ascii_lowercase().ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_lies_beside_the_page() {
        for file in ["logo.svg", "brand/contoso-2.PNG", "a/b/c.webp"] {
            assert!(is_beside(file), "{file}");
        }
        for file in [
            "",
            "logo",
            "/logo.svg",
            "//evil.example/logo.svg",
            "https://evil.example/logo.svg",
            "../logo.svg",
            "brand/../../logo.svg",
            "brand//logo.svg",
            ".svg",
            "logo.svg?x=.svg",
            "logo.svg#.svg",
            "data:image/svg+xml,x.svg",
            "a\\b.svg",
            "%2e%2e/logo.svg",
        ] {
            assert!(!is_beside(file), "{file}");
        }
    }
}
