//! What the page itself lacks, asked for by the press that registers.

use super::*;
use crate::{
    directory::{app_management::house::Said, application::Owner, ids::ObjectId},
    registration::house_rules::{House, HouseRules, Ruled},
};

const CREATE: GraphScope = GraphScope::ApplicationReadWriteAll;

impl Page {
    /// Somebody has looked at what the page is allowed.
    fn lacks(&mut self, lacking: &[GraphScope]) -> &mut Self {
        self.does(Event::Looked(lacking.to_vec(), Box::new(self.at.clone())));
        self
    }

    fn signs_in(&mut self) -> &mut Self {
        self.does(Event::SignedIn(Box::new(self.at.clone())));
        self
    }

    /// The first requests are kept from being sent, for want of an approval.
    fn is_refused(&mut self, count: usize) -> &mut Self {
        for _ in 0..count {
            let at = self.coming.iter().position(|coming| matches!(coming.event, Event::Came { .. }));
            let Event::Came { turn, .. } = self.coming.remove(at.expect("a request")).event else {
                panic!("an answer")
            };
            self.does(Event::Came { turn, answer: Err(NoAnswer::NotSent(NotSent::ConsentNeeded(CREATE))) });
        }
        self
    }
}

#[test]
fn a_press_asks_for_what_the_page_lacks_and_registers_by_itself_once_that_is_approved() {
    let mut page = Page::new();
    page.lacks(&[CREATE]).presses(Write::Register);
    assert_eq!((page.sent, page.approvals.as_slice()), (0, [vec![CREATE]].as_slice()));
    page.signs_in();
    assert_eq!(page.sent, 0, "nothing is sent before it is looked again");
    page.lacks(&[]);
    assert_eq!((page.shown, page.register.phase()), (1, Phase::Running));
    page.passes(MINUTE);
    assert!(page.register.is_registered());
}

#[test]
fn a_declined_approval_registers_nothing_whatever_is_granted_later() {
    let mut page = Page::new();
    page.lacks(&[CREATE]).presses(Write::Register);
    page.does(Event::CameBack);
    assert_eq!((page.register.phase(), page.register.lacking()), (Phase::Idle, [CREATE].as_slice()));
    page.signs_in().lacks(&[]);
    assert_eq!(page.sent, 0);
    page.presses(Write::Register);
    assert_eq!((page.sent > 0, page.approvals.len()), (true, 1));
}

#[test]
fn what_was_approved_elsewhere_begins_nothing_by_itself() {
    let mut page = Page::new();
    page.lacks(&[CREATE]).presses(Write::Register).lacks(&[]);
    assert_eq!(page.sent, 0, "an administrator has granted it while the window was open");
    let mut page = Page::new();
    page.lacks(&[CREATE]).signs_in().lacks(&[]);
    assert_eq!(page.sent, 0, "nobody has pressed");
}

#[test]
fn what_goes_on_by_itself_is_what_was_reviewed_and_on_the_step_where_it_was() {
    let mut page = Page::new();
    page.lacks(&[CREATE]).presses(Write::Register);
    page.at.draft.display_name = "Another".to_owned();
    page.signs_in().lacks(&[]);
    assert_eq!(page.sent, 0);

    let mut page = Page::new();
    page.lacks(&[CREATE]).presses(Write::Register);
    page.does(Event::ReviewLeft);
    page.signs_in().lacks(&[]);
    assert_eq!(page.sent, 0);
}

#[test]
fn an_approval_in_a_frame_still_takes_a_second_press() {
    let mut page = Page::new();
    page.at.is_framed = true;
    page.lacks(&[CREATE]).presses(Write::Register).signs_in().lacks(&[]);
    assert_eq!((page.sent, page.asked.len()), (0, 1));
    page.does(Event::Confirmed(Box::new(page.at.clone())));
    assert!(page.sent > 0);
}

#[test]
fn a_run_that_makes_nothing_for_want_of_an_approval_is_taken_back_to_the_review() {
    let mut page = Page::new();
    page.presses(Write::Register);
    assert_eq!(page.shown, 1);
    // The upsert, and what is looked for in its place.
    page.is_refused(3).passes(MINUTE);
    assert_eq!((page.taken_back, page.register.phase()), (1, Phase::Idle));
    assert_eq!(page.register.lacking(), [CREATE]);
    assert!(!page.register.is_guarded());
}

#[test]
fn a_run_that_has_made_something_asks_for_the_approval_and_goes_on_with_it() {
    let mut page = Page::new();
    page.presses(Write::Register);
    let first = page.coming.iter().position(|coming| matches!(coming.event, Event::Came { .. })).expect("a request");
    let Coming { event, .. } = page.coming.remove(first);
    page.does(event);
    // The service principal is next, and the secret beside it.
    page.is_refused(2).passes(MINUTE);
    assert_eq!((page.taken_back, page.register.unapproved()), (0, vec![CREATE]));
    page.presses(Write::Resume);
    assert_eq!(page.approvals, [vec![CREATE]]);
    page.signs_in().passes(MINUTE);
    assert!(page.register.is_registered());
    assert_eq!(page.tenant.applications().len(), 1);
}

#[test]
fn what_stopped_for_another_reason_as_well_is_no_question_of_approval() {
    let mut page = Page::with_faults(|faults| faults.registration_not_allowed = true);
    page.presses(Write::Register).passes(MINUTE);
    assert_eq!((page.register.unapproved(), page.taken_back), (Vec::new(), 0));
    page.presses(Write::Resume);
    assert_eq!(page.approvals, [] as [Vec<GraphScope>; 0]);
}

#[test]
fn what_the_page_needs_goes_by_what_is_asked_of_it() {
    use crate::directory::permission::{
        MICROSOFT_GRAPH, PermissionKind, PickedPermission, USER_READ, api_owner::ApiOwner,
    };
    let mut draft = Page::new().at.draft;
    let pick = |kind| PickedPermission {
        resource_app_id: MICROSOFT_GRAPH,
        resource_name: String::new(),
        id: USER_READ,
        kind,
        value: "User.Read".to_owned(),
        display_name: String::new(),
        admin_consent_required: false,
        owner: ApiOwner::Microsoft,
    };
    draft.permissions = vec![pick(PermissionKind::Application), pick(PermissionKind::Delegated)];
    assert_eq!(needed(&draft, House::None, Mode::Upsert), [CREATE]);
    draft.grant_consent = true;
    let both = [GraphScope::DelegatedPermissionGrantReadWriteAll, GraphScope::AppRoleAssignmentReadWriteAll];
    let wanted = needed(&draft, House::None, Mode::Upsert);
    assert!(wanted.len() == 3 && wanted[0] == CREATE && both.iter().all(|scope| wanted.contains(scope)), "{wanted:?}");
    assert_eq!(needed(&draft, House::None, Mode::CreateOnly), [GraphScope::AppRegistrationCreate]);
}

#[test]
fn whoever_adds_owners_has_to_read_the_directory() {
    let owner = Owner { id: ObjectId::from_u128(1), name: "Platform team".to_owned() };
    let said = Said { by: "Contoso", why: "Somebody has to answer." };
    let rules = HouseRules { owners: Some(Ruled { rule: vec![owner], said }), ..HouseRules::default() };
    let house = House::Rules(Box::leak(Box::new(rules)));
    let draft = Draft::new(RunTail::from_random([1; 8]));
    assert_eq!(needed(&draft, house, Mode::Upsert), [CREATE, GraphScope::DirectoryReadAll]);
    assert_eq!(needed(&draft, house, Mode::CreateOnly), [GraphScope::AppRegistrationCreate]);
}
