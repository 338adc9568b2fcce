//! How the permissions of the new client stand, each by itself, with ways on: Retry, Check again, and what an
//! administrator is sent.

use leptos::{prelude::*, task::spawn_local};

use super::{
    consent_request::ConsentRequest,
    fields,
    support::{SupportCodes, SupportDetails},
};
use crate::{
    directory::{
        grant::{self, WantedGrant},
        permission::PickedPermission,
    },
    graph::granted::{Granted, Stands},
    http::request::GraphScope,
    i18n::{consent as words, result, review},
    plan::call::CallKind,
    registration::validate::Registration,
    run::{
        failure::Failure,
        progress::{CallProgress, CallState},
    },
    web::{
        app::{
            consent,
            drive::Drive,
            sign_in::{ConsentNotice, SignInAgain},
            state::{App, RunPhase},
            trouble::Trouble,
        },
        ui::{Actions, Badge, BadgeKind, Button, ButtonKind, Card, MessageBar, MessageKind},
    },
};

/// The ID of "Check again".
const CHECK: &str = "consent-check";

/// How one permission stands, as far as this page knows.
#[derive(Clone, Debug, PartialEq)]
enum Row {
    /// As the run left it, or as the tenant said.
    Stands(Stands),
    /// A call for it is under way.
    UnderWay,
    /// The run could not grant it.
    Failed(Failure),
}

/// What the last look into the tenant has brought.
#[derive(Clone, Debug, PartialEq)]
enum Check {
    /// Nobody has looked since the run.
    NotYet,
    /// Somebody is looking.
    Asking,
    /// How it stands, and what could not be read.
    Came(Granted, Vec<Trouble>),
}

/// The card; nothing for a client that asks for nothing.
#[component]
pub fn ConsentCard(
    /// Whether "Try again" of the page tries these calls as well.
    stopped: bool,
) -> AnyView {
    let app = App::here();
    let drive = Drive::here();
    let asks = |registration: &Registration| !registration.permissions().is_empty();
    let Some(registration) = drive.registration.get_untracked().filter(asks) else { return ().into_any() };
    let picks = StoredValue::new(registration.permissions().to_vec());
    let grants = StoredValue::new(grant::wanted(registration.permissions()));
    let check = RwSignal::new(Check::NotYet);
    let rows = Memo::new(move |_| {
        app.progress.with(|calls| {
            let row = |pick: &PickedPermission| grants.with_value(|grants| row(pick, grants, calls, &check.read()));
            picks.with_value(|picks| picks.iter().map(row).collect::<Vec<_>>())
        })
    });
    let under_way = Memo::new(move |_| app.run.get() == RunPhase::Running);
    let failed = Memo::new(move |_| rows.with(|rows| rows.iter().any(|row| matches!(row, Row::Failed(_)))));
    let missing = Memo::new(move |_| {
        rows.with(|rows| {
            picks.with_value(|picks| {
                let open = |row: &Row| *row != Row::Stands(Stands::Granted);
                let pairs = rows.iter().zip(picks);
                pairs.filter(|(row, _)| open(row)).map(|(_, pick)| pick.clone()).collect::<Vec<_>>()
            })
        })
    });
    let client = move || app.made.with(|made| made.service_principal);
    let summary = Memo::new(move |_| {
        let open = missing.with(Vec::len);
        let of = picks.with_value(Vec::len);
        let tried = app.progress.with(|calls| calls.iter().any(|call| call.kind.is_of_consent()));
        let looked = check.with(|check| matches!(check, Check::Came(..)));
        (!under_way.get()).then(|| Summary::of(of - open, of, tried, looked))
    });
    let look = move || {
        let (Some(tenant), Some(client)) = (app.tenant.get_untracked(), client()) else { return };
        check.set(Check::Asking);
        let picks = picks.get_value();
        spawn_local(async move {
            let (granted, troubles) = consent::granted(tenant, client, &picks).await;
            // The page may have been left in the meantime, and its signals with it.
            let _ = check.try_set(Check::Came(granted, troubles));
        });
    };
    let retry = move || {
        check.set(Check::NotYet);
        drive.resume();
        // The button that was pressed goes away while its calls are under way.
        fields::focus_soon(CHECK.to_owned());
    };
    let asking = Signal::derive(move || *check.read() == Check::Asking);
    view! {
        <Card title=words::HEADING>
            {move || summary.get().map(said)}
            {move || rows.with(|rows| picks.with_value(|picks| list(picks, rows, grants)))}
            {move || check.with(said_of_check)}
            {move || rows.with(|rows| needed(rows))}
            <Actions>
                {move || {
                    (failed.get() && !stopped)
                        .then(|| {
                            view! {
                                <Button kind=ButtonKind::Secondary disabled=under_way on_press=retry>
                                    {words::RETRY}
                                </Button>
                            }
                        })
                }}
                {move || {
                    client()
                        .map(|_| {
                            let busy = Signal::derive(move || under_way.get() || asking.get());
                            view! {
                                <Button kind=ButtonKind::Secondary id=CHECK disabled=busy on_press=look>
                                    {move || if asking.get() { words::CHECKING } else { words::CHECK_AGAIN }}
                                </Button>
                            }
                        })
                }}
            </Actions>
            <ConsentRequest missing />
        </Card>
    }
    .into_any()
}

