//! Looking at what a client was granted, after a run.

use client_registrar::{
    directory::{
        ids::{AppId, ObjectId},
        permission::MICROSOFT_GRAPH,
    },
    flow::{
        consent::{Effect, Event, Look, Looks, Needed, Part, Turn},
        questions::Ticket,
    },
    graph::{ask::AskError, error::GraphError, granted::Api},
    http::{
        endpoint::Endpoint,
        request::{GraphScope, Request},
        response::{NoAnswer, NotSent, Response},
        retry::WaitReason,
    },
    run::{consent::Row, failure::Failure},
};
use time::{Duration, OffsetDateTime};

use super::drive::{START, throttled};

const CLIENT: ObjectId = ObjectId::from_u128(1);

/// The looks, what they have sent, and how often tokens were dropped.
struct Drive {
    looks: Looks,
    now: OffsetDateTime,
    under_way: Vec<(Ticket, Request)>,
    waits: Vec<(Turn, OffsetDateTime)>,
    sent: usize,
    dropped: usize,
}

impl Drive {
    fn new() -> Self {
        Self { looks: Looks::default(), now: START, under_way: Vec::new(), waits: Vec::new(), sent: 0, dropped: 0 }
    }

    fn event(&mut self, event: Event) -> &mut Self {
        for effect in self.looks.update(event, self.now) {
            match effect {
                Effect::Send(ticket, request) => {
                    self.sent += 1;
                    self.under_way.push((ticket, request));
                }
                Effect::Wait(turn, until) => self.waits.push((turn, until)),
                Effect::DropWriteTokens => self.dropped += 1,
            }
        }
        self
    }

    fn look(&mut self, apis: u128) -> &mut Self {
        let apis = (1..apis).map(AppId::from_u128).chain([MICROSOFT_GRAPH, MICROSOFT_GRAPH]).collect();
        self.event(Event::Look(CLIENT, apis))
    }

    fn answer(&mut self, of: impl Fn(&Endpoint) -> bool, answer: Result<Response, NoAnswer>) -> &mut Self {
        let at = self.under_way.iter().position(|(_, request)| of(&request.endpoint)).expect("such a request");
        let (ticket, _) = self.under_way.remove(at);
        self.event(Event::Answered { ticket, answer, jitter: 0.0 })
    }

    /// Answers all that is under way, and all that follows.
    fn settle(&mut self) -> &mut Self {
        while let Some((_, request)) = self.under_way.first() {
            let body = match request.endpoint {
                Endpoint::ServicePrincipalByAppId(_) => r#"{"id":"00000000-0000-0000-0000-000000000003"}"#,
                _ => r#"{"value":[]}"#,
            };
            self.answer(|_| true, Ok(Response::new(200, body.as_bytes().to_vec())));
        }
        self
    }
}

