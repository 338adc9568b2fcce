//! What a session asks for, done: in the tab's storage, in windows, over the network, and on the page.

use std::rc::Rc;

use crate::web::reactive::prelude::*;
use oauth2::{HttpRequest, HttpResponse, http};
use zeroize::Zeroizing;

use super::{recovery, sandbox};
use crate::{
    directory::cloud::Cloud,
    flow::{
        register::Phase,
        route::Page,
        session::{AtStake, Effect as Asks, Environment, Event, InUse, Kept, Mark, Marks, Return, SessionFlow},
    },
    next_steps::record::Records,
    signin::{
        answer::StoredAnswer,
        error::Protocol,
        pending::Pending,
        return_to::ReturnTo,
        token::{self, Headers, NotReached},
    },
    web::{
        browser::{
            clock, fetch,
            frames::{frame, leave},
            location, random, storage,
        },
        shell::{
            part::Part,
            session::{
                asked::Asked, configuration::Configuration, ending::SessionEnding, live::Live, own_address,
                own_session::OwnSession, tenant::Tenant,
            },
            state::App,
            tab_storage::{ChosenTenant, InSandbox},
        },
    },
};

/// Puts the session up as the tab has kept it, and takes in what was asked before it was there. Performs what the flow asks
/// for, and tells it what the page notices, for as long as that lives.
///
/// When a run ends, the tokens that can write are dropped. That shortens the time for which one lies in memory, and no
/// more: Entra ID answers with everything that was consented to, so the next renewal can bring another.
pub fn bring() {
    let app = App::here();
    let environment = Environment { back: own_address::own().ok(), is_framed: frame::is_framed() };
    let has_arrived = StoredValue::new(false);
    let session = OwnSession::new(SessionFlow::new(environment, marks()), move |session, asked| {
        take(app, session, has_arrived, asked);
    });
    session.flow.begin(SessionFlow::update, move |_, effect| perform(app, session, effect));
    provide_context(session);
    SessionEnding::watch(session);
    // It listens for as long as the page lives.
    std::mem::forget(leave::on_hidden(move || session.dispatch(Event::Hidden)));
    Effect::new(move |_| {
        if app.run.phase() == Phase::Finished {
            session.dispatch(Event::RunEnded);
        }
    });
    Effect::new(move |before: Option<Page>| {
        let page = app.routing.page.get();
        if before.is_some_and(|before| before != page && before != Page::Start) {
            session.dispatch(Event::PageChanged);
        }
        page
    });
    app.sign_in.session.came(session);
    take(app, session, has_arrived, Asked::Configured);
}

/// What the tab has kept.
fn marks() -> Marks {
    Marks {
        was_signed_in: storage::load().ok().flatten(),
        // What cannot be read is an answer as well, and is refused when it is taken in.
        answer_waits: storage::is_stored::<StoredAnswer>(),
        refused: storage::load().ok().flatten(),
        starts: storage::load().ok().flatten().unwrap_or_default(),
        // Said once.
        signed_out: storage::take().ok().flatten(),
        in_sandbox: storage::is_stored::<InSandbox>(),
    }
}

fn take(app: App, session: OwnSession, has_arrived: StoredValue<bool>, asked: Asked) {
    let is_loading = app.configured.config.with_untracked(Configuration::is_loading);
    match asked {
        // All of it goes by what `config.json` says.
        Asked::Configured if is_loading => {}
        Asked::Go(_) | Asked::End(_) if is_loading => app.sign_in.wait(asked),
        Asked::Configured => {
            let config = app.configured.config.with_untracked(|config| config.config().cloned());
            session.dispatch(Event::Configured(config.map(Box::new)));
            if !has_arrived.get_value() {
                has_arrived.set_value(true);
                arrive(app, session);
            }
            for asked in app.sign_in.take_waiting() {
                take(app, session, has_arrived, asked);
            }
        }
        Asked::Go(intent) => {
            let is_registered = untrack(|| app.run.is_registered());
            let return_to = if recovery::has_taken_over() {
                ReturnTo::Unfinished
            } else {
                ReturnTo::Step(app.routing.return_to(is_registered))
            };
            session.dispatch(Event::SignIn { intent, return_to });
        }
        Asked::End(reason) => session.dispatch(Event::End(reason)),
        Asked::Cancel => session.dispatch(Event::Cancel),
        Asked::ShowWindow => {
            if let Some(leaver) = session.leaver.look() {
                leaver.show_window.call(());
            }
        }
    }
}

