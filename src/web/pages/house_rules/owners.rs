//! Who has to own what is registered, with the organization's own words.

use crate::{
    registration::house_rules::{HouseRules, Ruled},
    web::{
        reactive::prelude::*,
        ui::{Card, DefinitionList, IdRow},
    },
    words::{house_rules as words, value::spelled},
};

/// The list; nothing where nobody has to.
pub fn section(rules: &'static HouseRules) -> AnyView {
    let Some(Ruled { rule, said }) = &rules.owners else { return ().into_any() };
    let rows: Vec<IdRow> = rule.iter().map(|owner| IdRow::id(spelled(&owner.name), owner.id.to_string())).collect();
    view! {
        <Card title=words::owners()>
            <p class="card__text">{words::owners_why(said.by, said.why)}</p>
            <DefinitionList rows />
        </Card>
    }
    .into_any()
}
