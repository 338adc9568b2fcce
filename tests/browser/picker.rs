//! The search for APIs while its list is built anew, and the list of permissions at its longest, in a real browser.

use client_registrar::{
    directory::{
        ids::{AppId, PermissionId},
        permission::{Permission, PermissionKind, ResourceApi, ResourceSummary, api_owner::ApiOwner},
    },
    web::{
        pages::permissions::permission_list::api_card,
        reactive::prelude::*,
        shell::{form::Form, parts, picker::PickerHandle, state::App},
        ui::{BadgeKind, ComboOption, Combobox, OptionGroup},
    },
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::{Shown, focused, javascript, press_key, settle, show};

/// As many permissions as Microsoft Graph offers.
const PERMISSIONS: u32 = 1_130;
/// A frame at 60 hertz, in milliseconds.
const FRAME: f64 = 16.0;
/// All keystrokes are measured so often at least, for the figures that are printed.
const PASSES: usize = 3;
/// So often at most, where none of the passes before has stayed within a frame.
const MOST_PASSES: usize = 15;

const KEYSTROKES: &str = include_str!("../e2e/keystrokes.js");
/// The styles that decide what is laid out at all.
const STYLES: [&str; 6] = [
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../src/web/ui/field/field.css"),
    include_str!("../../src/web/ui/list/list.css"),
    include_str!("../../src/web/ui/surface/columns.css"),
    include_str!("../../src/web/pages/permissions/permissions.css"),
];

/// Options of these keys, with a badge on each, or without.
fn found(keys: &[&str], badge: bool) -> Vec<OptionGroup> {
    let option = |key: &&str| ComboOption {
        key: (*key).to_owned(),
        name: (*key).to_owned(),
        code: String::new(),
        about: String::new(),
        badges: badge.then(|| (BadgeKind::Neutral, "Not here".to_owned())).into_iter().collect(),
    };
    vec![OptionGroup { label: String::new(), options: keys.iter().map(option).collect() }]
}

/// A search that has found three, what it finds, and what was chosen of it.
async fn three_found() -> (Shown, RwSignal<Vec<OptionGroup>>, RwSignal<Vec<String>>) {
    let (groups, chosen) = (RwSignal::new(found(&["a", "b", "c"], false)), RwSignal::new(Vec::new()));
    let choose = move |key: String| chosen.update(|all| all.push(key));
    let shown = show(move || {
        view! {
            <Combobox
                id="find"
                label="Find"
                hint=Signal::stored(String::new())
                value=Signal::stored(String::new())
                on_input=|_: String| {}
                list_label="Found"
                groups
                chosen=Signal::stored(None::<String>)
                on_choose=choose
                beside=Signal::stored(())
            >
                <p>"3 found."</p>
            </Combobox>
        }
        .into_any()
    })
    .await;
    (shown, groups, chosen)
}

/// Until what the page does with the next frame is done.
async fn next_frame() {
    settle().await;
    let frame = js_sys::Promise::new(&mut |done, _| {
        window().request_animation_frame(&done).unwrap();
    });
    JsFuture::from(frame).await.unwrap();
    settle().await;
}

#[wasm_bindgen_test]
async fn the_option_that_the_arrow_keys_have_come_to_stays_when_the_list_is_built_anew() {
    let (shown, groups, chosen) = three_found().await;
    let field = shown.html("#find");
    field.focus().unwrap();
    press_key(&field, "ArrowDown");
    press_key(&field, "ArrowDown");
    groups.set(found(&["a", "b", "c"], true));
    next_frame().await;
    assert_eq!(field.get_attribute("aria-activedescendant").as_deref(), Some("find-option-1"));
    groups.set(found(&["new", "a", "b", "c"], true));
    next_frame().await;
    assert_eq!(field.get_attribute("aria-activedescendant").as_deref(), Some("find-option-2"), "it has moved");
    press_key(&field, "Enter");
    assert_eq!(chosen.get_untracked(), ["b"]);
}

#[wasm_bindgen_test]
async fn an_option_keeps_the_focus_when_the_list_is_built_anew_and_gives_it_to_the_field_when_it_goes() {
    let (shown, groups, _) = three_found().await;
    shown.html("#find-option-2").focus().unwrap();
    groups.set(found(&["a", "b", "c"], true));
    next_frame().await;
    assert_eq!(focused(), "find-option-2");
    groups.set(found(&["a", "b"], true));
    next_frame().await;
    assert_eq!(focused(), "find");
    assert!(!shown.find("#find").has_attribute("aria-activedescendant"));
}

/// Made-up permissions in the manner of Microsoft Graph's own.
fn graph() -> ResourceApi {
    let areas = ["Mail", "Calendars", "Files", "Sites", "User", "Group", "Policy", "Reports"];
    let permission = |at: u32| {
        let area = areas[at as usize % areas.len()];
        let verb = ["Read", "ReadWrite", "Manage"][at as usize % 3];
        let kind = if at < PERMISSIONS / 2 { PermissionKind::Delegated } else { PermissionKind::Application };
        let value = format!("{area}{:03}.{verb}.All", at / 8 % 70);
        Permission {
            id: PermissionId::from_u128(at.into()),
            kind,
            display_name: format!("{verb} {area} of the whole organization"),
            description: format!(
                "Allows the app to {verb} everything in {area} that the signed-in user can reach, and what belongs to it."
            ),
            value,
            admin_consent_required: at.is_multiple_of(2),
            enabled: true,
        }
    };
    let summary = ResourceSummary {
        id: None,
        app_id: AppId::from_u128(3),
        display_name: "Graph".to_owned(),
        owner: ApiOwner::Microsoft,
        enabled: true,
        offered: None,
    };
    let mut permissions: Vec<_> = (0..PERMISSIONS).map(permission).collect();
    permissions.sort_by_cached_key(|permission| (permission.kind, permission.value.to_lowercase()));
    ResourceApi { summary, permissions }
}

/// Types each text into the filter, and answers how long each took.
async fn type_all(texts: &js_sys::Array) -> Vec<f64> {
    let typing: js_sys::Function = js_sys::eval(KEYSTROKES).unwrap().unchecked_into();
    let promise: js_sys::Promise = typing.call1(&JsValue::NULL, texts).unwrap().unchecked_into();
    let times: js_sys::Array = JsFuture::from(promise).await.unwrap().unchecked_into();
    times.iter().filter_map(|time| time.as_f64()).collect()
}

/// The time that so many in a hundred stay within.
fn part(times: &mut [f64], percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times[(times.len() * percent).div_ceil(100) - 1]
}

/// Holds the 95th percentile of the best pass over all keystrokes, and prints that of every keystroke of every pass as
/// well. This build is not optimised, and whatever else the machine does meanwhile makes a pass slower, never quicker:
/// a page that needs longer than a frame fails in each of them, one that does not has a pass to itself. What the
/// optimised page takes is held over all keystrokes by `make bench`.
#[wasm_bindgen_test]
async fn with_all_permissions_of_microsoft_graph_a_keystroke_in_the_filter_takes_less_than_a_frame() {
    let style = document().create_element("style").unwrap();
    style.set_text_content(Some(&STYLES.concat()));
    document().head().unwrap().append_child(&style).unwrap();
    let shown = show(|| {
        App::open(parts::load).provide();
        Form::bring();
        api_card(PickerHandle::here(), &graph())
    })
    .await;
    let words = ["mail", "user read all", "zzz", "policy.manage"];
    let texts: js_sys::Array = words
        .iter()
        .flat_map(|word| (1..=word.len()).chain((0..word.len()).rev()).map(|end| JsValue::from_str(&word[..end])))
        .collect();
    let (mut all, mut best, mut passes) = (Vec::new(), f64::INFINITY, 0);
    while passes < PASSES || (best > FRAME && passes < MOST_PASSES) {
        let mut times = type_all(&texts).await;
        best = best.min(part(&mut times, 95));
        all.append(&mut times);
        passes += 1;
    }
    let (p50, p95, keystrokes) = (part(&mut all, 50), part(&mut all, 95), all.len());
    console_log!(
        "filter, {PERMISSIONS} permissions, not optimised: {keystrokes} keystrokes, p50 {p50:.1} ms, p95 {p95:.1} ms; \
         p95 of the best of {passes} passes {best:.1} ms"
    );
    assert!(best <= FRAME, "the best pass has a p95 of {best} ms");
    let shown_rows =
        "return document.querySelectorAll('.permissions__list:not([hidden]) > .permissions__row:not([hidden])').length";
    assert_eq!(javascript(shown_rows).as_f64(), Some(f64::from(PERMISSIONS)), "an empty filter shows all");
    type_all(&js_sys::Array::of1(&"no such permission".into())).await;
    settle().await;
    assert_eq!(javascript(shown_rows).as_f64(), Some(0.0));
    drop(shown);
    style.remove();
}