/// How a permission stands: by the last look into the tenant, or else by the run.
fn row(pick: &PickedPermission, grants: &[WantedGrant], calls: &[CallProgress], check: &Check) -> Row {
    if let Check::Came(granted, _) = check {
        return Row::Stands(granted.stands(pick));
    }
    let state = |kind| calls.iter().find(|call| call.kind == kind).map(|call| &call.state);
    let place = grants.iter().position(|grant| grant.covers(pick));
    let of_api = grants.iter().position(|grant| grant.api == pick.resource_app_id);
    match place.and_then(|n| state(CallKind::Grant(n))) {
        Some(CallState::Done) => Row::Stands(Stands::Granted),
        Some(CallState::Failed(failure)) => Row::Failed(failure.clone()),
        Some(CallState::Running { .. } | CallState::Waiting { .. }) => Row::UnderWay,
        // It waits for its API.
        Some(CallState::Pending) => match of_api.and_then(|n| state(CallKind::Api(n))) {
            Some(CallState::Failed(failure)) => Row::Failed(failure.clone()),
            _ => Row::Stands(Stands::NotGranted),
        },
        None => Row::Stands(Stands::NotGranted),
    }
}

/// How the permissions stand, all together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Summary {
    All,
    /// So many of so many, as the tenant said.
    Some(usize, usize),
    /// The run has left some open.
    Open,
    /// The run was not asked to grant anything.
    NotYet,
}

impl Summary {
    const fn of(granted: usize, of: usize, tried: bool, looked: bool) -> Self {
        match (granted == of, tried, looked) {
            (true, ..) => Self::All,
            (false, _, true) => Self::Some(granted, of),
            (false, true, false) => Self::Open,
            (false, false, false) => Self::NotYet,
        }
    }
}

fn said(summary: Summary) -> AnyView {
    let (kind, title) = match summary {
        Summary::All => (MessageKind::Success, words::ALL_GRANTED.to_owned()),
        Summary::Some(granted, of) => (MessageKind::Info, words::checked(granted, of)),
        Summary::Open => (MessageKind::Warning, words::SOME_NOT_GRANTED.to_owned()),
        Summary::NotYet => (MessageKind::Info, words::NOT_YET.to_owned()),
    };
    view! { <MessageBar kind title announce=true /> }.into_any()
}

fn list(picks: &[PickedPermission], rows: &[Row], grants: StoredValue<Vec<WantedGrant>>) -> AnyView {
    let items = picks.iter().zip(rows).map(|(pick, row)| item(pick, row, grants)).collect::<Vec<_>>();
    view! { <ul class="review__list" aria-label=words::PERMISSIONS>{items}</ul> }.into_any()
}

fn item(pick: &PickedPermission, row: &Row, grants: StoredValue<Vec<WantedGrant>>) -> AnyView {
    let about = [pick.resource_name.as_str(), " · ", review::kind(pick.kind)].concat();
    let (kind, text) = match row {
        Row::Stands(stands @ Stands::Granted) => (BadgeKind::Success, words::stands(*stands)),
        Row::Stands(stands @ Stands::Unknown) => (BadgeKind::Neutral, words::stands(*stands)),
        Row::Stands(stands @ Stands::NotGranted) => (BadgeKind::Warning, words::stands(*stands)),
        Row::UnderWay => (BadgeKind::Neutral, crate::i18n::elements::RUNNING),
        Row::Failed(_) => (BadgeKind::Danger, words::stands(Stands::NotGranted)),
    };
    let why = match row {
        Row::Failed(failure) => grants.with_value(|grants| {
            let grant = grants.iter().find(|grant| grant.covers(pick))?;
            let details = failure.graph_error().cloned().map(|error| match failure {
                Failure::Refused(_) => view! { <SupportDetails error /> }.into_any(),
                _ => view! { <SupportCodes error /> }.into_any(),
            });
            Some(view! {
                <div class="review__why">
                    <p class="card__note">{words::refused(failure, grant)}</p>
                    {details}
                </div>
            })
        }),
        _ => None,
    };
    view! {
        <li class="review__item">
            <span>
                <code class="code-text">{pick.value.clone()}</code>
                " "
                <span class="review__about" dir="auto">{about}</span>
            </span>
            <Badge kind text />
            {why}
        </li>
    }
    .into_any()
}

/// What the last look could not read, and what to do about it.
fn said_of_check(check: &Check) -> Option<AnyView> {
    let Check::Came(_, troubles) = check else { return None };
    let bars = troubles.iter().cloned().map(|trouble| match trouble {
        Trouble::ConsentNeeded(scope) => view! { <ConsentNotice scope /> }.into_any(),
        Trouble::SignInNeeded => view! { <SignInAgain /> }.into_any(),
        Trouble::Graph(error) => {
            let title = if error.status == 403 { words::DELEGATED_UNKNOWN } else { words::CHECK_FAILED };
            view! {
                <MessageBar kind=MessageKind::Warning title announce=true>
                    <SupportDetails error />
                </MessageBar>
            }
            .into_any()
        }
        Trouble::Lost | Trouble::Unreadable => view! {
            <MessageBar kind=MessageKind::Warning title=words::CHECK_FAILED announce=true>
                {result::remedy(&Failure::ConnectionLost)}
            </MessageBar>
        }
        .into_any(),
    });
    Some(bars.collect::<Vec<_>>().into_any())
}

/// What the page itself needs before Retry can do more: each thing once.
fn needed(rows: &[Row]) -> Vec<AnyView> {
    let failures = || rows.iter().filter_map(|row| if let Row::Failed(failure) = row { Some(failure) } else { None });
    let mut scopes: Vec<GraphScope> = Vec::new();
    for failure in failures() {
        if let Failure::ConsentNeeded(scope) = failure
            && !scopes.contains(scope)
        {
            scopes.push(*scope);
        }
    }
    let sign_in = failures().any(|failure| *failure == Failure::SignInNeeded);
    let mut bars: Vec<AnyView> = scopes.into_iter().map(|scope| view! { <ConsentNotice scope /> }.into_any()).collect();
    bars.extend(sign_in.then(|| view! { <SignInAgain /> }.into_any()));
    bars
}
