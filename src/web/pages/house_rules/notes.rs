//! The field for a note, where the house wants one.

use crate::{
    registration::problem::Field,
    web::{
        pages::fields,
        reactive::prelude::*,
        shell::form::Form,
        ui::{Card, TextField},
    },
    words::house_rules as words,
};

/// The field.
pub fn field() -> AnyView {
    let notes = Form::here().draft.notes();
    view! {
        <Card>
            <TextField
                id=fields::id(Field::Notes)
                label=words::notes_field()
                required=true
                hint=words::notes_hint()
                messages=fields::messages(Field::Notes, fields::no_fix)
                value=Signal::derive(move || notes.get())
                on_input=move |text| notes.set(text)
            />
        </Card>
    }
    .into_any()
}
