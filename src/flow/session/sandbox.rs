//! The sandbox, and nobody: what is done about them where there is no session, and none is on its way.
//!
//! # Invariants
//! It takes nothing of what signing in takes, so that the sandbox can be gone into and left before that was loaded.

use super::{
    marks::Mark,
    reason::{DraftWiped, Reason, Wipes},
};

/// What goes with the sandbox: all of it, but not what was chosen for the tenant of one's own.
const WIPES: Wipes = Wipes { draft: DraftWiped::All, link: true, marks: &[Mark::Draft, Mark::Ledger, Mark::InSandbox] };

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A fresh sandbox answers from now on, and the tab keeps that one is in it.
    Enter,
    /// Nothing answers any more.
    Leave,
    /// Forget what is kept.
    Drop(Mark),
    /// Wipe what is in memory and belongs to whoever was there.
    Wipe(Wipes),
}

/// Whether this ends what there is without a session: the sandbox where one `is_in_sandbox`, else nobody.
pub const fn can_end(is_in_sandbox: bool, reason: &Reason) -> bool {
    match reason {
        Reason::EnterSandbox | Reason::OwnTenant => true,
        Reason::SignOut { .. } | Reason::Forget => is_in_sandbox,
        Reason::OtherTenant(_)
        | Reason::SelfTest
        | Reason::TestFailed
        | Reason::Settings
        | Reason::OtherAccount
        | Reason::Expired { .. } => false,
    }
}

/// Ends what there is, where that [can be done](can_end); nothing else.
pub fn end(is_in_sandbox: bool, reason: &Reason) -> Vec<Change> {
    match reason {
        Reason::EnterSandbox | Reason::OwnTenant => {
            let marks = if is_in_sandbox { &[] } else { &Mark::OF_SIGN_IN[..] };
            let mut changes: Vec<Change> = marks.iter().copied().map(Change::Drop).collect();
            changes.extend(wipe(reason.wipes()));
            if *reason == Reason::EnterSandbox {
                changes.push(Change::Enter);
            }
            changes
        }
        Reason::SignOut { .. } | Reason::Forget if is_in_sandbox => leave(),
        _ => Vec::new(),
    }
}

/// Leaves the sandbox for good.
pub fn leave() -> Vec<Change> {
    [Change::Leave].into_iter().chain(wipe(WIPES)).collect()
}

fn wipe(wipes: Wipes) -> impl Iterator<Item = Change> {
    wipes.marks.iter().copied().map(Change::Drop).chain([Change::Wipe(wipes)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sandbox_is_gone_into_without_the_marks_of_a_sign_in_and_left_with_all_that_was_made_there() {
        let entered = end(false, &Reason::EnterSandbox);
        let ledger = Change::Wipe(Reason::EnterSandbox.wipes());
        assert_eq!(entered[..4], Mark::OF_SIGN_IN.map(Change::Drop));
        assert_eq!(entered[4..], [ledger, Change::Enter]);
        assert_eq!(end(true, &Reason::EnterSandbox), [ledger, Change::Enter], "afresh");
        for reason in [Reason::Forget, Reason::SignOut { random: None }] {
            let left = end(true, &reason);
            assert_eq!(left.first(), Some(&Change::Leave));
            assert!(left.contains(&Change::Drop(Mark::InSandbox)) && left.contains(&Change::Wipe(WIPES)));
        }
    }

    #[test]
    fn whatever_may_say_or_lead_further_takes_a_session() {
        let (forget, expired) = (Reason::Forget, Reason::Expired { login_hint: None });
        for reason in [forget, expired, Reason::SelfTest, Reason::TestFailed, Reason::Settings, Reason::OtherAccount] {
            assert!(!can_end(false, &reason), "{reason:?}");
            assert_eq!(end(false, &reason), [], "{reason:?}");
        }
        assert!(can_end(true, &Reason::Forget) && can_end(false, &Reason::EnterSandbox));
    }

    #[test]
    fn the_owners_tenant_comes_back_and_what_was_typed_stays() {
        let changes = end(false, &Reason::OwnTenant);
        assert!(changes.contains(&Change::Drop(Mark::ChosenTenant)));
        assert!(changes.contains(&Change::Wipe(Reason::OwnTenant.wipes())));
        assert!(!changes.contains(&Change::Drop(Mark::Draft)));
    }
}
