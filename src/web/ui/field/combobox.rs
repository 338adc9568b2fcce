//! Words to search for, and what they find, to choose from.

use crate::web::reactive::prelude::*;
use web_sys::{KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{Around, field_view, text_field::clear_at_escape};
use crate::web::{
    browser::focus,
    ui::{
        message::badge::{Badge, BadgeKind},
        text::icon::{Icon, IconName},
    },
};

/// One thing to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComboOption {
    /// What it is known by: no other option of the list has it.
    pub key: String,
    /// Its name. May be anybody's, in any direction of writing.
    pub name: String,
    /// An identifier, shown in even letters.
    pub code: String,
    /// What else tells it from others.
    pub about: String,
    /// Short facts.
    pub badges: Vec<(BadgeKind, String)>,
}

/// Options that belong together, under a name unless that is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionGroup {
    /// What they have in common.
    pub label: String,
    pub options: Vec<ComboOption>,
}

/// What the field and its list share.
#[derive(Clone, Copy)]
struct Combo {
    id: &'static str,
    groups: Signal<Vec<OptionGroup>>,
    /// The key of the option that the arrow keys have come to.
    active: RwSignal<Option<String>>,
    /// Where that stands; nowhere once the list is without it.
    active_at: Memo<Option<usize>>,
    on_choose: Callback<String>,
}

impl Combo {
    /// The ID of an option, counted over all groups.
    fn option_id(self, index: usize) -> String {
        format!("{}-option-{index}", self.id)
    }

    fn list_id(self) -> String {
        format!("{}-list", self.id)
    }

    fn count(self) -> usize {
        self.groups.with_untracked(|groups| groups.iter().map(|group| group.options.len()).sum())
    }

    fn key_of(self, index: usize) -> Option<String> {
        self.groups.with_untracked(|groups| {
            groups.iter().flat_map(|group| &group.options).nth(index).map(|option| option.key.clone())
        })
    }

    fn choose(self, index: usize) {
        if let Some(key) = self.key_of(index) {
            // The option has the focus from now on: whoever types on takes it back to the field, and keeps it there.
            focus::by_id(&self.option_id(index));
            self.on_choose.run(key);
        }
    }

    /// The option that an arrow key leads to.
    fn step(self, key: &str) -> Option<usize> {
        let last = self.count().checked_sub(1)?;
        let active = self.active_at.get_untracked();
        match key {
            "ArrowDown" => Some(active.map_or(0, |now| if now < last { now + 1 } else { 0 })),
            "ArrowUp" => Some(active.map_or(last, |now| now.checked_sub(1).unwrap_or(last))),
            _ => None,
        }
    }

    /// What had the focus may be gone with what was built anew: the active option has it then, else the first one that
    /// is new (a button asked for more, or once more), else the field.
    fn keep_the_focus(self, before: usize) {
        request_animation_frame(move || {
            if focus::is_lost() {
                let next = self.active_at.get_untracked().unwrap_or(before);
                if !focus::by_id(&self.option_id(next)) {
                    focus::by_id(self.id);
                }
            }
        });
    }

    /// Keys in the field.
    fn key_in_field(self, event: &KeyboardEvent) {
        let key = event.key();
        if event.is_composing() {
            return;
        }
        if let Some(next) = self.step(&key) {
            self.active.set(self.key_of(next));
            bring_into_view(&self.option_id(next));
        } else if let Some(active) = self.active_at.get_untracked() {
            match key.as_str() {
                "Enter" => self.choose(active),
                "Escape" => self.active.set(None),
                _ => return,
            }
        } else {
            return;
        }
        event.prevent_default();
    }

    /// Keys in the list, where an option has the focus.
    fn key_in_list(self, event: &KeyboardEvent) {
        let key = event.key();
        let next = match key.as_str() {
            "Home" => Some(0),
            "End" => self.count().checked_sub(1),
            "Escape" => {
                self.active.set(None);
                focus::by_id(self.id);
                return;
            }
            key => self.step(key),
        };
        if let Some(next) = next {
            event.prevent_default();
            focus::by_id(&self.option_id(next));
        }
    }
}

