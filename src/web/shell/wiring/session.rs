//! What a session asks for, done: in the tab's storage, in windows, over the network, and on the page.

use crate::web::reactive::prelude::*;
use oauth2::{HttpRequest, HttpResponse, http};
use zeroize::Zeroizing;

use crate::{
    directory::cloud::Cloud,
    flow::{
        register::Phase,
        route::Page,
        session::{AtStake, DraftWiped, Effect as Asked, Event, InUse, Kept, Mark, Return, SessionFlow, Turn, Wipes},
    },
    registration::draft::Draft,
    run::ledger,
    signin::{
        answer::StoredAnswer,
        error::Protocol,
        pending::Pending,
        return_to::ReturnTo,
        session::restore::{Refused, SignedOut, Starts, WasSignedIn},
        token::{self, Headers, NotReached},
    },
    web::{
        browser::{
            clock, fetch,
            frames::leave,
            location, random,
            storage::{self, Persist},
        },
        shell::{
            session::{live::Live, other_window, sign_in::SignIn, tenant::Tenant},
            state::App,
            tab_storage::{ChosenTenant, InSandbox},
        },
    },
};

/// Performs what the flow asks for, and tells it what the page notices, for as long as that lives. Called once.
///
/// When a run ends, the tokens that can write are dropped. That shortens the time for which one lies in memory, and no
/// more: Entra ID answers with everything that was consented to, so the next renewal can bring another.
pub fn follow(app: &'static App) {
    let sign_in = app.sign_in;
    sign_in.flow.begin(SessionFlow::update, move |_, effect| perform(app, effect));
    sign_in.returns_to(move || ReturnTo::Step(app.routing.return_to(app.registering.is_registered.get())));
    // It listens for as long as the page lives.
    std::mem::forget(leave::on_hidden(move || sign_in.dispatch(Event::Hidden)));
    Effect::new(move |_| {
        if app.registering.phase.get() == Phase::Finished {
            sign_in.dispatch(Event::RunEnded);
        }
    });
    Effect::new(move |before: Option<Page>| {
        let page = app.routing.page.get();
        if before.is_some_and(|before| before != page && before != Page::Start) {
            sign_in.dispatch(Event::PageChanged);
        }
        page
    });
}

/// The place that the page's address names, before anything changes the address.
pub fn addressed() -> Option<ReturnTo> {
    location::query("step").as_deref().and_then(ReturnTo::from_slug)
}

/// Takes an answer in that waits, or goes on after a reload. Called once `config.json` has been read.
pub fn arrive(app: &'static App, addressed: Option<ReturnTo>) {
    let answer = storage::take::<StoredAnswer>().transpose();
    // Read once, whatever comes of it.
    let pending = answer.as_ref().and_then(|_| storage::take::<Pending>().ok().flatten()).map(Box::new);
    let answer = answer.map(|answer| answer.map_err(|storage::Unreadable| Protocol::Ambiguous));
    app.sign_in.dispatch(Event::Opened { answer, pending, addressed, randomness: random::question() });
}

fn perform(app: &'static App, effect: Asked) {
    let sign_in = app.sign_in;
    let flow = sign_in.flow;
    match effect {
        Asked::Leave { turn, cloud, address, pending } => leave(sign_in, turn, cloud, &address, pending.as_deref()),
        Asked::OpenWindow { turn, id, cloud, address, transport } => {
            let hear = move |turn, said| flow.dispatch(Event::Heard { turn, said });
            if !other_window::open(sign_in.other_window, hear, turn, id, cloud, &address, transport) {
                flow.dispatch(Event::NoWindow { turn, randomness: random::question() });
            }
        }
        Asked::Post { turn, said } => other_window::tell(sign_in.other_window, turn, said),
        Asked::CloseWindow { turn } => other_window::close(sign_in.other_window, turn),
        Asked::Look { turn, after } => flow.dispatch_later(async move {
            clock::sleep(after).await;
            Event::Looked { turn, window: other_window::look(sign_in.other_window, turn) }
        }),
        Asked::Wait { turn, time } => flow.dispatch_later(async move {
            clock::sleep(time).await;
            Event::Waited { turn }
        }),
        Asked::Redeem { turn, cloud, code } => flow.dispatch_later(async move {
            let result = token::redeem(*code, &random::request_id(), |request| post(cloud, request)).await;
            Event::Redeemed { turn, result: result.map(Box::new), randomness: random::question() }
        }),
        Asked::Renew { session, turn, cloud, renewal } => flow.dispatch_later(async move {
            let result = token::renew(*renewal, &random::request_id(), |request| post(cloud, request)).await;
            Event::Renewed { session, turn, result: result.map(Box::new) }
        }),
        Asked::Answer { ticket, answer } => sign_in.tickets.answer(ticket, answer),
        Asked::ReadNames { session } => {
            if let Some(live) = Live::of(sign_in, session) {
                flow.dispatch_later(live.names(move || at_stake(app)));
            }
        }
        Asked::Keep(kept) => keep(kept),
        Asked::Drop(mark) => forget(app, mark),
        Asked::Use(in_use) => app.current.tenant.set(match in_use {
            InUse::Nobody => None,
            InUse::Session(session) => Live::of(sign_in, session).map(Tenant::Live),
            InUse::Sandbox => Some(Tenant::fresh_sandbox()),
        }),
        Asked::Wipe(wipes) => wipe(app, wipes),
        Asked::LeaveResult { return_to } => leave_result(app, return_to),
        Asked::ReturnTo { place, how } => return_to(app, place, how),
    }
}

