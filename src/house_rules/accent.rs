//! The organization's colour, and the tones of it that the page needs: each can be read where it stands.
//!
//! # Invariants
//! Text in a tone, or on it, has a contrast of 4.5:1 at least (WCAG 2.2, 1.4.3), in both schemes.
//! <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>

use super::problem::Mistake;

/// A colour that is dark enough for white text, and for text on a light page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent(Colour);

/// Red, green and blue.
type Colour = [u8; 3];

/// The least contrast of text.
const READABLE: f64 = 4.5;
const WHITE: Colour = [0xff; 3];
const BLACK: Colour = [0; 3];
/// What coloured text stands on, at its least favourable: `--hover` of the style sheet, in each scheme.
const LIGHT: Colour = [0xf5; 3];
const DARK: Colour = [0x33; 3];
/// `--page` of the dark scheme.
const DARK_PAGE: Colour = [0x1f; 3];

/// The tones for one scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// What white text stands on.
    pub fill: Colour,
    /// The same under the pointer.
    pub hover: Colour,
    /// The same pressed.
    pub pressed: Colour,
    /// Text, links and strokes.
    pub text: Colour,
    /// What such text stands on where something is marked.
    pub tint: Colour,
}

impl Accent {
    /// Reads `#rrggbb`.
    ///
    /// # Errors
    /// It is no colour, or too light.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(Mistake::NotAColour)?;
        let number = digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok());
        let [_, colour @ ..] = number.flatten().ok_or(Mistake::NotAColour)?.to_be_bytes();
        if contrast(colour, LIGHT) < READABLE { Err(Mistake::TooLight) } else { Ok(Self(colour)) }
    }

    /// The tones on light pages.
    pub fn light(self) -> Scheme {
        let Self(own) = self;
        Scheme { text: own, tint: first(WHITE, own, (0..=8).rev(), own), ..self.fill() }
    }

    /// The tones on dark pages.
    pub fn dark(self) -> Scheme {
        let Self(own) = self;
        let text = first(own, WHITE, 0..=100, DARK);
        Scheme { text, tint: first(DARK_PAGE, own, (0..=30).rev(), text), ..self.fill() }
    }

    const fn fill(self) -> Scheme {
        let Self(own) = self;
        Scheme { fill: own, hover: mixed(own, BLACK, 15), pressed: mixed(own, BLACK, 40), text: own, tint: own }
    }

    /// The properties of the style sheet that it takes the place of.
    pub const PROPERTIES: [&str; 7] =
        ["--brand", "--brand-hover", "--brand-pressed", "--brand-text", "--link", "--brand-stroke", "--brand-tint"];

    /// Each of these with its value for both schemes.
    pub fn properties(self) -> impl Iterator<Item = (&'static str, String)> {
        let (light, dark) = (self.light().all(), self.dark().all());
        let both = |(light, dark): (Colour, Colour)| ["light-dark(", &hex(light), ", ", &hex(dark), ")"].concat();
        Self::PROPERTIES.into_iter().zip(light.into_iter().zip(dark).map(both))
    }
}

impl Scheme {
    /// In the order of [`Accent::PROPERTIES`].
    const fn all(&self) -> [Colour; 7] {
        [self.fill, self.hover, self.pressed, self.text, self.text, self.text, self.tint]
    }
}

