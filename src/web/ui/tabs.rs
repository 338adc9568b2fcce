//! A few ways to the same end, of which one is shown.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::web::browser::focus;

/// One tab: its name, and what stands in its panel.
pub struct Tab {
    /// The name.
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
    /// The tabs.
    tabs: Vec<Tab>,
    /// Which is shown.
    selected: RwSignal<usize>,
) -> AnyView {
    let count = tabs.len();
    let tab_id = move |index: usize| format!("{name}-tab-{index}");
    let panel_id = move |index: usize| format!("{name}-panel-{index}");
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
        selected.set(to);
        focus::by_id(&tab_id(to));
    };
    let (heads, panels): (Vec<_>, Vec<_>) = tabs
        .into_iter()
        .enumerate()
        .map(|(index, tab)| {
            let is_selected = move || selected.get() == index;
            let head = view! {
                <button
                    type="button"
                    role="tab"
                    class="tabs__tab"
                    id=tab_id(index)
                    aria-controls=panel_id(index)
                    aria-selected=move || if is_selected() { "true" } else { "false" }
                    tabindex=move || if is_selected() { "0" } else { "-1" }
                    on:click=move |_| selected.set(index)
                >
                    {tab.label}
                </button>
            };
            let panel = view! {
                <div
                    role="tabpanel"
                    class="tabs__panel"
                    id=panel_id(index)
                    aria-labelledby=tab_id(index)
                    tabindex="0"
                    hidden=move || !is_selected()
                >
                    {tab.content}
                </div>
            };
            (head, panel)
        })
        .unzip();
    view! {
        <div class="tabs">
            <div class="tabs__list" role="tablist" aria-label=label on:keydown=press>{heads}</div>
            {panels}
        </div>
    }
    .into_any()
}
