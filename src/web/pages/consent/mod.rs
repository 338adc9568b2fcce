//! How the permissions of the new client stand, each by itself, with ways on: another try, Check again, and what an
//! administrator is sent. Below the first screen of the result.

mod request;
mod rows;

use crate::web::reactive::prelude::*;
use time::OffsetDateTime;

use super::result::folded::folded;
use crate::{
    directory::{
        audience::SignInAudience,
        permission::{PickedPermission, grant},
    },
    flow::{
        consent::{Look, Looks, Needed, Part, Unread},
        register::{Phase, Write},
    },
    graph::{ask::AskError, granted::Stands},
    http::retry::WaitReason,
    registration::validate::Registration,
    run::{
        consent::{InShort, Row, Summary},
        failure::Failure,
        progress::{CallProgress, CallState},
    },
    web::{
        pages::{
            fields,
            layout::busy::StopButton,
            sign_in::{again::SignInAgain, notices::ConsentNotice},
            support::SupportDetails,
        },
        shell::{in_use::TenantInUse, picker::consent::LooksHandle, register::Registering},
        ui::{Actions, Badge, BadgeKind, Button, ButtonKind, MessageBar, MessageKind, announcer},
    },
    words::{
        elements,
        run::{consent as words, failure},
    },
};

use request::ConsentRequest;

/// The ID of "Check again".
const CHECK: &str = "consent-check";

/// The card; nothing for a client that asks for nothing.
#[component]
pub fn ConsentCard(
    /// The tenant that it is registered in.
    tenant: TenantInUse,
) -> AnyView {
    let registering = Registering::here();
    let asks = |registration: &Registration| !registration.permissions().is_empty();
    let Some(registration) = registering.registration.get_untracked().filter(asks) else { return ().into_any() };
    // Nobody can consent for others there.
    if registration.audience() == SignInAudience::Personal {
        return view! { <MessageBar kind=MessageKind::Info title=words::each_person() /> }.into_any();
    }
    let picks = StoredValue::new(registration.permissions().to_vec());
    let grants = StoredValue::new(grant::wanted(registration.permissions()));
    let looks = LooksHandle::new(picks);
    let last = looks.slice(|looks| looks.last.clone());
    let look_delay = looks.slice(|looks| looks.delay);
    let look_until = looks.slice(Looks::until);
    let rows = Memo::new(move || {
        last.with(|last| {
            let looked = if let Look::Came(granted, _) = last { Some(granted) } else { None };
            registering.progress.with(|calls| {
                let row = |pick: &PickedPermission| grants.with_value(|grants| Row::of(pick, grants, calls, looked));
                picks.with_value(|picks| picks.iter().map(row).collect::<Vec<_>>())
            })
        })
    });
    let under_way = Memo::new(move || registering.phase.get() == Phase::Running);
    let failed = Memo::new(move || rows.with(|rows| rows.iter().any(|row| matches!(row, Row::Failed(_)))));
    let missing = Memo::new(move || {
        rows.with(|rows| {
            picks.with_value(|picks| {
                let open = |row: &Row| *row != Row::Stands(Stands::Granted);
                let pairs = rows.iter().zip(picks);
                pairs.filter(|(row, _)| open(row)).map(|(_, pick)| pick.clone()).collect::<Vec<_>>()
            })
        })
    });
    let summary = Memo::new(move || {
        let tried = registering.progress.with(|calls| calls.iter().any(|call| call.kind.is_of_consent()));
        let looked = last.with(|last| matches!(last, Look::Came(..)));
        (!under_way.get()).then(|| rows.with(|rows| Summary::of(rows, tried, looked)))
    });
    let needed = Memo::new(move || rows.with(|rows| last.with(|last| Needed::of(rows, last))));
    let retry = move || {
        registering.press(Write::Resume);
        // The button that was pressed goes away while its calls are under way.
        fields::focus_soon(CHECK.to_owned());
    };
    // A call that waits is tried in between; the words stay.
    let delay = Memo::from_last(move |before: Option<&Option<WaitReason>>| {
        let of_run = || registering.progress.with(|calls| calls.iter().find_map(waits).map(|(reason, _)| reason));
        let before = before.copied().flatten();
        look_delay.get().or_else(|| if under_way.get() { of_run().or(before) } else { None })
    });
    let until = Memo::new(move || {
        let of_run = || registering.progress.with(|calls| calls.iter().filter_map(waits).map(|(_, until)| until).max());
        look_until.get().or_else(of_run)
    });
    let clock = Signal::derive(move || looks.clock.get().max(registering.clock.get()));
    let left = move || until.get().map(|until| until - clock.get());
    let stop = move || {
        looks.stop();
        registering.stop_waiting();
    };
    let announcer = announcer();
    Effect::new(move |_| {
        if let Some(reason) = delay.get() {
            announcer.announce(words::delayed(reason, untrack(left)));
        }
    });
    let asking = Memo::new(move || last.with(|last| *last == Look::Asking));
    let can_check = Memo::new(move || registering.service_principal.get().is_some());
    // What failed, or what the page lacks, stands open.
    let open = Memo::from_last(move |before: Option<&bool>| {
        let is_stuck = failed.get() || needed.with(|needed| *needed != Needed::default());
        // It does not fold under somebody's hands.
        is_stuck || before.is_some_and(|before| *before)
    });
    let content = view! {
            {changing(move || summary.get().map(|summary| said(summary, registering)))}
            {changing(move || {
                rows.with(|rows| {
                    picks.with_value(|picks| grants.with_value(|grants| rows::list(picks, rows, grants)))
                })
            })}
            {changing(move || delay.get().map(|reason| view! { <p class="busy">{changing(move || words::delayed(reason, left()))}</p> }))}
            <StopButton until clock on_stop=stop focus=CHECK />
            {changing(move || last.with(|last| unread(last).iter().filter_map(not_read).collect::<Vec<_>>()))}
            {changing(move || needed.with(ways_on))}
            <Actions>
                {changing(move || {
                    failed.get()
                        .then(|| {
                            view! {
                                <Button kind=ButtonKind::Secondary disabled=under_way on_press=retry>
                                    {words::retry()}
                                </Button>
                            }
                        })
                })}
                {changing(move || {
                    can_check
                        .get()
                        .then(|| {
                            let busy = Signal::derive(move || under_way.get() || asking.get());
                            view! {
                                <Button
                                    kind=ButtonKind::Secondary
                                    id=CHECK
                                    disabled=busy
                                    on_press=move || looks.look()
                                >
                                    {changing(move || if asking.get() { words::checking() } else { words::check_again() })}
                                </Button>
                            }
                        })
                })}
            </Actions>
            <ConsentRequest missing tenant />
    };
    let short = Memo::new(move || rows.with(|rows| InShort::of(rows)));
    folded(words::heading(), changing(move || Some(in_short(short.get()))).into_any(), open.into(), content.into_any())
}

