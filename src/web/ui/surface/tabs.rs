//! A few ways to the same end, of which one is shown.

use leptos::ev::KeyboardEvent;

use crate::web::reactive::prelude::*;

use crate::web::browser::focus;

/// One tab: its name, and what stands in its panel.
pub struct Tab {
    pub label: &'static str,
    /// The panel's content. It stays while another panel is shown, so that nothing that was typed in it is lost.
    pub content: AnyView,
}

/// Tabs by the pattern of ARIA: one stop for Tab, then the arrow keys, Home and End, which show the panel at once.
/// <https://www.w3.org/WAI/ARIA/apg/patterns/tabs/>
#[component]
pub fn Tabs(
    /// What the tabs are ways to, for those who do not see them.
    label: &'static str,
    /// Ties tabs and panels together; unique on the page.
    name: &'static str,
    tabs: Vec<Tab>,
    selected: RwSignal<usize>,
) -> AnyView {
    let panel_id = move |index: usize| format!("{name}-panel-{index}");
    let names = tabs.iter().map(|tab| tab.label.into_any()).collect();
    let panels = tabs.into_iter().enumerate().map(|(index, tab)| {
        view! {
            <div
                role="tabpanel"
                class="tabs__panel"
                id=panel_id(index)
                aria-labelledby=tab_id(name, index)
                tabindex="0"
                hidden=move || selected.get() != index
            >
                {tab.content}
            </div>
        }
    });
    let panels = panels.collect::<Vec<_>>();
    let select = Callback::from(move |index| selected.set(index));
    view! {
        <div class="tabs">
            {heads(label, name, names, selected.into(), select, panel_id)}
            {panels}
        </div>
    }
    .into_any()
}

/// Tabs over one panel that stands elsewhere on the page, and whose content is made of what the chosen tab is about. The
/// same keys as of [`Tabs`].
#[component]
pub fn TabStrip(
    /// What the tabs are ways to, for those who do not see them.
    label: &'static str,
    /// Ties tabs and panel together; unique on the page. The panel takes its name from [`tab_id`].
    name: &'static str,
    names: Vec<AnyView>,
    #[prop(into)] selected: Signal<usize>,
    /// Called with the one that is chosen.
    #[prop(into)]
    on_select: Callback<usize>,
    /// The ID of the panel.
    panel: &'static str,
) -> AnyView {
    heads(label, name, names, selected, on_select, |_| panel.to_owned())
}

/// The ID of a tab.
pub fn tab_id(name: &str, index: usize) -> String {
    format!("{name}-tab-{index}")
}

fn heads(
    label: &'static str,
    name: &'static str,
    names: Vec<AnyView>,
    selected: Signal<usize>,
    on_select: Callback<usize>,
    panel_id: impl Fn(usize) -> String,
) -> AnyView {
    let count = names.len();
    let press = move |event: KeyboardEvent| {
        let here = selected.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" => (here + 1) % count,
            "ArrowLeft" => (here + count - 1) % count,
            "Home" => 0,
            "End" => count - 1,
            _ => return,
        };
        event.prevent_default();
        on_select.run(to);
        focus::by_id(&tab_id(name, to));
    };
    let heads = names.into_iter().enumerate().map(|(index, text)| {
        let is_selected = move || selected.get() == index;
        view! {
            <button
                type="button"
                role="tab"
                class="tabs__tab"
                id=tab_id(name, index)
                aria-controls=panel_id(index)
                aria-selected=move || if is_selected() { "true" } else { "false" }
                tabindex=move || if is_selected() { "0" } else { "-1" }
                on:click=move |_| on_select.run(index)
            >
                {text}
            </button>
        }
    });
    let heads = heads.collect::<Vec<_>>();
    view! {
        <div class="tabs__list" role="tablist" aria-label=label on:keydown=press>
            {heads}
        </div>
    }
    .into_any()
}
