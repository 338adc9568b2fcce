//! "Cancel": nothing more is sent, what is under way comes and is noted, and the same run goes on when the person wants.

use super::*;
use crate::run::failure::Failure;

/// How many secrets the page holds.
fn held(page: &Page) -> usize {
    page.register.secrets().shown().filter(|shown| shown.gone.is_none()).count()
}

#[test]
fn cancelled_at_any_moment_a_run_sends_nothing_more_and_what_was_under_way_is_in_the_ledger() {
    for moment in [0, 200, 500, 900, 1_300] {
        let mut page = Page::new();
        page.presses(Write::Register).passes(Duration::milliseconds(moment));
        if page.register.phase() == Phase::Finished {
            continue;
        }
        let sent = page.sent;
        page.does(Event::Cancelled);
        page.passes(Duration::minutes(3));
        assert_eq!((page.sent, page.register.phase()), (sent, Phase::Finished), "{moment}");
        let ledger = page.at.ledger.clone().expect("a ledger is kept");
        assert_eq!(ledger.application().is_some(), !page.tenant.applications().is_empty(), "{moment}");
        assert_eq!(held(&page), page.tenant.secret_count(), "{moment}: what came is handed over");
        if !page.register.is_registered() {
            assert_eq!(page.register.remedy(), Remedy::Continue);
            page.presses(Write::Resume).passes(Duration::minutes(3));
        }
        assert!(page.register.is_registered() && !page.register.is_cancelled(), "{moment}");
        assert_eq!((page.tenant.applications().len(), page.tenant.secret_count(), held(&page)), (1, 1, 1), "{moment}");
    }
}

#[test]
fn what_waits_is_cancelled_at_once() {
    let mut page = Page::with_faults(|faults| faults.throttling = true);
    page.presses(Write::Register).passes(Duration::milliseconds(800));
    assert_eq!(page.register.phase(), Phase::Running);
    page.does(Event::Cancelled);
    assert_eq!(page.register.phase(), Phase::Finished);
    let failures: Vec<_> = page
        .register
        .progress()
        .into_iter()
        .filter_map(|call| match call.state {
            CallState::Failed(failure) => Some(failure),
            _ => None,
        })
        .collect();
    assert_eq!(failures, [Failure::Cancelled]);
    assert!(page.register.loss().is_none(), "one may leave");
}

#[test]
fn a_sign_in_does_not_go_on_with_what_was_cancelled() {
    let mut page = Page::new();
    page.presses(Write::Register);
    page.does(Event::Cancelled);
    page.passes(Duration::minutes(1));
    let (sent, at) = (page.sent, Box::new(page.at.clone()));
    page.does(Event::SignedIn(at));
    page.passes(Duration::minutes(1));
    assert_eq!((page.sent, page.register.is_cancelled()), (sent, true));
}

#[test]
fn an_undo_drops_the_run_and_keeps_a_secret_until_that_is_deleted() {
    let mut page = Page::new();
    page.presses(Write::Register).passes(Duration::milliseconds(400));
    page.does(Event::UndoBegins);
    assert_eq!(page.register.phase(), Phase::Running, "not while it is under way");
    page.passes(Duration::minutes(1));
    assert_eq!(held(&page), 1);
    let log = page.register.log();
    assert_eq!(log.lines().count(), page.sent, "{log}");
    // EXPOSE: the test looks for the value where it must not be.
    let key = page.register.secrets().shown().next().map(|shown| shown.key_id).expect("a secret");
    assert!(page.register.secrets().value(key).is_some_and(|value| !log.contains(value.expose())));
    assert!(!log.to_lowercase().contains("contoso"), "{log}");
    page.does(Event::UndoBegins);
    assert_eq!((page.register.phase(), held(&page)), (Phase::Idle, 1));
    page.does(Event::SecretGone(key));
    assert_eq!(page.gone(), [Some(Gone::Deleted)]);
    assert!(!page.register.is_guarded());
}
