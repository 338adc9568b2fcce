//! The steps of the form.

use crate::web::reactive::prelude::*;

use crate::{
    web::ui::text::icon::{Icon, IconName},
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
/// say so, those that cannot be gone to yet are disabled. From 1,100 px a list with names and what has been entered;
/// below, the same buttons as bars, which the page's caption "Step 3 of 5" puts into words.
#[component]
pub fn StepList(
    #[prop(into)] steps: Signal<Vec<StepItem>>,
    /// Called with the place of the step that was pressed.
    #[prop(into)]
    on_select: Callback<usize>,
) -> AnyView {
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
                            on:click=move |_| on_select.run(index)
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
        <nav class="steps" aria-label=elements::steps()>
            <ol class="steps__list">{changing(rows)}</ol>
        </nav>
    }
    .into_any()
}
