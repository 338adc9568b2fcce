//! The one place that ties a control to its label, its hint and its messages.

pub mod checkbox;
pub mod error_summary;
pub mod file_field;
pub mod lines_field;
pub mod radio_cards;
pub mod select_field;
pub mod text_field;

use crate::web::reactive::prelude::*;

use super::{
    button::{Button, ButtonKind},
    text::icon::{Icon, IconName},
};
use crate::{directory::severity::Severity, web::browser::focus, words::elements};

/// Something to say about what stands in a field.
#[derive(Clone)]
pub struct FieldMessage {
    pub severity: Severity,
    /// What is wrong and what to do.
    pub text: String,
    /// A button that mends it: its words, and what it does.
    pub fix: Option<(String, Callback<()>)>,
}

impl FieldMessage {
    /// A message without a button.
    pub fn new(severity: Severity, text: impl Into<String>) -> Self {
        Self { severity, text: text.into(), fix: None }
    }
}

/// What a control has to carry so that its field describes it.
#[derive(Clone)]
pub struct FieldAttrs {
    /// For `id`.
    pub id: String,
    /// For `aria-describedby`: the hint and the messages.
    pub described_by: String,
    /// For `aria-required`. (With `required` itself, screen readers call an empty field wrong before anybody has typed.)
    pub required: Signal<Option<&'static str>>,
    /// For `aria-invalid`, `"true"` while there is an error.
    pub invalid: Signal<Option<&'static str>>,
}

fn look(severity: Severity) -> (&'static str, IconName, &'static str) {
    match severity {
        Severity::Error => ("field-message field-message--error", IconName::Error, elements::error()),
        Severity::Warning => ("field-message field-message--warning", IconName::Warning, elements::warning()),
        Severity::Advice => ("field-message field-message--advice", IconName::Bulb, elements::advice()),
    }
}

/// The messages under a control, each of which begins with a word that says how much it weighs. The page says them aloud
/// as they come. A button that mends gives the focus back to the control.
pub(super) fn messages_view(id: String, control_id: String, messages: Signal<Vec<FieldMessage>>) -> AnyView {
    let rows = move || {
        let control_id = control_id.clone();
        messages
            .get()
            .into_iter()
            .map(|message| {
                let (class, icon, word) = look(message.severity);
                let control_id = control_id.clone();
                let fix = message.fix.map(|(label, action)| {
                    let press = move || {
                        action.run(());
                        focus::by_id(&control_id);
                    };
                    view! {
                        <Button kind=ButtonKind::Secondary small=true on_press=press>
                            {label}
                        </Button>
                    }
                });
                view! {
                    <div class=class>
                        <Icon name=icon />
                        <span class="field-message__text">
                            <span class="visually-hidden">{word} " "</span>
                            {message.text}
                        </span>
                        {fix}
                    </div>
                }
            })
            .collect::<Vec<_>>()
    };
    view! { <div class="field__messages" id=id>{changing(rows)}</div> }.into_any()
}

/// Messages about a control that is no field, such as a button.
#[component]
pub fn FieldMessages(
    #[prop(into)] id: String,
    /// What is to be said.
    messages: Signal<Vec<FieldMessage>>,
) -> AnyView {
    messages_view(format!("{id}-messages"), id, messages)
}

/// Whether there is an error among the messages, as `aria-invalid` wants it.
pub(super) fn invalid(messages: Signal<Vec<FieldMessage>>) -> Signal<Option<&'static str>> {
    Signal::derive(move || {
        messages.with(|all| all.iter().any(|message| message.severity == Severity::Error)).then_some("true")
    })
}

/// What a field says around its control.
pub(super) struct Around {
    pub(super) id: String,
    pub(super) label: Signal<String>,
    pub(super) label_hidden: bool,
    /// Whether something has to be entered.
    pub(super) required: Signal<bool>,
    pub(super) hint: Option<Signal<String>>,
    pub(super) messages: Signal<Vec<FieldMessage>>,
}

/// The field around a control.
pub(super) fn field_view(around: Around, control: impl FnOnce(FieldAttrs) -> AnyView) -> AnyView {
    let Around { id, label, label_hidden, required, hint, messages } = around;
    let hint_id = format!("{id}-hint");
    let messages_id = format!("{id}-messages");
    let described_by = if hint.is_some() { format!("{hint_id} {messages_id}") } else { messages_id.clone() };
    let said = Signal::derive(move || required.get().then_some("true"));
    let control = control(FieldAttrs { id: id.clone(), described_by, required: said, invalid: invalid(messages) });
    let hint = hint.map(|hint| view! { <div class="field__hint" id=hint_id>{hint}</div> });
    let class = move || match (label_hidden, required.get()) {
        (true, _) => "visually-hidden",
        (false, true) => "field__label field__label--required",
        (false, false) => "field__label",
    };
    let attributes = attributes([("class", Signal::derive(move || Some(class())).into()), ("for", id.clone().into())]);
    view! {
        <div class="field">
            <label {..attributes}>{label}</label>
            {control}
            {hint}
            {messages_view(messages_id, id, messages)}
        </div>
    }
    .into_any()
}

/// A control with its label above, and its hint and messages below. The control gets what it has to carry and
/// cannot be built without it.
#[component]
pub fn Field<C>(
    #[prop(into)] id: String,
    #[prop(into)] label: Signal<String>,
    /// Keeps the label for screen readers alone, where the page says it otherwise.
    #[prop(optional)]
    label_hidden: bool,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    /// What is to be said about what stands in it.
    #[prop(optional, into)]
    messages: Signal<Vec<FieldMessage>>,
    /// Builds the control.
    children: C,
) -> AnyView
where
    C: FnOnce(FieldAttrs) -> AnyView + 'static,
{
    let required = Signal::stored(false);
    field_view(Around { id, label, label_hidden, required, hint, messages }, children)
}
