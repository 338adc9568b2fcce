//! What can be done on a page as a whole, always in view below it.

use crate::web::reactive::prelude::*;

use crate::web::{
    browser::{clock, focus},
    ui::button::{Button, ButtonKind},
};

/// One thing that can be done.
#[derive(Clone, Copy)]
pub struct PageAction {
    label: Signal<String>,
    more: Option<Signal<String>>,
    disabled: Signal<bool>,
    on_press: Callback<()>,
    on_reach: Option<Callback<()>>,
    submits: Option<&'static str>,
}

impl PageAction {
    /// What the button says, and what a press of it does.
    pub fn new(label: impl Into<Signal<String>>, on_press: impl Fn() + 'static) -> Self {
        let on_press = Callback::from(on_press);
        Self { label: label.into(), more: None, disabled: Signal::default(), on_press, on_reach: None, submits: None }
    }

    /// What the button says after that, where there is room.
    #[must_use]
    pub fn more(self, words: impl Into<Signal<String>>) -> Self {
        Self { more: Some(words.into()), ..self }
    }

    /// Whether a press does nothing.
    #[must_use]
    pub fn disabled(self, disabled: Signal<bool>) -> Self {
        Self { disabled, ..self }
    }

    /// Told when it is about to be pressed.
    #[must_use]
    pub fn on_reach(self, reach: impl Fn() + 'static) -> Self {
        Self { on_reach: Some(Callback::from(reach)), ..self }
    }

    /// The ID of the form that it stands for: Enter in a field of that form presses it.
    #[must_use]
    pub fn submits(self, form: &'static str) -> Self {
        Self { submits: Some(form), ..self }
    }

    /// Its button. The bar outlives the page that the action is of: once that is gone, the button says and does nothing.
    fn button(self, id: &'static str, kind: ButtonKind) -> AnyView {
        let said = |words: Signal<String>| Signal::derive(move || words.try_get().unwrap_or_default());
        let Self { label, more, disabled, on_press, on_reach, submits } = self;
        let more = more.map(|more| view! { <span class="bar__more">{said(more)}</span> });
        let reach = move || on_reach.into_iter().for_each(|reach| reach.run(()));
        view! {
            <Button
                kind
                id
                submits
                disabled=Signal::derive(move || disabled.try_get().unwrap_or(true))
                on_reach=reach
                on_press
            >
                {said(label)}
                {more}
            </Button>
        }
        .into_any()
    }
}

/// What can be done on a page: no more than this.
#[derive(Clone, Copy, Default)]
pub struct PageActions {
    /// The way back.
    pub back: Option<PageAction>,
    /// What there is to know of the page, after the way back.
    pub note: Option<fn() -> AnyView>,
    /// What is done instead of what the page is for.
    pub secondary: Option<PageAction>,
    /// What the page is for.
    pub primary: Option<PageAction>,
    /// What the page is for, where that is elsewhere: a link.
    pub link: Option<fn() -> AnyView>,
}

/// The bar, for the page above it. Taken with [`Bar::here`].
#[derive(Clone, Copy)]
pub struct Bar(RwSignal<Shown>);

/// Whose actions are shown: those of the page that came last, while it is there.
#[derive(Default)]
struct Shown {
    page: usize,
    actions: Option<Signal<PageActions>>,
}

impl Bar {
    /// There is nothing to do yet.
    pub fn bring() {
        provide_context(Self(RwSignal::default()));
    }

    /// The bar of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// Shows what can be done on this page, until that is left. Buttons are made anew with each other set of actions.
    pub fn show(self, actions: impl Into<Signal<PageActions>>) {
        let actions = Some(actions.into());
        let page = self.0.with_untracked(|shown| shown.page.wrapping_add(1));
        self.0.set(Shown { page, actions });
        on_cleanup(move || {
            if self.0.try_with_untracked(|shown| shown.page) == Some(page) {
                self.0.set(Shown { page, actions: None });
            }
        });
    }

    /// Which page shows its actions.
    fn page(self) -> usize {
        self.0.with_untracked(|shown| shown.page)
    }

    fn actions(self) -> PageActions {
        self.0.with(|shown| shown.actions).and_then(Signal::try_get).unwrap_or_default()
    }
}

/// The IDs of its buttons.
const BACK: &str = "bar-back";
const SECONDARY: &str = "bar-secondary";
const PRIMARY: &str = "bar-primary";

/// A button of the bar that has the focus has it again once it was made anew.
fn keep_focus() {
    let focused = document().active_element().map(|element| element.id()).unwrap_or_default();
    if [BACK, SECONDARY, PRIMARY].contains(&focused.as_str()) {
        clock::before_paint(move || {
            // Somebody else may have it by then.
            if focus::is_lost() {
                focus::by_id(&focused);
            }
        });
    }
}

/// The bar. It sticks to the lower edge of the window, and stands after everything else in the order of the keyboard.
#[component]
pub fn ActionBar(
    /// What its landmark is called.
    label: &'static str,
    /// The page stands in a frame: the bar is lower.
    is_framed: bool,
) -> AnyView {
    let bar = Bar::here();
    let page = StoredValue::new(bar.page());
    let buttons = move || {
        let PageActions { back, note, secondary, primary, link } = bar.actions();
        // Another page takes the focus itself.
        if page.get_value() == bar.page() {
            keep_focus();
        }
        page.set_value(bar.page());
        let end = [(secondary, SECONDARY, ButtonKind::Secondary), (primary, PRIMARY, ButtonKind::Primary)];
        let end = end.into_iter().filter_map(|(action, id, kind)| Some(action?.button(id, kind))).collect::<Vec<_>>();
        view! {
            {back.map(|back| view! { <div class="bar__back">{back.button(BACK, ButtonKind::Secondary)}</div> })}
            {note.map(|note| view! { <div class="bar__note">{note()}</div> })}
            <div class="bar__end">{end} {link.map(|link| link())}</div>
        }
    };
    let class = if is_framed { "bar bar--framed" } else { "bar" };
    view! {
        <section class=class aria-label=label>
            <div class="bar__inside">{changing(buttons)}</div>
        </section>
    }
    .into_any()
}
