//! Identifiers, each with a type of its own, so that an object ID cannot be passed where an application
//! (client) ID is asked for: the commonest mix-up of the field.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use uuid::Uuid;

use super::characters::plain_letters;

macro_rules! guid {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(#[serde(deserialize_with = "hyphenated")] Uuid);

        impl $name {
            /// The one of zeros, which stands for none.
            pub const NIL: Self = Self(Uuid::nil());

            /// The ID with these 128 bits.
            pub const fn from_u128(bits: u128) -> Self {
                Self(Uuid::from_u128(bits))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAGuid;

            /// Takes the hyphenated form alone (`4f6778d8-5aef-43dc-a1ff-b073724b9495`), in either case.
            fn from_str(text: &str) -> Result<Self, NotAGuid> {
                if text.len() != 36 {
                    return Err(NotAGuid);
                }
                Uuid::try_parse(text).map(Self).map_err(|_| NotAGuid)
            }
        }
    };
}

guid! {
    /// A tenant: `tid` in tokens, `id` of `organization`.
    TenantId
}
guid! {
    /// An application (client) ID: `appId`, the same in every tenant.
    AppId
}
guid! {
    /// The `id` of one directory object: an application, a service principal, a user.
    ObjectId
}
guid! {
    /// The `keyId` of a credential. Not the secret, though people often paste it as if it were.
    KeyId
}
guid! {
    /// The `id` of a federated credential.
    FederatedId
}
guid! {
    /// The `id` of a delegated or application permission, unique within its resource API.
    PermissionId
}
guid! {
    /// The template of a directory role, the same in every tenant.
    RoleTemplateId
}

/// Reads what is stored or answered as what is typed is read.
fn hyphenated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Uuid, D::Error> {
    String::deserialize(deserializer)?.parse().map(|AppId(uuid)| uuid).map_err(D::Error::custom)
}

/// The text is not a GUID in its hyphenated form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a GUID")]
pub struct NotAGuid;

/// The alternate key of an application, immutable once set: what makes "create" safe to ask twice.
///
/// <https://learn.microsoft.com/graph/api/application-upsert>
///
/// What is stored becomes one only where it could have been made of a name and a tail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct UniqueName(String);

/// The text is none that [`UniqueName::of`] makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a unique name")]
pub struct NotAUniqueName;

impl TryFrom<String> for UniqueName {
    type Error = NotAUniqueName;

    fn try_from(text: String) -> Result<Self, NotAUniqueName> {
        let parts =
            text.rsplit_once('-').and_then(|(slug, tail)| Some((slug, RunTail::try_from(tail.to_owned()).ok()?)));
        let made = parts.is_some_and(|(slug, tail)| Self::of(slug, &tail).0 == text);
        if made { Ok(Self(text)) } else { Err(NotAUniqueName) }
    }
}

impl UniqueName {
    /// A slug of the display name and a random tail: `contoso-fhir-portal-7c2e91d4`.
    ///
    /// Only `a-z`, `0-9` and `-` are used, so that it stands in a path without escaping. Letters of the Latin script stay
    /// without their marks.
    pub fn of(display_name: &str, tail: &RunTail) -> Self {
        let mut slug = String::new();
        for c in plain_letters(display_name) {
            if slug.len() >= 40 {
                break;
            }
            if c.is_ascii_alphanumeric() {
                slug.push(c.to_ascii_lowercase());
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug = slug.trim_end_matches('-');
        let slug = if slug.is_empty() { "client" } else { slug };
        Self(format!("{slug}-{tail}"))
    }

    /// Whether it is of the registration with this tail.
    pub fn is_of(&self, tail: &RunTail) -> bool {
        self.0.rsplit_once('-').is_some_and(|(_, own)| own == tail.0)
    }
}

impl fmt::Display for UniqueName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The random part that ties one registration to its application: it ends the unique name, and it is the run
/// tag where upsert is refused. Made once for a draft and kept with it, so that a second try finds what the
/// first one made.
///
/// It stands in paths and in filters, so what is stored becomes one only as the sixteen digits that it was made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct RunTail(String);

/// The text is none that [`RunTail::from_random`] makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the tail of a run")]
pub struct NotARunTail;

impl TryFrom<String> for RunTail {
    type Error = NotARunTail;

    fn try_from(text: String) -> Result<Self, NotARunTail> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if digits && text.len() == 16 { Ok(Self(text)) } else { Err(NotARunTail) }
    }
}

impl RunTail {
    /// Sixteen hexadecimal digits from eight random bytes.
    pub fn from_random(bytes: [u8; 8]) -> Self {
        Self(format!("{:016x}", u64::from_be_bytes(bytes)))
    }

    /// The value for `tags` of the application.
    pub fn tag(&self) -> String {
        format!("client-registrar-run:{}", self.0)
    }
}

impl fmt::Display for RunTail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unique_name_is_a_slug_and_the_tail() {
        let tail = RunTail::from_random([0x7c, 0x2e, 0, 0, 0, 0, 0, 1]);
        let name = UniqueName::of("Contoso FHIR portal!", &tail);
        assert_eq!(name.to_string(), "contoso-fhir-portal-7c2e000000000001");
        assert!(name.is_of(&tail) && !name.is_of(&RunTail::from_random([1; 8])));
        assert_eq!(UniqueName::try_from(name.to_string()), Ok(name));
        for text in ["contoso", "7c2e000000000001", "-7c2e000000000001", "A-7c2e000000000001", "a'-7c2e000000000001"] {
            assert_eq!(UniqueName::try_from(text.to_owned()), Err(NotAUniqueName), "{text}");
        }
    }

    #[test]
    fn letters_stay_in_a_unique_name_without_their_marks() {
        let tail = RunTail::from_random([0; 8]);
        for (name, slug) in [
            ("Zoë", "zoe"),
            ("Zoe\u{308}", "zoe"),
            ("Łódź Straße", "lodz-strasse"),
            ("Ærø Œuvre", "aero-oeuvre"),
            ("Việt Nam", "viet-nam"),
            (&"ß".repeat(30), &"s".repeat(40)),
        ] {
            let made = UniqueName::of(name, &tail);
            assert_eq!(made.to_string(), format!("{slug}-{tail}"));
            assert_eq!(UniqueName::try_from(made.to_string()), Ok(made), "{name} is read again");
        }
    }

    #[test]
    fn a_name_without_latin_letters_still_makes_a_unique_name() {
        let tail = RunTail::from_random([0; 8]);
        assert_eq!(UniqueName::of("患者ポータル", &tail).to_string(), "client-0000000000000000");
    }

    #[test]
    fn a_stored_tail_is_sixteen_digits_or_none() {
        let stored = |text: &str| serde_json::from_value::<RunTail>(text.into()).ok();
        let tail = RunTail::from_random([0x7c, 0x2e, 0, 0, 0, 0, 0, 1]);
        assert_eq!(stored("7c2e000000000001"), Some(tail.clone()));
        assert_eq!(serde_json::to_value(tail).unwrap_or_default(), "7c2e000000000001");
        for bad in [
            "",
            "7c2e00000000001",
            "7c2e0000000000011",
            "7C2E000000000001",
            "7c2e00000000000g",
            "7c2e00000000000'",
            "x')/../../v1.0/applications/4f6778d8-5aef-43dc-a1ff-b073724b9495?x=('",
            "..%2F..%2F..%2F..",
        ] {
            assert_eq!(stored(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_stored_id_is_read_as_a_typed_one() {
        let stored = |text: &str| serde_json::from_value::<AppId>(text.into()).ok();
        assert!(stored("4f6778d8-5aef-43dc-a1ff-b073724b9495").is_some());
        for bad in [
            "4f6778d85aef43dca1ffb073724b9495",
            "{4f6778d8-5aef-43dc-a1ff-b073724b9495}",
            "urn:uuid:4f6778d8-5aef-43dc-a1ff-b073724b9495",
        ] {
            assert_eq!(stored(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_the_hyphenated_form_of_a_guid_is_taken() {
        assert!("4F6778D8-5aef-43dc-a1ff-b073724b9495".parse::<AppId>().is_ok());
        assert_eq!("4f6778d85aef43dca1ffb073724b9495".parse::<AppId>(), Err(NotAGuid));
        assert_eq!("contoso".parse::<TenantId>(), Err(NotAGuid));
    }
}