/// Takes an answer in that waits, or goes on after a reload. Called once, when `config.json` has been read.
fn arrive(app: App, session: OwnSession) {
    let answer = storage::take::<StoredAnswer>().transpose();
    // Read once, whatever comes of it.
    let pending = answer.as_ref().and_then(|_| storage::take::<Pending>().ok().flatten()).map(Box::new);
    let answer = answer.map(|answer| answer.map_err(|storage::Unreadable| Protocol::Ambiguous));
    let addressed = app.addressed.get_value();
    session.dispatch(Event::Opened { answer, pending, addressed });
}

fn perform(app: App, session: OwnSession, effect: Asks) {
    let flow = session.flow;
    match effect {
        Asks::Leaving(leaving) => {
            if let Some(leaver) = session.leaver.look() {
                leaver.perform.call(leaving);
            } else {
                session.to_leave.update_value(|waiting| waiting.push(leaving));
                app.parts.want(Part::Leaving);
            }
        }
        Asks::Leave { turn, cloud, address } => {
            if location::assign(cloud, &address).is_err() {
                flow.dispatch(Event::NotLeft { turn, why: Protocol::AddressUnusable });
            }
        }
        Asks::Wait { turn, time } => flow.dispatch_later(async move {
            clock::sleep(time).await;
            Event::Waited { turn }
        }),
        Asks::Redeem { turn, cloud, code } => flow.dispatch_later(async move {
            let result = token::redeem(*code, &random::request_id(), |request| post(cloud, request)).await;
            Event::Redeemed { turn, result: result.map(Box::new) }
        }),
        Asks::Renew { session, turn, cloud, renewal } => flow.dispatch_later(async move {
            let result = token::renew(*renewal, &random::request_id(), |request| post(cloud, request)).await;
            Event::Renewed { session, turn, result: result.map(Box::new) }
        }),
        Asks::Answer { ticket, answer } => session.tickets.answer(ticket, answer),
        Asks::ReadNames { session: number } => {
            if let Some(live) = Live::of(session, number) {
                flow.dispatch_later(live.names(move || at_stake(app)));
            }
        }
        Asks::Keep(kept) => keep(kept),
        Asks::Drop(Mark::Records) => storage::remove::<Records>(),
        Asks::Drop(mark) => sandbox::forget(app, mark),
        Asks::Use(InUse::Nobody) => app.current.tenant.set(None),
        Asks::Use(InUse::Session(number)) => {
            let live = Live::of(session, number).map(|live| Tenant::Live(Rc::new(live)));
            app.current.tenant.set(live);
            app.parts.shown(Part::Session);
        }
        Asks::Use(InUse::Sandbox) => app.current.enter_sandbox(),
        Asks::Wipe(wipes) => sandbox::wipe(app, wipes),
        Asks::LeaveResult { return_to } => leave_result(app, return_to),
        Asks::ReturnTo { place, how } => return_to(app, place, how),
    }
}

/// What stands here belongs to the one who is signed in, and to their tenant.
fn at_stake(app: App) -> AtStake {
    let (phase, loss, is_registered) = untrack(|| (app.run.phase(), app.run.loss(), app.run.is_registered()));
    let has_open_run = phase != Phase::Idle && !is_registered;
    if loss.is_some() {
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
        Kept::ChosenTenant(tenant) => storage::save_text::<ChosenTenant>(tenant.as_str()),
        Kept::InSandbox => storage::mark::<InSandbox>(),
    };
}

/// A result is nothing to another account: the form goes on where it would after the way there and back, and anew
/// where all of it was registered.
fn leave_result(app: App, return_to: Option<ReturnTo>) {
    if app.routing.page.get_untracked() != Page::Result {
        return;
    }
    if untrack(|| app.run.is_registered()) {
        app.begin_anew();
    }
    app.routing.replace(return_to.map_or(Page::Start, Page::from));
}

fn return_to(app: App, place: ReturnTo, how: Return) {
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
