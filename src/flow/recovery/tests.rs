//! What is kept, found and dropped, and when.

use serde_json::{Value, json};
use time::macros::datetime;

use super::*;

const NOW: OffsetDateTime = datetime!(2026-12-01 10:00 UTC);

fn tail(bits: u8) -> RunTail {
    RunTail::from_random([bits; 8])
}

fn draft(bits: u8) -> Draft {
    Draft { display_name: format!("Portal {bits}"), ..Draft::new(tail(bits)) }
}

/// What exists of that draft: an application, as it was kept.
fn kept(bits: u8) -> Kept {
    let run_tail = tail(bits);
    let ledger = json!({ "run_tail": run_tail, "made": [{ "Application": {
        "id": "00000000-0000-0000-0000-000000000001", "app_id": "00000000-0000-0000-0000-000000000002",
        "unique_name": format!("portal-{run_tail}"),
    } }] });
    Kept::new(TenantId::from_u128(9), serde_json::from_value(ledger).unwrap())
}

fn nothing(bits: u8) -> Kept {
    Kept::new(TenantId::from_u128(9), Ledger::new(tail(bits)))
}

/// As a tab has stored it at that moment.
fn stored(bits: u8, at: OffsetDateTime) -> (String, String) {
    let effects = Keeper::default().follow(&draft(bits), Some(&kept(bits)), false, at);
    let [Effect::Hold(lock), Effect::Write(name, text)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(lock, name);
    (name.clone(), text.clone())
}

fn names(found: &Found) -> Vec<&str> {
    found.unfinished.iter().map(|one| one.draft.display_name.as_str()).collect()
}

#[test]
fn what_a_tab_has_kept_is_found_by_another_once_that_tab_is_gone() {
    let one = stored(1, NOW);
    let there = [one.0.clone()];
    let of_others = Found { are_more_held: true, ..Found::default() };
    assert_eq!(find(std::slice::from_ref(&one), Some(&there), NOW), of_others, "its tab is there");
    let found = find(&[one], Some(&[]), NOW);
    assert!(!found.are_more_held);
    assert_eq!(found.unfinished, [Unfinished { at: NOW, draft: draft(1), kept: kept(1) }]);
    assert_eq!(found.outdated, [""; 0]);
    let one = &found.unfinished[0];
    assert_eq!((one.tenant(), one.name()), (TenantId::from_u128(9), name(&tail(1))));
    assert!(one.ledger().is_some_and(|ledger| ledger.application().is_some()));
}

#[test]
fn the_newest_are_offered_first_and_five_at_most_and_those_of_more_than_a_week_go() {
    let mut all: Vec<_> = (1..=7).map(|n| stored(n, NOW - Duration::hours(n.into()))).collect();
    all.reverse();
    all.push(stored(8, NOW - Duration::days(8)));
    all.push(stored(9, NOW + Duration::days(2)));
    let found = find(&all, Some(&[]), NOW);
    assert_eq!(names(&found), ["Portal 1", "Portal 2", "Portal 3", "Portal 4", "Portal 5"]);
    assert_eq!(found.outdated, [name(&tail(8)), name(&tail(9))]);
}

#[test]
fn where_nobody_tells_which_tabs_are_there_one_that_has_changed_lately_may_be() {
    let all = vec![stored(1, NOW - Duration::minutes(10)), stored(2, NOW - Duration::minutes(40))];
    let found = find(&all, None, NOW);
    assert_eq!(names(&found), ["Portal 2"]);
    assert_eq!(found.outdated, [""; 0]);
}

#[test]
fn while_its_tab_is_at_microsoft_it_is_offered_to_no_other_but_not_for_ever() {
    let one = stored(1, NOW - Duration::hours(1));
    let mark = |since: OffsetDateTime| (away(&one.0), since.unix_timestamp().to_string());
    for locked in [Some(&[][..]), None] {
        let of_others = Found { are_more_held: true, ..Found::default() };
        assert_eq!(find(&[mark(NOW - Duration::minutes(29)), one.clone()], locked, NOW), of_others);
        // It has not come back, or the clock was put back.
        for over in [mark(NOW - Duration::minutes(31)), mark(NOW + Duration::minutes(31))] {
            let found = find(&[one.clone(), over], locked, NOW);
            assert_eq!((names(&found), &found.outdated), (vec!["Portal 1"], &vec![away(&one.0)]));
            assert!(!found.are_more_held);
        }
    }
    // A mark of nothing is nothing, and what is no time has no effect.
    assert_eq!(find(&[mark(NOW)], Some(&[]), NOW), Found::default());
    for odd in ["", "soon", "-9223372036854775808", "9e99"] {
        let found = find(&[one.clone(), (away(&one.0), odd.to_owned())], Some(&[]), NOW);
        assert_eq!((names(&found), &found.outdated), (vec!["Portal 1"], &vec![away(&one.0)]), "{odd}");
    }
}

#[test]
fn what_is_not_as_a_tab_writes_it_is_not_offered_and_goes() {
    let (name, text) = stored(1, NOW);
    let whole: Value = serde_json::from_str(&text).unwrap();
    let changed = |place: &str, value: Value| {
        let mut whole = whole.clone();
        *whole.pointer_mut(place).unwrap() = value;
        (name.clone(), whole.to_string())
    };
    let hostile = "x')/../../v1.0/me?x=('";
    for one in [
        (name.clone(), String::new()),
        (name.clone(), "null".to_owned()),
        (name.clone(), format!("{}{text}", " ".repeat(LONGEST))),
        (super::name(&tail(2)), text.clone()),
        (format!("{PREFIX}{hostile}"), text.clone()),
        changed("/at", json!(i64::MAX)),
        changed("/at", json!("now")),
        changed("/draft/run_tail", json!(hostile)),
        changed("/draft/run_tail", json!(tail(2))),
        changed("/kept/tenant", json!(hostile)),
        changed("/kept/ledger/run_tail", json!(tail(2))),
        changed("/kept/ledger/made", json!([])),
        changed("/kept/ledger/made/0/Application/id", json!(hostile)),
        changed("/kept/ledger/made/0/Application/unique_name", json!("payroll-0202020202020202")),
    ] {
        let found = find(std::slice::from_ref(&one), Some(&[]), NOW);
        assert_eq!(found, Found { outdated: vec![one.0.clone()], ..Found::default() }, "{one:?}");
    }
}

#[test]
fn nothing_is_kept_before_something_may_exist_nor_of_what_is_not_real() {
    let mut keeper = Keeper::default();
    assert_eq!(keeper.follow(&draft(1), None, false, NOW), []);
    assert_eq!(keeper.follow(&draft(1), Some(&nothing(1)), false, NOW), []);
    assert_eq!(keeper.follow(&draft(1), Some(&kept(2)), false, NOW), [], "it is of another registration");
}

#[test]
fn each_change_is_kept_and_the_lock_is_taken_once() {
    let mut keeper = Keeper::default();
    assert_eq!(keeper.follow(&draft(1), Some(&kept(1)), false, NOW).len(), 2);
    let later = NOW + Duration::minutes(1);
    let renamed = Draft { display_name: "Renamed".to_owned(), ..draft(1) };
    let effects = keeper.follow(&renamed, Some(&kept(1)), false, later);
    let [Effect::Write(name, text)] = &effects[..] else { panic!("{effects:?}") };
    let found = find(&[(name.clone(), text.clone())], Some(&[]), later);
    assert_eq!((names(&found), found.unfinished[0].at), (vec!["Renamed"], later));
    // Whoever is signed out, or in to another tenant, has it as it was.
    assert_eq!(keeper.follow(&draft(1), None, false, later), []);
}

#[test]
fn it_goes_once_all_is_registered_or_undone_or_it_was_left() {
    let gone = [Effect::Remove(name(&tail(1)))];
    let begun = || {
        let mut keeper = Keeper::default();
        keeper.follow(&draft(1), Some(&kept(1)), false, NOW);
        keeper
    };
    let mut keeper = begun();
    assert_eq!(keeper.follow(&draft(1), Some(&kept(1)), true, NOW), gone, "registered");
    assert_eq!(keeper.follow(&draft(1), Some(&kept(1)), true, NOW), [], "once");
    assert_eq!(begun().follow(&draft(1), Some(&nothing(1)), false, NOW), gone, "undone");
    assert_eq!(begun().follow(&draft(2), None, false, NOW), gone, "left for another one");
    let mut keeper = begun();
    let effects = keeper.follow(&draft(2), Some(&kept(2)), false, NOW);
    assert_eq!(effects.len(), 3, "the next one is kept in its turn: {effects:?}");
}

#[test]
fn what_another_tab_has_is_kept_by_that_one_alone() {
    let mut keeper = Keeper::default();
    keeper.follow(&draft(1), Some(&kept(1)), false, NOW);
    keeper.is_of_another_tab(name(&tail(1)));
    assert_eq!(keeper.follow(&draft(1), Some(&kept(1)), false, NOW), []);
    assert_eq!(keeper.follow(&draft(1), Some(&kept(1)), true, NOW), [], "nor removed");
    assert_eq!(keeper.follow(&draft(2), Some(&kept(2)), false, NOW).len(), 2);
}
