//! Everything that is on the screen: what is there from the start, and where the parts come up.

use crate::web::reactive::prelude::*;

use super::{
    header::Header,
    in_part::{InPart, PartMissing},
};
use crate::{
    flow::{route::Page, session::Reason},
    registration::step::Step,
    web::{
        browser::frames::{frame, handover},
        pages::start::{Choice, Start},
        shell::{
            in_use::CurrentTenant,
            part::{Part, Parts, Stands},
            route::Routing,
            session::{
                account::{self, Configured},
                asked::Standing,
                sign_in::SignIn,
            },
            state::App,
            tab_storage::Lost,
        },
        ui::{Columns, Live, MessageBar, MessageKind},
    },
    words::session::{frame as words, signing_in},
};

/// The page.
#[component]
pub fn Shell() -> AnyView {
    let (routing, current, sign_in) = (Routing::here(), CurrentTenant::here(), SignIn::here());
    let framed = Memo::new(move || {
        matches!(routing.page.get(), Page::Step(_) | Page::Result | Page::Unfinished)
            && current.context.with(Option::is_some)
    });
    // Once it is there the dialog stays: it gives the focus back as it closes.
    let was_away = RwSignal::new(false);
    Effect::new(move |_| {
        if sign_in.standing() == Standing::Away && !was_away.get_untracked() {
            was_away.set(true);
        }
    });
    let content = changing(move || {
        if framed.get() { view! { <InPart part=Part::Form /> }.into_any() } else { view! { <Single /> }.into_any() }
    });
    let waiting =
        changing(move || was_away.get().then(|| view! { <InPart part=Part::Waiting quiet=true /> }.into_any()));
    if frame::is_framed() {
        view! {
            <InPart part=Part::FrameLine quiet=true />
            {content}
            {waiting}
            <InPart part=Part::SecondPress quiet=true />
            <Live />
        }
        .into_any()
    } else {
        view! { <Header /> {content} {waiting} <Live /> }.into_any()
    }
}

/// Start, set-up and the choice of a tenant: the content alone.
#[component]
fn Single() -> AnyView {
    let routing = Routing::here();
    let page = changing(move || match routing.page.get() {
        Page::Setup => view! { <InPart part=Part::SetUp /> }.into_any(),
        Page::Tenant => view! { <InPart part=Part::Tenant /> }.into_any(),
        Page::Recipe => view! { <InPart part=Part::Recipe /> }.into_any(),
        _ => view! { <StartPage /> }.into_any(),
    });
    view! { <Columns><Statuses /> {page}</Columns> }.into_any()
}

/// What is said above the content of every page.
#[component]
pub fn Statuses() -> AnyView {
    let (sign_in, configured, app) = (SignIn::here(), Configured::here(), App::here());
    let (standing, says) = (Memo::new(move || sign_in.standing()), Memo::new(move || sign_in.has_to_say()));
    let not_loaded = Signal::derive(move || sign_in.not_loaded());
    let on_its_way = changing(move || {
        let title = match standing.get() {
            Standing::Arriving => signing_in::arriving(),
            Standing::Leaving => signing_in::leaving(),
            Standing::Idle | Standing::Away => return None,
        };
        let is_coming = not_loaded.get().is_none();
        is_coming.then(|| view! { <MessageBar kind=MessageKind::Info title announce=true /> })
    });
    let (has_linked, parts) = (app.has_linked, Parts::here());
    let by_config_missing = Signal::derive(move || match parts.stands(Part::ByConfig) {
        Stands::Missing(why) => Some(why),
        Stands::Away | Stands::Coming | Stands::Here => None,
    });
    // Reading `config.json` may bring more to say.
    let has_lost = Memo::new(move || {
        configured.config.track();
        Lost::so_far() != Lost::default()
    });
    view! {
        {on_its_way}
        <PartMissing part=Part::ByConfig not_loaded=by_config_missing />
        <PartMissing part=Part::Leaving not_loaded />
        {changing(move || says.get().then(|| view! { <InPart part=Part::Notices quiet=true /> }))}
        {changing(move || has_lost.get().then(|| view! { <InPart part=Part::Lost quiet=true /> }))}
        {changing(move || has_linked.get().then(|| view! { <InPart part=Part::Link quiet=true /> }))}
    }
    .into_any()
}

#[component]
fn StartPage() -> AnyView {
    let (sign_in, routing, current, configured) =
        (SignIn::here(), Routing::here(), CurrentTenant::here(), Configured::here());
    let parts = Parts::here();
    document().set_title(&words::title(""));
    let signed_in = move || current.context.get().filter(|_| !current.is_sandbox());
    // Who that is is shown by the same part as what `config.json` says.
    Effect::new(move |_| {
        if signed_in().is_some() {
            parts.want(Part::ByConfig);
        }
    });
    let choose = move |choice| match choice {
        Choice::SignIn => account::sign_in(sign_in, routing),
        Choice::GoOn => routing.go(Page::Step(Step::Basics)),
        Choice::Sandbox => {
            sign_in.end(Reason::EnterSandbox);
            routing.go(Page::Step(Step::Basics));
        }
        Choice::SetUp => routing.go(Page::Setup),
        Choice::OtherTenant => routing.go(Page::Tenant),
        Choice::OwnTenant => configured.use_own_tenant(),
    };
    let reach = move |choice| match choice {
        Choice::SignIn => parts.want(Part::Leaving),
        Choice::Sandbox | Choice::GoOn => parts.want(Part::Form),
        Choice::SetUp => parts.want(Part::SetUp),
        Choice::OtherTenant => parts.want(Part::Tenant),
        Choice::OwnTenant => {}
    };
    // Whoever has read the page goes on at once. In a frame a window opens for signing in, and only as it is pressed.
    let ahead = if frame::is_framed() { vec![Part::Form, Part::Leaving] } else { vec![Part::Form] };
    parts.want_when_idle(ahead);
    view! {
        {handover::has_unfinished().then(|| view! { <InPart part=Part::UnfinishedNotice quiet=true /> })}
        <Start
            config=configured.config
            by_config=Signal::derive(move || configured.shown.get())
            may_sign_in=configured.may_sign_in
            take_focus=routing.moved.get_untracked()
            signed_in=Signal::derive(signed_in)
            on_reach=Callback::from(reach)
            on_choose=Callback::from(choose)
        />
    }
    .into_any()
}
