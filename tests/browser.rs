//! Holds the elements and the browser wing to what they promise, in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on stops")]

#[path = "browser/frame.rs"]
mod frame;
#[path = "browser/parts.rs"]
mod parts;
#[path = "browser/reactive.rs"]
mod reactive;

use std::{cell::RefCell, rc::Rc};

use client_registrar::{
    config::host::HostAnswer,
    directory::{cloud::Cloud, ids::RunTail, secret::SecretText, severity::Severity},
    http::{
        endpoint::Endpoint,
        request::{GraphScope, Method, Request},
    },
    registration::draft::Draft,
    web::{
        browser::{choice, clock, fetch, files, focus, intl, location, random, storage, theme, url},
        pages::start::{Choice, Start},
        reactive::prelude::*,
        shell::{session::configuration::Configuration, tab_storage::Lost, wiring::restore},
        ui::{
            Button, ButtonKind, Checkbox, CodeBlock, CopyButton, Dialog, ErrorSummary, FieldMessage, Live, PageHeading,
            RadioCards, RadioOption, SecretOnce, SecretSource, StepItem, StepList, StepState, Tab, Tabs, TextField,
            provide_announcer,
        },
    },
    words::elements,
};
use leptos::{mount::mount_to, task::tick};
use time::{
    Duration,
    macros::{date, datetime},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, HtmlInputElement};

wasm_bindgen_test_configure!(run_in_browser);

/// Something on the page, until it is dropped.
struct Shown {
    root: HtmlElement,
    _mounted: Box<dyn std::any::Any>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.root.remove();
    }
}

impl Shown {
    fn find(&self, selector: &str) -> Element {
        self.root.query_selector(selector).unwrap().unwrap_or_else(|| panic!("there is {selector}"))
    }

    fn html(&self, selector: &str) -> HtmlElement {
        self.find(selector).unchecked_into()
    }

    fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).unwrap().is_some()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }
}

/// Puts a view on the page, with the regions that are spoken.
async fn show(view: impl FnOnce() -> AnyView + 'static) -> Shown {
    let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&root).unwrap();
    let mounted = mount_to(root.clone(), || {
        provide_announcer();
        view! {
            {view()}
            <Live />
        }
    });
    settle().await;
    Shown { root, _mounted: Box::new(mounted) }
}

/// Lets effects and answers come in.
async fn settle() {
    for _ in 0..5 {
        tick().await;
    }
}

/// Waits for a frame: what was to be done before it is painted is done.
async fn frame() {
    let asked = js_sys::Promise::new(&mut |tell, _| {
        web_sys::window().unwrap().request_animation_frame(&tell).unwrap();
    });
    wasm_bindgen_futures::JsFuture::from(asked).await.unwrap();
}

fn focused() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default()
}

/// Calls JavaScript that stands in for a part of the browser.
fn javascript(body: &str) -> JsValue {
    js_sys::Function::new_no_args(body).call0(&JsValue::NULL).unwrap()
}

// Tabs

