//! The questions of a recipe as fields. What is wrong with an answer is told after the press.

use crate::web::reactive::prelude::*;

use crate::{
    directory::severity::Severity,
    recipe::question::Question,
    web::{
        shell::wiring::recipe::Recipes,
        ui::{Card, FieldMessage, SelectField, TextField},
    },
    words::{recipe as words, value::spelled},
};

/// All of them; nothing where none is asked.
pub(super) fn questions(recipes: Recipes, questions: &[Question]) -> AnyView {
    let fields: Vec<AnyView> =
        questions.iter().enumerate().map(|(at, question)| field(recipes, at, question.clone())).collect();
    if fields.is_empty() {
        return ().into_any();
    }
    view! {
        <Card>
            <h2 class="card__title">{words::questions()}</h2>
            {fields}
        </Card>
    }
    .into_any()
}

fn field(recipes: Recipes, at: usize, question: Question) -> AnyView {
    let id = words::question_id(at);
    let label = spelled(&question.label);
    let value = recipes.slice(move |flow| flow.answers().get(at).cloned().unwrap_or_default());
    let told = recipes.slice(move |flow| flow.told(at));
    let choices = question.choices.clone();
    let hint = spelled(&question.hint);
    let messages = Signal::derive(move || {
        let message = |problem| FieldMessage::new(Severity::Error, words::answer(&question, problem));
        told.get().map(message).into_iter().collect::<Vec<_>>()
    });
    if choices.is_empty() {
        let on_input = Callback::from(move |text| recipes.answer(at, text));
        return view! { <TextField id label required=true hint messages value on_input /> }.into_any();
    }
    let offered: Vec<String> =
        std::iter::once(words::choose().to_owned()).chain(choices.iter().map(|choice| spelled(choice))).collect();
    let choices = StoredValue::new(choices);
    let selected = Signal::derive(move || {
        value.with(|value| choices.with_value(|all| all.iter().position(|one| one == value)).map_or(0, |at| at + 1))
    });
    let choose = move |place: usize| {
        let text = choices.with_value(|all| place.checked_sub(1).and_then(|at| all.get(at).cloned()));
        recipes.answer(at, text.unwrap_or_default());
    };
    let on_select = Callback::from(choose);
    view! { <SelectField id label hint options=offered selected on_select messages /> }.into_any()
}
