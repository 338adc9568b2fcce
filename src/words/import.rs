//! Words for starting from what somebody has already: what it is, what does not come along, and what is wrong with it.

pub use super::text::import::*;
use crate::{
    graph::ask::AskError,
    import::{Format, Mistake, Why},
};

/// What a text is.
pub fn format(format: Format) -> &'static str {
    match format {
        Format::GraphManifest => graph_manifest(),
        Format::OlderManifest => older_manifest(),
        Format::ClientMetadata => client_metadata(),
        Format::RequiredAccess => required_access(),
        Format::Recipe => recipe(),
    }
}

/// Why something does not come along, over the names of what it is.
pub fn why(why: Why) -> &'static str {
    match why {
        Why::Secret => why_secret(),
        Why::Credential => credentials_stay(),
        Why::PublicPlatform => why_public_platform(),
        Why::PublicClient => why_public_client(),
        Why::ImplicitGrant => why_implicit_grant(),
        Why::NotSetHere => why_not_set_here(),
        Why::NotInEntra => why_not_in_entra(),
        Why::UnknownApi => why_unknown_api(),
        Why::TooMany => why_too_many(),
        Why::NotAsDocumented => why_not_as_documented(),
        Why::Unknown => why_unknown(),
        Why::SetByEntra => why_set_by_entra(),
    }
}

/// What to do about a text that makes no draft, and why.
pub fn mistake(mistake: &Mistake) -> String {
    let says = match mistake {
        Mistake::NotJson { line, column } => return not_json(*line, *column),
        Mistake::KeyTwice(path) => return key_twice(path),
        Mistake::Empty => empty(),
        Mistake::TooLarge => too_large(),
        Mistake::NotText => not_a_text(),
        Mistake::TooDeep => too_deep(),
        Mistake::Markup => markup(),
        Mistake::PrivateKey => private_key(),
        Mistake::Secret => secret(),
        Mistake::NotKnown => not_known(),
        Mistake::Blueprint => blueprint(),
        Mistake::ServicePrincipal => service_principal(),
        Mistake::Recipe => recipe_asks(),
    };
    says.to_owned()
}

/// What to do where the tenant's apps could not be read.
pub fn failed(error: &AskError) -> &'static str {
    match error {
        AskError::NotAllowed(_) | AskError::ConsentNeeded(_) => not_allowed(),
        _ => try_again(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_mistake_has_words_of_its_own() {
        let all = [
            Mistake::Empty,
            Mistake::TooLarge,
            Mistake::NotText,
            Mistake::TooDeep,
            Mistake::Markup,
            Mistake::NotJson { line: 1, column: 2 },
            Mistake::KeyTwice("web".to_owned()),
            Mistake::PrivateKey,
            Mistake::Secret,
            Mistake::NotKnown,
            Mistake::Blueprint,
            Mistake::ServicePrincipal,
            Mistake::Recipe,
        ];
        let mut said: Vec<String> = all.iter().map(mistake).collect();
        said.sort();
        said.dedup();
        assert_eq!(said.len(), all.len());
    }
}