fn press_key(target: &Element, key: &str) {
    let init = web_sys::KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    target.dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn a_choice_that_is_switched_off_while_it_has_the_focus_keeps_it_and_is_off_once_that_is_elsewhere() {
    let shown = show(|| {
        let options = vec![RadioOption::new("One", "First."), RadioOption::new("Two", "Second.")];
        view! {
            <RadioCards legend="Which" name="which" options selected=Signal::derive(|| 0) on_select=|_| {} />
            <button id="elsewhere">"Elsewhere"</button>
        }
        .into_any()
    })
    .await;
    let focused = || document().active_element().unwrap().id();
    let is = |name: &str| shown.find("#which-0").has_attribute(name);
    shown.html("#which-0").focus().unwrap();
    choice::switch("which-0", true, "Not allowed here.");
    assert_eq!((focused().as_str(), is("disabled"), is("aria-disabled")), ("which-0", false, true));
    assert_eq!(shown.text("#which-0-description"), "Not allowed here.");
    shown.html("#elsewhere").focus().unwrap();
    assert_eq!((focused().as_str(), is("disabled"), is("aria-disabled")), ("elsewhere", true, false));

    // On again before the focus has left.
    choice::switch("which-0", false, "First.");
    shown.html("#which-0").focus().unwrap();
    choice::switch("which-0", true, "Not allowed here.");
    choice::switch("which-0", false, "First.");
    shown.html("#elsewhere").focus().unwrap();
    assert!(!is("disabled") && !is("aria-disabled"));

    choice::switch("which-1", true, "Not allowed here.");
    assert!(shown.find("#which-1").has_attribute("disabled"), "what has no focus is off at once");
}

#[wasm_bindgen_test]
async fn tabs_are_one_stop_and_arrow_keys_show_the_next_panel() {
    let selected = RwSignal::new(0);
    let shown = show(move || {
        let tab = |label, text: &'static str| Tab { label, content: view! { <p>{text}</p> }.into_any() };
        let tabs = vec![tab("One", "first"), tab("Two", "second"), tab("Three", "third")];
        view! { <Tabs label="Ways" name="ways" tabs selected /> }.into_any()
    })
    .await;
    let state = |index: usize| {
        let (tab, panel) = (shown.find(&format!("#ways-tab-{index}")), shown.find(&format!("#ways-panel-{index}")));
        assert_eq!(tab.get_attribute("aria-controls"), Some(panel.id()));
        assert_eq!(panel.get_attribute("aria-labelledby"), Some(tab.id()));
        let is = (tab.get_attribute("aria-selected").unwrap(), tab.get_attribute("tabindex").unwrap());
        assert_eq!(is.0 == "true", is.1 == "0", "the chosen one is the stop");
        assert_eq!(is.0 == "true", !panel.has_attribute("hidden"), "and its panel is shown");
        is.0 == "true"
    };
    let chosen = || (0..3).filter(|index| state(*index)).collect::<Vec<_>>();
    assert_eq!(chosen(), [0]);
    for (key, expected) in [("ArrowLeft", 2), ("ArrowRight", 0), ("End", 2), ("Home", 0), ("ArrowRight", 1), ("x", 1)] {
        press_key(&shown.find(&format!("#ways-tab-{}", selected.get_untracked())), key);
        settle().await;
        assert_eq!(chosen(), [expected], "{key}");
    }
    assert_eq!(focused(), "ways-tab-1");
    shown.html("#ways-tab-2").click();
    settle().await;
    assert_eq!(chosen(), [2]);
}

// Files

#[wasm_bindgen_test]
async fn a_saved_file_has_its_name_and_text_and_the_page_is_not_left() {
    let kept = javascript(
        "const kept = {}, click = HTMLAnchorElement.prototype.click, make = URL.createObjectURL;
         URL.createObjectURL = (blob) => { kept.blob = blob; return make.call(URL, blob); };
         HTMLAnchorElement.prototype.click = function () { kept.name = this.download; kept.href = this.href; };
         kept.restore = () => { HTMLAnchorElement.prototype.click = click; URL.createObjectURL = make; };
         return kept;",
    );
    let saved = files::save("config.json", "application/json", "{ \"ü\": 1 }\n");
    let get = |name: &str| js_sys::Reflect::get(&kept, &name.into()).unwrap();
    get("restore").unchecked_into::<js_sys::Function>().call0(&JsValue::NULL).unwrap();
    assert_eq!(saved, Ok(()));
    assert_eq!(get("name"), "config.json");
    assert!(get("href").as_string().unwrap().starts_with("blob:"));
    let text = get("blob").unchecked_into::<web_sys::Blob>().text();
    assert_eq!(wasm_bindgen_futures::JsFuture::from(text).await.unwrap(), "{ \"ü\": 1 }\n");
}

// Fields

#[wasm_bindgen_test]
async fn a_field_ties_its_control_to_label_hint_and_messages() {
    let messages = RwSignal::new(Vec::<FieldMessage>::new());
    let shown = show(move || {
        view! { <TextField id="name" label="Display name" hint="People see it." value="" messages on_input=|_| () /> }
            .into_any()
    })
    .await;
    assert_eq!(shown.find("label").get_attribute("for").as_deref(), Some("name"));
    let input = shown.find("#name");
    let described = input.get_attribute("aria-describedby").unwrap();
    for id in described.split(' ') {
        assert!(shown.has(&format!("#{id}")), "{id} is on the page");
    }
    assert!(shown.text("#name-hint").contains("People see it."));
    assert!(!input.has_attribute("aria-invalid"), "nothing is wrong yet");

    messages.set(vec![FieldMessage::new(Severity::Warning, "Reads other than it is.")]);
    settle().await;
    assert!(!input.has_attribute("aria-invalid"), "a warning is no error");
    assert!(shown.text("#name-messages").starts_with(elements::warning()));

    messages.set(vec![FieldMessage::new(Severity::Error, "Enter a name.")]);
    settle().await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert!(shown.text("#name-messages").starts_with(elements::error()));
    assert!(!shown.has("#name [aria-live], #name-messages[aria-live]"), "the page speaks in one place");
}

#[wasm_bindgen_test]
async fn a_button_that_mends_a_field_gives_the_focus_back_to_it() {
    let value = RwSignal::new("http://a.example/".to_owned());
    let messages = Signal::derive(move || {
        value.with(|value| value.starts_with("http:")).then_some(()).map_or_else(Vec::new, |()| {
            let fix = Callback::from(move || value.set("https://a.example/".to_owned()));
            vec![FieldMessage {
                severity: Severity::Error,
                text: "Begins with http.".to_owned(),
                fix: Some(("Use https".to_owned(), fix)),
            }]
        })
    });
    let shown = show(move || {
        view! { <TextField id="uri" label="Redirect URI" value messages on_input=move |text| value.set(text) /> }
            .into_any()
    })
    .await;
    shown.html("#uri-messages button").click();
    settle().await;
    assert_eq!(focused(), "uri");
    assert_eq!(shown.find("#uri").unchecked_into::<HtmlInputElement>().value(), "https://a.example/");
    assert!(!shown.has("#uri-messages button"), "nothing is left to mend");
}

#[wasm_bindgen_test]
async fn typing_reaches_the_page_and_is_never_cut_off() {
    let value = RwSignal::new(String::new());
    let shown = show(move || {
        view! { <TextField id="long" label="Name" value on_input=move |text| value.set(text) /> }.into_any()
    })
    .await;
    let input: HtmlInputElement = shown.find("#long").unchecked_into();
    let long = "x".repeat(3_000);
    input.set_value(&long);
    input.dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    assert_eq!(value.get_untracked(), long);
}

#[wasm_bindgen_test]
async fn radio_cards_are_native_and_say_which_was_chosen() {
    let chosen = RwSignal::new(0_usize);
    let shown = show(move || {
        let options = vec![RadioOption::new("One", "The first."), RadioOption::new("Two", "")];
        view! { <RadioCards legend="Which?" name="which" options selected=chosen on_select=move |i| chosen.set(i) /> }
            .into_any()
    })
    .await;
    assert!(shown.find("#which-0").unchecked_into::<HtmlInputElement>().checked());
    assert_eq!(shown.text("#which-0-label"), "One");
    assert_eq!(shown.text("#which-0-description"), "The first.");
    assert!(!shown.find("#which-1").has_attribute("aria-describedby"), "nothing describes it");
    shown.html("#which-1").click();
    settle().await;
    assert_eq!(chosen.get_untracked(), 1);
    assert!(!shown.find("#which-0").unchecked_into::<HtmlInputElement>().checked());
}

#[wasm_bindgen_test]
async fn a_checkbox_is_named_by_its_label_and_described_by_the_rest() {
    let ticked = RwSignal::new(false);
    let shown = show(move || {
        view! {
            <Checkbox
                id="tick"
                label="User.Read"
                description="Sign you in."
                badges=vec![(client_registrar::web::ui::BadgeKind::Warning, "Admin consent required".to_owned())]
                checked=ticked
                on_change=move |on| ticked.set(on)
            />
        }
        .into_any()
    })
    .await;
    let described = shown.find("#tick").get_attribute("aria-describedby").unwrap();
    assert_eq!(shown.text(&format!("#{described}")), "Sign you in.Admin consent required");
    shown.html("label").click();
    assert!(ticked.get_untracked());
}

// Buttons, summary, steps, dialog

#[wasm_bindgen_test]
async fn a_disabled_button_keeps_the_focus_and_does_nothing() {
    let presses = RwSignal::new(0);
    let disabled = RwSignal::new(false);
    let shown = show(move || {
        let press = move || presses.update(|presses| *presses += 1);
        view! {
            <Button kind=ButtonKind::Secondary id="go" label_extra="https://a.example" disabled on_press=press>
                "Remove"
            </Button>
        }
        .into_any()
    })
    .await;
    let button = shown.html("#go");
    assert_eq!(button.text_content().as_deref(), Some("Remove https://a.example"));
    button.focus().unwrap();
    button.click();
    disabled.set(true);
    settle().await;
    button.click();
    assert_eq!((presses.get_untracked(), focused().as_str()), (1, "go"));
}

#[wasm_bindgen_test]
async fn the_error_summary_takes_the_focus_and_leads_to_the_field() {
    let items = RwSignal::new(Vec::<(String, String)>::new());
    let attempts = RwSignal::new(0_usize);
    let shown = show(move || {
        view! {
            <ErrorSummary items attempts />
            <TextField id="wrong" label="Wrong" value="" on_input=|_| () />
        }
        .into_any()
    })
    .await;
    assert!(!shown.has(".error-summary"));
    items.set(vec![("Enter a name.".to_owned(), "wrong".to_owned())]);
    settle().await;
    let summary = shown.find(".error-summary");
    assert_eq!(document().active_element().unwrap(), summary);
    shown.html(".error-summary a").click();
    assert_eq!(focused(), "wrong");
    assert!(!window().location().hash().unwrap().contains("wrong"), "the address stays as it is");
    attempts.set(1);
    settle().await;
    assert_eq!(document().active_element().unwrap(), summary, "and again with the next try");
}

#[wasm_bindgen_test]
async fn steps_say_which_is_current_and_which_can_be_gone_to() {
    let pressed = RwSignal::new(None);
    let shown = show(move || {
        let step =
            |name: &str, state, reachable| StepItem { name: name.to_owned(), entered: String::new(), state, reachable };
        let steps = vec![
            step("Basics", StepState::Done, true),
            step("Redirect URIs", StepState::Current, true),
            step("Review", StepState::Ahead, false),
        ];
        view! {
            <StepList
                steps
                place="Step 2 of 3"
                name="Redirect URIs"
                is_menu=true
                on_select=move |step| pressed.set(Some(step))
            />
        }
        .into_any()
    })
    .await;
    assert!(shown.text("[aria-current=step]").contains("Redirect URIs"));
    assert!(shown.text("li:first-child").contains(elements::step_done()));
    shown.html("li:last-child button").click();
    assert_eq!(pressed.get_untracked(), None);
    let is_open = || shown.find("nav > button").get_attribute("aria-expanded");
    assert!(shown.text("nav > button").contains("Step 2 of 3"));
    assert_eq!(is_open().as_deref(), Some("false"));
    shown.html("nav > button").click();
    settle().await;
    assert_eq!(is_open().as_deref(), Some("true"));
    shown.html("li:first-child button").click();
    settle().await;
    assert_eq!((pressed.get_untracked(), is_open().as_deref()), (Some(0), Some("false")));
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let open = RwSignal::new(false);
    let shown = show(move || {
        view! {
            <Button kind=ButtonKind::Secondary id="ask" on_press=move || open.set(true)>
                "Ask"
            </Button>
            <Dialog
                open
                title="Leave?"
                actions=move || {
                    view! {
                        <Button kind=ButtonKind::Primary id="stay" on_press=move || open.set(false)>
                            "Stay"
                        </Button>
                    }
                }
            >
                "The secret is gone then."
            </Dialog>
        }
        .into_any()
    })
    .await;
    shown.html("#ask").focus().unwrap();
    shown.html("#ask").click();
    settle().await;
    assert!(shown.has("dialog[open]:modal"), "the rest of the page is out of reach");
    assert_eq!(focused(), "stay");
    let name = shown.find("dialog").get_attribute("aria-labelledby").unwrap();
    assert_eq!(shown.text(&format!("#{name}")), "Leave?");
    shown.html("#stay").click();
    settle().await;
    assert!(!shown.has("dialog[open]"));
    assert_eq!(focused(), "ask");
}

#[wasm_bindgen_test]
async fn a_heading_takes_the_focus_only_when_asked() {
    let calm = show(|| view! { <PageHeading title="Calm" /> }.into_any()).await;
    frame().await;
    assert_ne!(focused(), "page-title");
    drop(calm);
    let _shown = show(|| view! { <PageHeading title="Basics" take_focus=true /> }.into_any()).await;
    frame().await;
    assert_eq!(focused(), "page-title");
}

#[wasm_bindgen_test]
async fn a_heading_takes_the_focus_from_what_was_there_and_not_from_a_field_that_one_was_led_to() {
    let before = show(|| view! { <button id="before">"Next"</button> }.into_any()).await;
    before.html("#before").focus().unwrap();
    let after = show(|| view! { <PageHeading title="Basics" take_focus=true /> }.into_any()).await;
    frame().await;
    assert_eq!(focused(), "page-title");
    drop(after);

    let led = || {
        Effect::new(|_: Option<()>| {
            javascript("document.querySelector('#field').focus()");
        });
        view! {
            <PageHeading title="Basics" take_focus=true />
            <input id="field" />
        }
        .into_any()
    };
    let _shown = show(led).await;
    frame().await;
    assert_eq!(focused(), "field");
}

// Copying, and the secret

fn clipboard_takes_everything() {
    javascript("window.copied = []; Clipboard.prototype.writeText = async (text) => { window.copied.push(text); };");
}

fn clipboard_refuses() {
    javascript("Clipboard.prototype.writeText = async () => { throw new DOMException('no', 'NotAllowedError'); };");
}

fn copied() -> String {
    javascript("return window.copied.join('|')").as_string().unwrap()
}

#[wasm_bindgen_test]
async fn copying_says_so_on_the_button_and_aloud() {
    clipboard_takes_everything();
    let shown = show(|| view! { <CopyButton what="tenant ID" text="1234" /> }.into_any()).await;
    assert_eq!(shown.text("button"), "Copy tenant ID");
    shown.html("button").click();
    settle().await;
    assert_eq!(copied(), "1234");
    assert_eq!(shown.text("button"), "Copied tenant ID");
    assert_eq!(shown.text("[role=status]"), elements::copied());
}

#[wasm_bindgen_test]
async fn where_copying_is_refused_the_text_is_selected() {
    clipboard_refuses();
    let shown = show(|| view! { <CodeBlock label="Azure CLI" text="az login" /> }.into_any()).await;
    shown.html("button").click();
    settle().await;
    let selected = javascript("return String(getSelection())").as_string().unwrap();
    assert_eq!(selected, "az login");
    assert_eq!(shown.text("[role=alert]"), elements::copy_refused());
}

const SECRET: &str = "abc8Q~not-a-real-secret-value";

type Held = StoredValue<Option<SecretText>>;

fn secret_on_page(holder: &Rc<RefCell<Option<Held>>>) -> AnyView {
    let held: Held = StoredValue::new(Some(SecretText::new(SECRET.to_owned())));
    *holder.borrow_mut() = Some(held);
    let value = SecretSource::new(move |look| {
        held.with_value(|secret| {
            if let Some(secret) = secret {
                look(secret);
            }
        });
    });
    view! { <SecretOnce value label="Client secret value" /> }.into_any()
}

#[wasm_bindgen_test]
async fn a_secret_is_in_the_page_only_while_it_is_shown_and_never_in_an_attribute() {
    let holder = Rc::new(RefCell::new(None));
    let shown = show({
        let holder = Rc::clone(&holder);
        move || secret_on_page(&holder)
    })
    .await;
    let html = || document().document_element().unwrap().outer_html();
    assert!(!html().contains(SECRET), "masked at first");
    let toggle = shown.html(".secret button");
    toggle.click();
    settle().await;
    assert_eq!(html().matches(SECRET).count(), 1, "once");
    assert_eq!(shown.text(".secret code"), SECRET, "as text");
    assert!(!shown.find(".secret code").has_attribute("aria-hidden"), "and readable");
    toggle.click();
    settle().await;
    assert!(!html().contains(SECRET), "hidden again");
    toggle.click();
    settle().await;
    let value = shown.find(".secret code");
    drop(shown);
    assert!(!value.text_content().unwrap_or_default().contains(SECRET), "gone with its page");
}

#[wasm_bindgen_test]
async fn a_secret_is_copied_without_being_shown_and_is_gone_once_its_holder_is_empty() {
    clipboard_takes_everything();
    let holder = Rc::new(RefCell::new(None));
    let shown = show({
        let holder = Rc::clone(&holder);
        move || secret_on_page(&holder)
    })
    .await;
    let copy = shown.html(".secret button:last-of-type");
    copy.click();
    settle().await;
    assert_eq!(copied(), SECRET);
    assert!(!shown.root.outer_html().contains(SECRET));
    let held = holder.borrow().unwrap();
    held.set_value(None);
    copy.click();
    shown.html(".secret button").click();
    settle().await;
    assert_eq!(copied(), SECRET, "nothing more was copied");
    assert!(!document().document_element().unwrap().outer_html().contains(SECRET));
}

#[wasm_bindgen_test]
async fn a_masked_secret_that_cannot_be_copied_is_shown_and_selected() {
    clipboard_refuses();
    let holder = Rc::new(RefCell::new(None));
    let shown = show({
        let holder = Rc::clone(&holder);
        move || secret_on_page(&holder)
    })
    .await;
    shown.html(".secret button:last-of-type").click();
    settle().await;
    assert_eq!(javascript("return String(getSelection())").as_string().as_deref(), Some(SECRET));
}

// The browser wing

#[wasm_bindgen_test]
fn a_draft_comes_back_from_storage_and_can_be_taken_once() {
    storage::remove::<Draft>();
    assert_eq!(storage::load::<Draft>(), Ok(None));
    let mut draft = Draft::new(RunTail::from_random(random::bytes()));
    draft.display_name.push_str("Contoso");
    storage::save(&draft).unwrap();
    assert_eq!(storage::load::<Draft>(), Ok(Some(draft.clone())));
    assert_eq!(storage::take::<Draft>(), Ok(Some(draft)));
    assert_eq!(storage::load::<Draft>(), Ok(None));
}

#[wasm_bindgen_test]
fn a_draft_of_another_shape_is_unreadable_and_can_be_removed() {
    javascript("sessionStorage.setItem('client-registrar.draft', '{\"old\":1}')");
    assert_eq!(storage::load::<Draft>(), Err(storage::Unreadable));
    assert_eq!(storage::take::<Draft>(), Err(storage::Unreadable));
    assert_eq!(storage::load::<Draft>(), Ok(None));
}

#[wasm_bindgen_test]
fn a_draft_that_cannot_be_used_is_remembered_as_lost_until_that_was_read() {
    Lost::forget();
    storage::remove::<Draft>();
    assert!(restore::draft().is_none() && Lost::so_far() == Lost::default());
    let tail = "x')/../../v1.0/applications/4f6778d8-5aef-43dc-a1ff-b073724b9495?x=('";
    let mut stored = serde_json::to_value(Draft::new(RunTail::from_random(random::bytes()))).unwrap();
    stored["run_tail"] = tail.into();
    javascript(&format!("sessionStorage.setItem('client-registrar.draft', {:?})", stored.to_string()));
    assert_eq!(restore::draft(), None);
    assert_eq!(storage::load::<Draft>(), Ok(None));
    assert_eq!(Lost::so_far(), Lost { draft: true, ..Lost::default() });
    Lost::forget();
    assert_eq!(Lost::so_far(), Lost::default());
}

#[wasm_bindgen_test]
fn what_storage_refuses_is_said_and_kept_in_memory() {
    let draft = Draft::new(RunTail::from_random(random::bytes()));
    javascript(
        "window.kept = Storage.prototype.setItem; Storage.prototype.setItem = () => { throw new Error('full'); };",
    );
    let saved = storage::save(&draft);
    javascript("Storage.prototype.setItem = window.kept;");
    assert_eq!(saved, Err(storage::NotKept));
    assert_eq!(storage::load::<Draft>(), Ok(Some(draft)));
    storage::remove::<Draft>();
    assert_eq!(storage::load::<Draft>(), Ok(None));
}

#[wasm_bindgen_test]
async fn the_clock_goes_forward_and_waits_as_long_as_asked() {
    assert!(clock::now().year() >= 2026);
    let before = clock::monotonic();
    clock::sleep(Duration::milliseconds(30)).await;
    // Browsers round what they say about time.
    assert!(clock::monotonic() - before >= Duration::milliseconds(28));
    clock::sleep(Duration::seconds(-5)).await;
}

#[wasm_bindgen_test]
fn random_bytes_differ() {
    assert_ne!(random::bytes::<16>(), random::bytes::<16>());
}

#[wasm_bindgen_test]
fn addresses_outside_ascii_become_punycode() {
    assert_eq!(
        url::to_ascii("https://bücher.example/größe?q=ä").as_deref(),
        Some("https://xn--bcher-kva.example/gr%C3%B6%C3%9Fe?q=%C3%A4")
    );
    assert_eq!(url::to_ascii("https://"), None);
}

#[wasm_bindgen_test]
fn a_date_is_written_as_people_write_it() {
    // Noon at Greenwich is the same day almost everywhere.
    assert_eq!(intl::day(datetime!(2027-05-22 12:00 UTC)), "May 22, 2027");
}

#[wasm_bindgen_test]
fn sentences_follow_the_browser_in_numbers_and_days() {
    let rules = intl::RULES;
    assert_eq!([1, 2, 1_001].map(rules.category), ["one", "other", "other"]);
    assert_eq!([7, 1_132, 1_234_567].map(rules.number), ["7", "1,132", "1,234,567"]);
    // The day that it is, wherever the person is.
    assert_eq!((rules.day)(date!(2027 - 05 - 22)), "May 22, 2027");
}

#[wasm_bindgen_test]
fn a_choice_of_colours_is_put_on_the_page_and_remembered() {
    theme::choose(theme::Theme::Dark);
    let root = document().document_element().unwrap();
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(theme::chosen(), theme::Theme::Dark);
    theme::choose(theme::Theme::System);
    assert_eq!(theme::chosen(), theme::Theme::System);
}

#[wasm_bindgen_test]
fn the_page_is_left_for_the_authority_of_its_cloud_alone() {
    let known = |address: &str| location::known(Cloud::UsGov, address);
    let authorize = "https://login.microsoftonline.us/t/oauth2/v2.0/authorize?a=b";
    assert_eq!(known(authorize).as_deref(), Some(authorize));
    // What is left for is what was compared.
    assert_eq!(
        known("https://LOGIN.microsoftonline.us/x/.%2e/t").as_deref(),
        Some("https://login.microsoftonline.us/t")
    );
    assert_eq!(known(&location::beside("auth.html")), Some(location::beside("auth.html")));
    for address in [
        "https://evil.example/",
        "https://login.microsoftonline.com/",
        "https://login.microsoftonline.us.evil.example/",
        "https://login.microsoftonline.us@evil.example/",
        "https://evil@login.microsoftonline.us/",
        "https://:evil@login.microsoftonline.us/",
        "https://login.microsoftonline.us:8443/",
        "http://login.microsoftonline.us/",
        "javascript:alert(1)",
        "//evil.example",
        "",
    ] {
        assert_eq!(location::assign(Cloud::UsGov, address), Err(location::Stayed::ForeignHost), "{address}");
    }
}

#[wasm_bindgen_test]
fn what_is_folded_away_is_unfolded_to_take_the_focus() {
    javascript(
        "const details = document.createElement('details'); const input = document.createElement('input'); \
         input.id = 'folded'; details.append(input); document.body.append(details);",
    );
    assert!(focus::by_id("folded"));
    assert_eq!(javascript("return document.activeElement.id").as_string().as_deref(), Some("folded"));
    javascript("document.activeElement.parentElement.remove()");
}

#[wasm_bindgen_test]
fn nothing_has_the_focus_that_is_not_there() {
    assert!(!focus::by_id("nowhere"));
}

/// Answers every fetch with this, and keeps the request.
fn answer_fetch(status: u16, kind: &str, body: &str) {
    javascript(&format!(
        "window.fetch = async (request) => {{ \
           window.asked = request; window.body = await request.clone().text(); \
           return new Response({body:?}, {{ status: {status}, headers: {{ \
             'Content-Type': '{kind}', 'request-id': 'r-1', 'Retry-After': '7' }} }}); }}; window.asked = null;"
    ));
}

fn asked(what: &str) -> Option<String> {
    javascript(&format!("return window.asked && ({what})")).as_string()
}

#[wasm_bindgen_test]
async fn a_request_to_graph_carries_its_headers_and_nothing_of_the_page() {
    answer_fetch(201, "application/json", "{}");
    let request = Request {
        method: Method::Patch,
        endpoint: Endpoint::Applications,
        body: Some(serde_json::json!({"displayName": "Contoso"})),
        create_if_missing: true,
        eventual: false,
        scope: GraphScope::ApplicationReadWriteAll,
    };
    let token = SecretText::new("t0ken".to_owned());
    let response = fetch::send(Cloud::Global, &request, &token, "0000-1").await.unwrap();
    assert_eq!((response.status, response.request_id.as_deref()), (201, Some("r-1")));
    assert_eq!(response.retry_after, Some(Duration::seconds(7)));
    assert_eq!(response.body.as_slice(), b"{}");
    for (what, expected) in [
        ("asked.url", "https://graph.microsoft.com/v1.0/applications"),
        ("asked.method", "PATCH"),
        ("asked.headers.get('authorization')", "Bearer t0ken"),
        ("asked.headers.get('content-type')", "application/json"),
        ("asked.headers.get('prefer')", "create-if-missing"),
        ("asked.headers.get('client-request-id')", "0000-1"),
        ("String(asked.headers.get('consistencylevel'))", "null"),
        ("asked.credentials", "omit"),
        ("asked.redirect", "error"),
        ("asked.referrerPolicy", "no-referrer"),
        ("asked.cache", "no-store"),
        ("body", "{\"displayName\":\"Contoso\"}"),
    ] {
        assert_eq!(asked(what).as_deref(), Some(expected), "{what}");
    }
}

#[wasm_bindgen_test]
async fn a_form_goes_to_the_authority_of_its_cloud_alone() {
    answer_fetch(200, "application/json", "{}");
    for address in [
        "https://evil.example/token",
        "https://login.microsoftonline.com.evil.example/token",
        "https://login.microsoftonline.com@evil.example/token",
        "https://login.microsoftonline.com:444/token",
        "http://login.microsoftonline.com/token",
        "https://login.microsoftonline.us/token",
    ] {
        let answer = fetch::post_form(Cloud::Global, address, "code=1").await;
        assert_eq!(answer.err(), Some(fetch::NotPosted::ForeignHost), "{address}");
        assert_eq!(asked("'sent'"), None, "{address}");
    }
    let answer = fetch::post_form(Cloud::Global, "https://login.microsoftonline.com/t/token", "code=1").await;
    assert_eq!(answer.unwrap().status, 200);
    assert_eq!(asked("body").as_deref(), Some("code=1"));
    assert_eq!(asked("[...asked.headers.keys()].join()").as_deref(), Some("accept,content-type"));
}

#[wasm_bindgen_test]
async fn what_the_host_answers_for_the_configuration_is_handed_on_as_it_came() {
    let answer = |status: u16, content_type: &str, body: &str| HostAnswer::Answer {
        status,
        content_type: Some(content_type.to_owned()),
        body: body.as_bytes().to_vec(),
    };
    for (status, content_type, body) in [
        (200, "application/json", "{\"clientId\":\"1\"}"),
        (200, "text/html; charset=utf-8", "<!doctype html>"),
        (404, "text/plain", "no"),
        (503, "text/plain", "later"),
    ] {
        answer_fetch(status, content_type, body);
        assert_eq!(fetch::get_config().await, answer(status, content_type, body));
    }
    assert_eq!(asked("asked.url"), Some(location::beside("config.json")));
    assert_eq!(asked("asked.redirect").as_deref(), Some("manual"), "a redirect is told, and not followed");
    assert_eq!(asked("asked.credentials").as_deref(), Some("omit"));
    javascript("window.fetch = async () => { throw new TypeError('offline'); };");
    assert_eq!(fetch::get_config().await, HostAnswer::None);
}

#[wasm_bindgen_test]
async fn sign_in_can_be_pressed_before_the_configuration_has_arrived_and_is_told_of_before() {
    let (reached, chosen) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
    let reach = Callback::from(move |choice: Choice| reached.update(|all| all.push(choice)));
    let choose = Callback::from(move |choice: Choice| chosen.update(|all| all.push(choice)));
    let shown = show(move || {
        view! {
            <Start
                config=Signal::stored(Configuration::Loading)
                by_config=Signal::stored(None)
                may_sign_in=Signal::stored(true)
                take_focus=false
                signed_in=Signal::stored(None)
                on_reach=reach
                on_choose=choose
            />
        }
        .into_any()
    })
    .await;
    let button = shown.html(".button--primary");
    button.focus().unwrap();
    assert_eq!((reached.get_untracked(), chosen.get_untracked()), (vec![Choice::SignIn], Vec::new()));
    button.click();
    assert_eq!(chosen.get_untracked(), [Choice::SignIn]);
}