fn refused(status: u16, id: &str) -> Response {
    let body = format!(r#"{{"error":{{"code":"x","innerError":{{"request-id":"{id}"}}}}}}"#);
    Response::new(status, body.into_bytes())
}

const fn is_list(endpoint: &Endpoint) -> bool {
    matches!(endpoint, Endpoint::PermissionGrantsOf(_))
}

#[test]
fn a_look_reads_all_at_once_up_to_eight_and_each_api_one_time_and_then_drops_what_can_write() {
    let mut drive = Drive::new();
    drive.look(11);
    assert_eq!((drive.under_way.len(), drive.dropped), (8, 0));
    drive.settle();
    let Look::Came(granted, unread) = &drive.looks.last else { panic!("{:?}", drive.looks.last) };
    assert_eq!((granted.apis.len(), unread.len(), drive.sent, drive.dropped), (11, 0, 13, 1));
}

#[test]
fn what_could_not_be_read_is_unknown_and_told_once_a_reason_and_an_api_that_is_missing_is_absent() {
    let mut drive = Drive::new();
    drive.look(4);
    for n in 1..4 {
        let api = AppId::from_u128(n);
        let status = if n == 1 { 404 } else { 403 };
        let of = move |endpoint: &Endpoint| *endpoint == Endpoint::ServicePrincipalByAppId(api);
        drive.answer(of, Ok(refused(status, &n.to_string())));
    }
    drive.answer(is_list, Ok(refused(403, "list"))).settle();
    let Look::Came(granted, unread) = &drive.looks.last else { panic!("{:?}", drive.looks.last) };
    assert_eq!(granted.delegated, None);
    let unknown = granted.apis.iter().filter(|(_, api)| *api == Api::Unknown).count();
    let absent = granted.apis.iter().filter(|(_, api)| *api == Api::Absent).count();
    assert_eq!((unknown, absent), (2, 1));
    let parts: Vec<_> = unread.iter().map(|unread| unread.part).collect();
    assert_eq!(parts, [Part::Delegated, Part::Apis]);
}

#[test]
fn no_look_outlives_the_beginning_of_a_run_and_none_begins_beside_one() {
    let mut drive = Drive::new();
    drive.look(2).event(Event::Run(true));
    assert_eq!(drive.looks.last, Look::NotYet);
    drive.settle().look(2);
    assert_eq!((&drive.looks.last, drive.sent, drive.dropped), (&Look::NotYet, 4, 0), "the run needs its token");
    drive.event(Event::Run(false)).look(2).settle();
    assert!(matches!(drive.looks.last, Look::Came(..)));
}

#[test]
fn a_wait_of_a_look_that_ends_too_early_by_the_clock_is_taken_up_again() {
    let mut drive = Drive::new();
    drive.look(2).answer(is_list, Ok(throttled(60))).settle();
    let (sent, (turn, until)) = (drive.sent, drive.waits.remove(0));
    drive.now += Duration::seconds(20);
    drive.event(Event::Waited(turn));
    let again = drive.waits.clone();
    assert_eq!((drive.sent, again.iter().map(|wait| wait.1).collect::<Vec<_>>()), (sent, vec![until]));
    // The one that was over counts no more.
    drive.event(Event::Waited(turn));
    assert_eq!(drive.waits, again);
    drive.now = until;
    drive.event(Event::Waited(again[0].0)).settle();
    assert!(matches!(drive.looks.last, Look::Came(..)) && drive.sent == sent + 1, "{:?}", drive.looks.last);
}

#[test]
fn the_newest_look_counts() {
    let mut drive = Drive::new();
    drive.look(2);
    let late = std::mem::take(&mut drive.under_way);
    drive.look(2);
    for (ticket, _) in late {
        drive.event(Event::Answered { ticket, answer: Ok(refused(403, "late")), jitter: 0.0 });
    }
    drive.settle();
    assert!(matches!(&drive.looks.last, Look::Came(_, unread) if unread.is_empty()));
}

#[test]
fn a_wait_is_told_until_the_look_is_over_and_can_be_stopped() {
    let mut drive = Drive::new();
    drive.look(2).answer(is_list, Ok(throttled(30)));
    let reason = WaitReason::Throttled { asked: Some(Duration::seconds(30)) };
    assert_eq!((drive.looks.delay, drive.looks.until()), (Some(reason), Some(START + Duration::seconds(30))));
    let (turn, until) = drive.waits.remove(0);
    drive.now = until;
    drive.event(Event::Waited(turn));
    assert_eq!((drive.looks.delay, drive.looks.until()), (Some(reason), None), "it is tried in between");
    drive.answer(is_list, Ok(throttled(30))).event(Event::StopWaiting).settle();
    let Look::Came(_, unread) = &drive.looks.last else { panic!("{:?}", drive.looks.last) };
    assert_eq!(unread.iter().map(|unread| &unread.error).collect::<Vec<_>>(), [&AskError::Stopped(reason)]);
    assert_eq!((drive.looks.delay, drive.dropped), (None, 1));
}

#[test]
fn what_lacked_a_sign_in_is_looked_at_again_with_it_and_nothing_else_is() {
    let mut drive = Drive::new();
    drive.look(2).settle().event(Event::SignedIn);
    assert_eq!(drive.sent, 4);
    let scope = GraphScope::DelegatedPermissionGrantReadWriteAll;
    drive.look(2).answer(is_list, Err(NoAnswer::NotSent(NotSent::ConsentNeeded(scope)))).settle();
    assert_eq!(Needed::of(&[], &drive.looks.last), Needed { scopes: vec![scope], sign_in: false });
    drive.event(Event::SignedIn).settle();
    assert_eq!((drive.sent, Needed::of(&[], &drive.looks.last)), (12, Needed::default()));
}

#[test]
fn what_the_run_and_the_look_lack_is_asked_for_once() {
    let scope = GraphScope::AppRoleAssignmentReadWriteAll;
    let failed = |error| Row::Failed(Failure::Ask(error));
    let rows = [
        failed(AskError::ConsentNeeded(scope)),
        failed(AskError::ConsentNeeded(scope)),
        failed(AskError::SignInNeeded),
        failed(GraphError { status: 403, ..GraphError::default() }.into()),
        Row::UnderWay,
    ];
    assert_eq!(Needed::of(&rows, &Look::NotYet), Needed { scopes: vec![scope], sign_in: true });
}
