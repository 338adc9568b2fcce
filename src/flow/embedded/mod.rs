//! A page in a frame and the page around it: what is told, and when, and what is taken from there.
//!
//! # Invariants
//! - The page around learns how far the person is, and the IDs of what was registered. A [`Told`] has no place for a name,
//!   a URI, an account or a secret.
//! - An application is told of once, however often its run goes on.

mod looks;
mod told;

pub use looks::{Looks, Scheme};
pub use told::{Registered, Told};

use super::route::Page;
use crate::directory::{application::Application, ids::ObjectId};

/// What of the page decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Where one is.
    pub page: Page,
    /// What the run has registered.
    pub registered: Option<Registered>,
    /// The application that was undone last.
    pub undone: Option<Application>,
}

/// What was told so far.
#[derive(Debug, Default)]
pub struct Embedded {
    is_ready: bool,
    /// Where one was last, as it was told.
    at: Option<&'static str>,
    /// One is on the way: there was a step, and no end of it.
    is_under_way: bool,
    /// The application that was told of last.
    application: Option<ObjectId>,
    /// The one that was told last to be undone.
    undone: Option<Application>,
}

impl Embedded {
    /// Takes in what is shown now; answers what is told of it.
    pub fn update(&mut self, shown: Shown) -> Vec<Told> {
        let mut told = Vec::new();
        if !self.is_ready {
            self.is_ready = true;
            told.push(Told::Ready);
        }
        match shown.page {
            Page::Step(_) | Page::Result => {
                let slug = shown.page.slug();
                if let Some(slug) = slug.filter(|_| self.at != slug) {
                    told.push(Told::Step(slug));
                }
                self.is_under_way |= self.at != slug && matches!(shown.page, Page::Step(_));
                self.at = slug;
            }
            Page::Start => {
                if self.is_under_way {
                    told.push(Told::Cancelled);
                }
                self.is_under_way = false;
                self.at = None;
            }
            // Asides, from which one comes back.
            Page::Setup | Page::Tenant | Page::Recipe | Page::Unfinished => {}
        }
        if let Some(registered) = shown.registered.filter(|new| self.application != Some(new.application.id)) {
            self.application = Some(registered.application.id);
            self.is_under_way = false;
            told.push(Told::Registered(registered));
        }
        if let Some(undone) = shown.undone.filter(|new| self.undone != Some(*new)) {
            self.undone = Some(undone);
            told.push(Told::Undone(undone));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        directory::{
            application::Application,
            ids::{AppId, TenantId},
        },
        registration::step::Step,
    };

    const BASICS: Page = Page::Step(Step::Basics);
    const REVIEW: Page = Page::Step(Step::Review);

    fn registered(id: u128) -> Registered {
        Registered {
            tenant_id: TenantId::from_u128(1),
            application: Application { id: ObjectId::from_u128(id), app_id: AppId::from_u128(id + 1) },
            service_principal: Some(ObjectId::from_u128(id + 2)),
            sandbox: false,
        }
    }

    /// What is told while these are shown one after the other.
    fn told(shown: &[(Page, Option<Registered>)]) -> Vec<Told> {
        let mut embedded = Embedded::default();
        shown
            .iter()
            .flat_map(|(page, registered)| {
                embedded.update(Shown { page: *page, registered: *registered, undone: None })
            })
            .collect()
    }

    #[test]
    fn a_page_is_ready_once_and_a_step_is_told_as_it_is_reached() {
        let shown = [(Page::Start, None), (Page::Start, None), (BASICS, None), (BASICS, None), (REVIEW, None)];
        assert_eq!(told(&shown), [Told::Ready, Told::Step("basics"), Told::Step("review")]);
    }

    #[test]
    fn an_application_is_told_of_once_and_another_one_again() {
        let (first, second) = (Some(registered(10)), Some(registered(20)));
        let shown = [
            (REVIEW, None),
            (Page::Result, None),
            (Page::Result, first),
            // A grant failed, and goes on.
            (Page::Result, None),
            (Page::Result, first),
            (BASICS, None),
            (Page::Result, second),
        ];
        let expected = [
            Told::Ready,
            Told::Step("review"),
            Told::Step("result"),
            Told::Registered(registered(10)),
            Told::Step("basics"),
            Told::Step("result"),
            Told::Registered(registered(20)),
        ];
        assert_eq!(told(&shown), expected);
    }

    #[test]
    fn an_application_that_is_deleted_again_is_told_of_once_even_where_it_was_registered_before_a_reload() {
        let mut embedded = Embedded::default();
        let undone = Some(registered(10).application);
        let shown = Shown { page: Page::Unfinished, registered: None, undone };
        assert_eq!(embedded.update(shown), [Told::Ready, Told::Undone(registered(10).application)]);
        assert_eq!(embedded.update(Shown { page: Page::Start, ..shown }), []);
    }

    #[test]
    fn whoever_leaves_without_a_registration_has_cancelled_and_whoever_has_one_has_not() {
        assert_eq!(told(&[(BASICS, None), (Page::Start, None), (Page::Start, None)]).last(), Some(&Told::Cancelled));
        let shown = [(BASICS, None), (Page::Start, None), (BASICS, None), (Page::Start, None)];
        assert_eq!(told(&shown).iter().filter(|told| **told == Told::Cancelled).count(), 2, "each time");
        let shown = [(REVIEW, None), (Page::Result, Some(registered(10))), (Page::Start, None)];
        assert!(!told(&shown).contains(&Told::Cancelled));
        // The next one was begun, and left.
        let shown = [(Page::Result, Some(registered(10))), (BASICS, None), (Page::Start, None)];
        assert_eq!(told(&shown).last(), Some(&Told::Cancelled));
        // What an earlier page has registered is looked at.
        assert!(!told(&[(Page::Result, None), (Page::Start, None)]).contains(&Told::Cancelled));
    }

    #[test]
    fn an_aside_is_no_step_and_leaves_nothing() {
        let shown = [(BASICS, None), (Page::Tenant, None), (BASICS, None), (Page::Recipe, None), (Page::Setup, None)];
        assert_eq!(told(&shown), [Told::Ready, Told::Step("basics")]);
        // What a run has left is undone there.
        let shown = [(REVIEW, None), (Page::Unfinished, None), (Page::Start, None)];
        assert_eq!(told(&shown), [Told::Ready, Told::Step("review"), Told::Cancelled]);
    }
}