/// Keeps the question, then leaves for Microsoft.
fn leave(sign_in: SignIn, turn: Turn, cloud: Cloud, address: &str, pending: Option<&Pending>) {
    let left = match pending.map(storage::save) {
        Some(Err(storage::NotKept)) => Err(Protocol::StorageRefused),
        Some(Ok(())) | None => location::assign(cloud, address).map_err(|_| Protocol::AddressUnusable),
    };
    if let Err(why) = left {
        storage::remove::<Pending>();
        sign_in.dispatch(Event::NotLeft { turn, why });
    }
}

/// What stands here belongs to the one who is signed in, and to their tenant.
fn at_stake(app: &'static App) -> AtStake {
    let has_open_run = app.registering.has_run() && !app.registering.is_registered.get_untracked();
    if app.registering.guards() {
        AtStake::Unsaved
    } else if app.routing.page.get_untracked() == Page::Result || has_open_run {
        AtStake::Result
    } else {
        AtStake::Nothing
    }
}

/// Refused storage costs a press of "Sign in" after a reload, the word about having signed out, or the tenant that was
/// chosen, and a reload says so.
fn keep(kept: Kept) {
    let _ = match kept {
        Kept::WasSignedIn(mark) => storage::save(&mark),
        Kept::Starts(starts) => storage::save(&starts),
        Kept::SignedOut(mark) => storage::save(&mark),
        Kept::Refused(refused) => storage::save(&refused),
        Kept::ChosenTenant(tenant) => storage::save(&ChosenTenant(tenant)),
        Kept::InSandbox => storage::save(&InSandbox),
    };
}

fn forget(app: &'static App, mark: Mark) {
    fn remove<T: Persist>() {
        storage::remove::<T>();
    }
    match mark {
        Mark::WasSignedIn => remove::<WasSignedIn>(),
        Mark::Pending => remove::<Pending>(),
        Mark::Answer => remove::<StoredAnswer>(),
        Mark::Refused => remove::<Refused>(),
        Mark::Starts => remove::<Starts>(),
        Mark::SignedOut => remove::<SignedOut>(),
        Mark::InSandbox => remove::<InSandbox>(),
        Mark::Draft => remove::<Draft>(),
        Mark::Ledger => remove::<ledger::Kept>(),
        Mark::ChosenTenant => {
            remove::<ChosenTenant>();
            app.configured.use_the_files_tenant();
        }
    }
}

fn wipe(app: &'static App, wipes: Wipes) {
    match wipes.draft {
        DraftWiped::Nothing => {}
        DraftWiped::Ledger => app.preview.ledger.set(None),
        DraftWiped::All => app.begin_anew(),
    }
    if wipes.link {
        app.linked.discard();
    }
}

/// A result is nothing to another account: the form goes on where it would after the way there and back, and anew
/// where all of it was registered.
fn leave_result(app: &'static App, return_to: Option<ReturnTo>) {
    if app.routing.page.get_untracked() != Page::Result {
        return;
    }
    if app.registering.is_registered.get_untracked() {
        app.begin_anew();
    }
    app.routing.replace(return_to.map_or(Page::Start, Page::from));
}

fn return_to(app: &'static App, place: ReturnTo, how: Return) {
    match (how, place) {
        (Return::Ended, ReturnTo::Step(step)) => app.routing.come_back_to(step),
        (Return::Loaded | Return::Ended, place) => app.routing.replace(place.into()),
        (Return::Stayed, place) => {
            if matches!(app.routing.page.get_untracked(), Page::Start | Page::Tenant) {
                app.routing.go(place.into());
            }
        }
    }
}

/// Sends what `oauth2` has built, and hands it the answer.
async fn post(cloud: Cloud, request: HttpRequest) -> Result<HttpResponse, NotReached> {
    let url = request.uri().to_string();
    // The form holds a code or a refresh token.
    let form = Zeroizing::new(String::from_utf8(request.into_body()).map_err(|_| NotReached)?);
    let mut response = fetch::post_form(cloud, &url, &form).await.map_err(|_| NotReached)?;
    let body = std::mem::take(&mut *response.body);
    let mut answer = http::Response::builder().status(response.status).body(body).map_err(|_| NotReached)?;
    answer.extensions_mut().insert(Headers { retry_after: response.retry_after, content_type: response.content_type });
    Ok(answer)
}
