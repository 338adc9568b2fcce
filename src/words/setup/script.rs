//! What the scripts of the set-up page say.

use crate::{setup::ScriptWords, words::text::script as text};

/// Every sentence of the scripts.
pub fn script() -> ScriptWords {
    ScriptWords {
        about: text::about(),
        which: text::which(),
        finding: text::finding(),
        comparing: text::comparing(),
        changing: text::changing(),
        principal: text::principal(),
        no_cli: text::no_cli(),
        no_module: text::no_module(),
        wrong_cloud: text::wrong_cloud(),
        not_signed_in: text::not_signed_in(),
        tenant: text::tenant(),
        not_found: text::not_found(),
        name_taken: text::name_taken(),
        several: text::several(),
        no_permission: text::no_permission(),
        created: text::created(),
        changed: text::changed(),
        unchanged: text::unchanged(),
        many_tenants: text::many_tenants(),
        one_tenant: text::one_tenant(),
        has_secrets: text::has_secrets(),
        no_principal: text::no_principal(),
        finish: text::finish(),
    }
}
