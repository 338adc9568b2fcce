//! The steps of the form.

use crate::web::reactive::prelude::*;

use crate::{
    web::{
        browser::focus,
        ui::{
            text::icon::{Icon, IconName},
            unique_id,
        },
    },
    words::elements,
};

/// Where a step is on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind, and in order.
    Done,
    /// The page that is up.
    Current,
    /// Still to come.
    Ahead,
}

#[derive(Clone, PartialEq)]
pub struct StepItem {
    pub name: String,
    /// What has been entered there; may be empty.
    pub entered: String,
    /// Where it is on the way.
    pub state: StepState,
    /// Whether it can be gone to now.
    pub reachable: bool,
}

/// The steps as a list of buttons in a navigation landmark: the current one has `aria-current="step"`, finished ones
/// say so, those that cannot be gone to yet are disabled. With three columns a list with names and what has been entered;
/// below, the same buttons as bars with names. On a narrow page, and in a frame, one row says which step it is and opens
/// the list; Escape closes it.
#[component]
pub fn StepList(
    #[prop(into)] steps: Signal<Vec<StepItem>>,
    /// Called with the place of the step that was pressed.
    #[prop(into)]
    on_select: Callback<usize>,
    /// Where one is: "Step 3 of 5"; empty where one is on no step.
    #[prop(into)]
    place: Signal<String>,
    /// The name of that step.
    #[prop(into)]
    name: Signal<String>,
    /// The list opens out of one row, however wide the page is.
    is_menu: bool,
) -> AnyView {
    let open = RwSignal::new(false);
    let select = move |index| {
        open.set(false);
        on_select.run(index);
    };
    let id = unique_id("steps");
    let toggle_id = format!("{id}-toggle");
    let attributes = attributes([
        ("type", "button".into()),
        ("class", "steps__toggle".into()),
        ("id", toggle_id.clone().into()),
        ("aria-expanded", Signal::derive(move || Some(if open.get() { "true" } else { "false" })).into()),
        ("aria-controls", id.clone().into()),
    ]);
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            open.set(false);
            focus::by_id(&toggle_id);
        }
    };
    let rows = move || {
        steps
            .get()
            .into_iter()
            .enumerate()
            .map(|(index, step)| {
                let class = match step.state {
                    StepState::Done => "step step--done",
                    StepState::Current => "step step--current",
                    StepState::Ahead => "step",
                };
                let done = step.state == StepState::Done;
                let current = (step.state == StepState::Current).then_some("step");
                let mark = if done { view! { <Icon name=IconName::Check /> }.into_any() } else { (index + 1).into_any() };
                view! {
                    <li class="steps__item">
                        <button
                            type="button"
                            class=class
                            aria-current=current
                            disabled=!step.reachable
                            on:click=move |_| select(index)
                        >
                            <span class="step__mark" aria-hidden="true">{mark}</span>
                            <span class="step__text">
                                <span class="step__name">{step.name}</span>
                                {done.then(|| view! { <span class="visually-hidden">", " {elements::step_done()}</span> })}
                                <span class="step__entered" dir="auto">{step.entered}</span>
                            </span>
                        </button>
                    </li>
                }
            })
            .collect::<Vec<_>>()
    };
    view! {
        <nav
            class=if is_menu { "steps steps--menu" } else { "steps" }
            aria-label=elements::steps()
            on:keydown=escape
        >
            <button {..attributes} on:click=move |_| open.update(|open| *open = !*open)>
                <span class="steps__place">{place}</span>
                " "
                <strong>{name}</strong>
                <Icon name=IconName::Chevron />
            </button>
            <ol class="steps__list" id=id>{changing(rows)}</ol>
        </nav>
    }
    .into_any()
}
