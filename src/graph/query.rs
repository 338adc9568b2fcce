//! What a person types to find an API, read as what the directory can be asked for.

use crate::directory::ids::AppId;

/// What to ask the directory for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiQuery {
    /// Nothing was typed.
    Nothing,
    /// One API, by its application (client) ID.
    AppId(AppId),
    /// One API, by its identifier URI: `api://contoso-orders`.
    IdentifierUri(String),
    /// APIs whose name has words that begin with these.
    Words(String),
}

impl ApiQuery {
    /// Reads what was typed.
    pub fn read(typed: &str) -> Self {
        let text = typed.trim();
        if text.is_empty() {
            Self::Nothing
        } else if let Ok(app_id) = text.parse() {
            Self::AppId(app_id)
        } else if text.contains("://") || text.starts_with("urn:") {
            Self::IdentifierUri(text.to_owned())
        } else {
            Self::Words(text.to_owned())
        }
    }
}

/// The same identifier URI with the slash at its end that it lacks, or without the one that it has: people leave it
/// out and add it, and the directory compares it as it stands.
pub fn other_slash(uri: &str) -> String {
    uri.strip_suffix('/').map_or_else(|| [uri, "/"].concat(), str::to_owned)
}

/// Whether each word that was typed is in one of these texts: how a list that is here already is searched.
pub fn fits(typed: &str, texts: &[&str]) -> bool {
    let texts = texts.join("\n").to_lowercase();
    typed.to_lowercase().split_whitespace().all(|word| texts.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_an_address_and_a_name_are_told_apart() {
        let id = "4F6778D8-5aef-43dc-a1ff-b073724b9495";
        assert_eq!(ApiQuery::read(&format!(" {id}\n")), ApiQuery::AppId(id.parse().unwrap()));
        for uri in ["api://contoso-orders", "https://vault.azure.net", "urn:contoso:orders"] {
            assert_eq!(ApiQuery::read(uri), ApiQuery::IdentifierUri(uri.to_owned()));
        }
        assert_eq!(ApiQuery::read("Azure H"), ApiQuery::Words("Azure H".to_owned()));
        assert_eq!(ApiQuery::read("4f6778d8"), ApiQuery::Words("4f6778d8".to_owned()));
        assert_eq!(ApiQuery::read(" \t"), ApiQuery::Nothing);
    }

    #[test]
    fn an_address_is_also_looked_for_with_its_other_ending() {
        assert_eq!(other_slash("https://vault.azure.net"), "https://vault.azure.net/");
        assert_eq!(other_slash("https://vault.azure.net/"), "https://vault.azure.net");
    }

    #[test]
    fn a_list_is_searched_for_every_word_wherever_it_stands() {
        assert!(fits("vault AZURE", &["Azure Key Vault", "Secrets and keys"]));
        assert!(fits(" ", &["Azure Key Vault"]));
        assert!(!fits("azure storage", &["Azure Key Vault", "Secrets and keys"]));
    }
}