fn bring_into_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// A field to search in with the list of what was found, after the ARIA pattern of an editable combobox with a list:
/// the arrow keys go through the options while the focus stays in the field, Enter chooses, Escape goes back to the
/// text, and clears it from there. Tab leads into the list, to the one option that is next. The list is always shown while it has options.
/// <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>
#[component]
pub fn Combobox(
    id: &'static str,
    label: &'static str,
    /// What to search by, and how much was found; spoken once typing rests.
    #[prop(into)]
    hint: Signal<String>,
    #[prop(into)] value: Signal<String>,
    /// Called on each change.
    #[prop(into)]
    on_input: Callback<String>,
    list_label: &'static str,
    #[prop(into)] groups: Signal<Vec<OptionGroup>>,
    /// The key of the option that was chosen before.
    #[prop(into)]
    chosen: Signal<Option<String>>,
    /// Called with the key of an option.
    #[prop(into)]
    on_choose: Callback<String>,
    /// Changes with what stands between the field and the list.
    #[prop(into)]
    beside: Signal<()>,
    children: Children,
) -> AnyView {
    let active = RwSignal::new(None::<String>);
    let active_at = Memo::new(move || {
        let active = active.get()?;
        groups.with(|groups| groups.iter().flat_map(|group| &group.options).position(|option| option.key == active))
    });
    let combo = Combo { id, groups, active, active_at, on_choose };
    Effect::new(move |before: Option<usize>| {
        groups.track();
        beside.track();
        if let Some(before) = before {
            combo.keep_the_focus(before);
        }
        combo.count()
    });
    let type_in = move |text: String| {
        // What the arrow keys had come to was chosen among what stood there for other words.
        combo.active.set(None);
        on_input.run(text);
    };
    let has_options = Memo::new(move || groups.with(|groups| groups.iter().any(|group| !group.options.is_empty())));
    let field = move |attrs: crate::web::ui::FieldAttrs| {
        view! {
            <div class="search" on:keydown=move |event| clear_at_escape(&event, value, on_input)>
                <Icon name=IconName::Search />
                <input
                    type="search"
                    role="combobox"
                    id=attrs.id
                    class="input input--search"
                    dir="auto"
                    inputmode="search"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded=move || if has_options.get() { "true" } else { "false" }
                    aria-controls=move || has_options.get().then(|| combo.list_id())
                    aria-activedescendant=move || combo.active_at.get().map(|index| combo.option_id(index))
                    aria-describedby=attrs.described_by
                    prop:value=move || value.get()
                    on:input=move |event| type_in(event_target_value(&event))
                    on:keydown=move |event| combo.key_in_field(&event)
                />
            </div>
        }
        .into_any()
    };
    let messages = Signal::stored(Vec::new());
    let around = Around {
        id: id.to_owned(),
        label: Signal::stored(label.to_owned()),
        label_hidden: false,
        required: Signal::stored(false),
        hint: Some(hint),
        hint_spoken: true,
        messages,
    };
    let list = move || {
        has_options.get().then(|| {
            view! {
                <div
                    class="options"
                    role="listbox"
                    id=combo.list_id()
                    aria-label=list_label
                    on:keydown=move |event| combo.key_in_list(&event)
                >
                    {changing(move || groups.with(|groups| rows(combo, groups, chosen)))}
                </div>
            }
        })
    };
    view! {
        {field_view(around, field)}
        {children()}
        {changing(list)}
    }
    .into_any()
}

fn rows(combo: Combo, groups: &[OptionGroup], chosen: Signal<Option<String>>) -> Vec<AnyView> {
    let mut index = 0;
    let mut views = Vec::new();
    for (at, group) in groups.iter().enumerate() {
        let rows = group.options.iter().map(|option| {
            let view = row(combo, index, option, chosen);
            index += 1;
            view
        });
        let rows = rows.collect::<Vec<_>>();
        if group.label.is_empty() {
            views.extend(rows);
        } else {
            let id = format!("{}-group-{at}", combo.id);
            let label = group.label.clone();
            views.push(
                view! {
                    <div role="group" aria-labelledby=id>
                        <div class="options__label" id=id.clone() role="presentation">
                            {label}
                        </div>
                        {rows}
                    </div>
                }
                .into_any(),
            );
        }
    }
    views
}

/// An option: named by its name, described by the rest, which stands beside it. The whole row is its target.
fn row(combo: Combo, index: usize, option: &ComboOption, chosen: Signal<Option<String>>) -> AnyView {
    let id = combo.option_id(index);
    let about_id = format!("{id}-about");
    let key = option.key.clone();
    let is_chosen = Memo::new(move || chosen.with(|chosen| chosen.as_deref() == Some(key.as_str())));
    let is_active = Memo::new(move || combo.active_at.get() == Some(index));
    // One option is where Tab leads: the active one, or the first.
    let is_next = Memo::new(move || combo.active_at.get().unwrap_or_default() == index);
    let badges = option.badges.iter().cloned().map(|(kind, text)| view! { <Badge kind text /> }).collect::<Vec<_>>();
    view! {
        <div class="options__row">
            <button
                type="button"
                role="option"
                class="options__option"
                class:options__option--active=move || is_active.get()
                id=id
                aria-describedby=about_id.clone()
                aria-selected=move || if is_chosen.get() { "true" } else { "false" }
                tabindex=move || if is_next.get() { "0" } else { "-1" }
                on:click=move |_| combo.choose(index)
                on:focus=move |_| combo.active.set(combo.key_of(index))
            >
                <bdi>{option.name.clone()}</bdi>
            </button>
            <span class="options__about" id=about_id>
                {(!badges.is_empty()).then(|| view! { <span class="options__badges">{badges}</span> })}
                <span class="options__text">{option.about.clone()}</span>
                " "
                <span class="options__code">{option.code.clone()}</span>
            </span>
        </div>
    }
    .into_any()
}