fn hex([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// So many hundredths of a colour in another one.
const fn mixed(own: Colour, other: Colour, hundredths: u16) -> Colour {
    let mut mixed = own;
    let mut at = 0;
    while at < 3 {
        let sum = own[at] as u16 * (100 - hundredths) + other[at] as u16 * hundredths;
        #[expect(clippy::cast_possible_truncation, reason = "a mean of two bytes is one")]
        let mean = (sum / 100) as u8;
        mixed[at] = mean;
        at += 1;
    }
    mixed
}

/// The first of these mixtures of two colours on which, or in which, text can be read; else the last one.
fn first(own: Colour, other: Colour, hundredths: impl Iterator<Item = u16>, beside: Colour) -> Colour {
    let mut last = own;
    for mixture in hundredths.map(|hundredths| mixed(own, other, hundredths)) {
        last = mixture;
        if contrast(mixture, beside) >= READABLE {
            break;
        }
    }
    last
}

/// How bright a colour is, from 0 to 1. <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.map(|byte| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_is_refused_or_can_be_read_in_both_schemes() {
        let steps = || (0..=255_u8).step_by(15);
        let (mut taken, mut refused) = (0, 0);
        for (red, green, blue) in steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| (r, g, b)))) {
            let Ok(accent) = Accent::parse(&hex([red, green, blue])) else {
                refused += 1;
                continue;
            };
            taken += 1;
            for (tones, page, hover) in
                [(accent.light(), [0xfa; 3], LIGHT), (accent.dark(), DARK_PAGE, DARK), (accent.dark(), [0x29; 3], DARK)]
            {
                for (text, on) in [
                    (WHITE, tones.fill),
                    (WHITE, tones.hover),
                    (WHITE, tones.pressed),
                    (tones.text, page),
                    (tones.text, hover),
                    (tones.text, tones.tint),
                ] {
                    assert!(contrast(text, on) >= READABLE, "{accent:?}: {text:?} on {on:?}");
                }
            }
        }
        assert!(taken > 1_000 && refused > 1_000, "{taken} taken, {refused} refused");
    }

    #[test]
    fn each_property_has_a_tone_for_each_scheme() {
        let properties: Vec<_> = Accent::parse("#7a2e8d").expect("a colour").properties().collect();
        assert_eq!(properties.len(), Accent::PROPERTIES.len());
        assert_eq!(properties[0], ("--brand", "light-dark(#7a2e8d, #7a2e8d)".to_owned()));
        assert!(properties[3].1.starts_with("light-dark(#7a2e8d, #") && !properties[3].1.ends_with("#7a2e8d)"));
        let tokens = include_str!("../../style/tokens.css");
        for (name, _) in properties {
            assert!(tokens.contains(&format!("\n  {name}: ")), "{name} is the style sheet's");
        }
    }

    /// What the sheets draw with. Only [`Accent::PROPERTIES`] follow the organization's colour.
    #[test]
    fn no_style_sheet_has_a_colour_of_the_pages_own_beside_those_that_the_accent_takes_the_place_of() {
        let tokens = include_str!("../../style/tokens.css");
        let names = tokens.lines().filter_map(|line| line.trim().split_once(": ").map(|(name, _)| name));
        let own: Vec<&str> = names.filter(|name| name.starts_with("--brand") || *name == "--link").collect();
        assert_eq!(own.len(), Accent::PROPERTIES.len(), "{own:?}");
        assert!(own.iter().all(|name| Accent::PROPERTIES.contains(name)), "{own:?}");
        // A colour that is bluer than it is red or green; what warns and what went wrong is not.
        let is_blue = |sheet: &str| {
            sheet.match_indices('#').filter_map(|(at, _)| sheet.get(at + 1..at + 7)).any(|digits| {
                let number = u32::from_str_radix(digits, 16).ok().map(u32::to_be_bytes);
                number.is_some_and(|[_, red, green, blue]| blue > red && blue > green)
            })
        };
        let mut folders = vec![std::path::PathBuf::from("style"), "src/web".into()];
        let mut controls = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "css") && !path.ends_with("tokens.css") {
                    let sheet = std::fs::read_to_string(&path).expect("a sheet");
                    assert!(!is_blue(&sheet), "{}", path.display());
                    for line in sheet.lines().filter(|line| line.contains("accent-color:")) {
                        assert_eq!(line.trim(), "accent-color: var(--brand-stroke);", "{}", path.display());
                        controls += 1;
                    }
                }
            }
        }
        assert!(controls >= 3, "radios and checkboxes, those of the list, and the bar of a run");
    }

    #[test]
    fn the_contrast_is_that_of_wcag() {
        assert!((contrast(WHITE, BLACK) - 21.0).abs() < 1e-9);
        assert!((contrast([0x77; 3], WHITE) - 4.478).abs() < 0.001);
    }

    #[test]
    fn a_colour_is_six_digits_and_dark_enough() {
        assert!(Accent::parse("#0F6cbd").is_ok());
        for text in ["", "#", "red", "0f6cbd", "#0f6cb", "#0f6cbdf", "#0f6cbg", "#+f6cbd"] {
            assert_eq!(Accent::parse(text), Err(Mistake::NotAColour), "{text}");
        }
        for text in ["#ffffff", "#ffcc00", "#479ef5"] {
            assert_eq!(Accent::parse(text), Err(Mistake::TooLight), "{text}");
        }
    }
}
