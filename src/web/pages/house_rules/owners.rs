//! Who has to own what is registered, with the organization's own words.

use crate::{
    plan::call::Mode,
    registration::house_rules::{HouseRules, Ruled},
    web::{
        reactive::prelude::*,
        ui::{Card, DefinitionList, IdRow, MessageBar, MessageKind},
    },
    words::{house_rules as words, value::spelled},
};

/// The list, or that it is left where this page may do no more than create an app; nothing where nobody has to.
pub fn section(rules: &'static HouseRules, mode: Mode) -> AnyView {
    let Some(Ruled { rule, said }) = &rules.owners else { return ().into_any() };
    let rows: Vec<IdRow> = rule.iter().map(|owner| IdRow::id(spelled(&owner.name), owner.id.to_string())).collect();
    let left = (mode == Mode::CreateOnly)
        .then(|| view! { <MessageBar kind=MessageKind::Warning title=words::owners_left() /> });
    view! {
        {left}
        <div class="house-owners">
            <Card title=words::owners()>
                <p class="card__text">{words::owners_why(said.by, said.why)}</p>
                <DefinitionList rows />
            </Card>
        </div>
    }
    .into_any()
}