fn in_short(short: InShort) -> AnyView {
    let (kind, text) = match short {
        InShort::Granted => (BadgeKind::Success, words::stands(Stands::Granted).to_owned()),
        InShort::UnderWay => (BadgeKind::Neutral, elements::running().to_owned()),
        InShort::NotGranted(count) => (BadgeKind::Warning, words::open(count)),
        InShort::Unknown => (BadgeKind::Neutral, words::stands(Stands::Unknown).to_owned()),
    };
    view! { <Badge kind text /> }.into_any()
}

/// Why a call of consent waits, and until when.
fn waits(call: &CallProgress) -> Option<(WaitReason, OffsetDateTime)> {
    match call.state {
        CallState::Waiting { reason, until } if call.kind.is_of_consent() => Some((reason, until)),
        _ => None,
    }
}

fn said(summary: Summary, registering: Registering) -> AnyView {
    let (kind, title) = match summary {
        Summary::All => (MessageKind::Success, words::all_granted().to_owned()),
        Summary::Looked { granted, unknown, of } => (MessageKind::Info, words::checked(granted, unknown, of)),
        Summary::Open => (MessageKind::Warning, words::some_not_granted().to_owned()),
        Summary::NotYet => {
            let words =
                words::not_yet(registering.application.get().is_some(), registering.service_principal.get().is_some());
            (MessageKind::Info, words.to_owned())
        }
    };
    view! { <MessageBar kind title announce=true /> }.into_any()
}

/// What the page itself needs before another try or another look can do more.
fn ways_on(needed: &Needed) -> AnyView {
    let consent =
        needed.scopes.split_first().map(|(scope, also)| view! { <ConsentNotice scope=*scope also=also.to_vec() /> });
    view! {
        {consent}
        {needed.sign_in.then(|| view! { <SignInAgain /> })}
    }
    .into_any()
}

/// What the last look could not read.
const fn unread(last: &Look) -> &[Unread] {
    if let Look::Came(_, unread) = last { unread.as_slice() } else { &[] }
}

/// What a look could not read, unless the person can give what it lacked.
fn not_read(unread: &Unread) -> Option<AnyView> {
    let title = match (unread.part, &unread.error) {
        (Part::Delegated, AskError::NotAllowed(_)) => words::delegated_unknown(),
        (Part::Apis, _) => words::apis_unknown(),
        (Part::Delegated | Part::Application, _) => words::check_failed(),
    };
    let content = match &unread.error {
        AskError::ConsentNeeded(_) | AskError::SignInNeeded => return None,
        AskError::NotAllowed(error)
        | AskError::Refused(error)
        | AskError::Unavailable(error)
        | AskError::InBetween(error) => view! { <SupportDetails error=(**error).clone() /> }.into_any(),
        AskError::SignInUnavailable(asked) => failure::sign_in_unavailable(*asked).into_any(),
        AskError::Blocked => [failure::blocked(), failure::blocked_do()].join(" ").into_any(),
        AskError::Stopped(reason) => failure::stopped(*reason).into_any(),
        AskError::ConnectionLost | AskError::AnswerUnreadable => {
            failure::remedy(&Failure::Ask(AskError::ConnectionLost)).into_any()
        }
    };
    let bar = view! {
        <MessageBar kind=MessageKind::Warning title announce=true>
            {content}
        </MessageBar>
    };
    Some(bar.into_any())
}
