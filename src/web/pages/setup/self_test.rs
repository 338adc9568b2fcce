//! Trying the set-up out, and what came of it.

use crate::web::reactive::prelude::*;

use crate::{
    flow::{route::Page, setup::SelfTest},
    registration::step::Step,
    signin::error::{Kind, SignInError},
    web::{
        pages::sign_in::notices::{is_blocked, told},
        shell::{
            in_use::CurrentTenant,
            part::{Part, Parts},
            route::Routing,
            session::{account::Configured, configuration::Configuration, self_test::SettingUp},
        },
        ui::{Button, ButtonKind, Card, CodeBlock, DefinitionList, Disclosure, IdRow, MessageBar, MessageKind},
    },
    words::{
        session::{aadsts, sign_in},
        setup::self_test as words,
    },
};

/// The card that begins a test.
#[component]
pub(super) fn TestCard() -> AnyView {
    let (setting_up, parts) = (SettingUp::here(), Parts::here());
    let reach = move || parts.want(Part::Leaving);
    view! {
        <Card title=words::title()>
            <p class="card__text">{words::does()}</p>
            <Button kind=ButtonKind::Secondary on_reach=reach on_press=move || setting_up.begin_test()>
                {words::begin()}
            </Button>
        </Card>
    }
    .into_any()
}

/// What came of a test, with one thing to do. Nothing while there is none.
pub(super) fn result() -> impl Fn() -> Option<AnyView> + Copy + 'static {
    let (setting_up, config) = (SettingUp::here(), Configured::here().config);
    let (routing, current) = (Routing::here(), CurrentTenant::here());
    move || {
        setting_up.test.with(|test| match test {
            SelfTest::None | SelfTest::UnderWay => None,
            SelfTest::Passed => Some(passed(routing, current)),
            SelfTest::Failed(error) => Some(failed(setting_up, config, error)),
            SelfTest::Unanswered => Some(unanswered()),
        })
    }
}

fn passed(routing: Routing, current: CurrentTenant) -> AnyView {
    let who = move || current.context.get().map(|context| words::signed_in(&context.tenant_name, &context.account));
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || routing.go(Page::Step(Step::Basics))>
                {words::go_on()}
            </Button>
        }
    };
    view! {
        <MessageBar kind=MessageKind::Success title=words::passed() announce=true actions>
            <span dir="auto">{changing(who)}</span>
        </MessageBar>
    }
    .into_any()
}

fn failed(setting_up: SettingUp, config: RwSignal<Configuration>, error: &SignInError) -> AnyView {
    let (what, remedy) = if error.kind == Kind::Network && !is_blocked(config, error) {
        (words::unreadable().to_owned(), words::unreadable_do().to_owned())
    } else {
        told(config, error)
    };
    // A remedy says to sign in again: that is another test.
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_press=move || setting_up.begin_test()>
                {words::again()}
            </Button>
        }
    };
    let support = sign_in::support(error);
    let support = (!support.is_empty()).then(|| {
        view! {
            <Disclosure summary=sign_in::support_title()>
                <CodeBlock label=sign_in::support_title() text=support />
            </Disclosure>
        }
    });
    view! {
        <MessageBar kind=MessageKind::Error title=words::failed() announce=true actions>
            <p>{what} " " {remedy}</p>
            {support}
        </MessageBar>
    }
    .into_any()
}

/// What Microsoft shows on its own page cannot be read from here: each number with its meaning, to be found by hand.
fn unanswered() -> AnyView {
    let rows: Vec<IdRow> = words::SHOWN_BY_MICROSOFT
        .into_iter()
        .filter_map(|code| aadsts::help(code).map(|help| (code, help)))
        .map(|(code, (what, remedy))| IdRow::said(words::number(code), [what, " ", remedy].concat()))
        .collect();
    view! {
        <MessageBar kind=MessageKind::Warning title=words::unanswered() announce=true>
            <p>{words::unanswered_means()}</p>
            <DefinitionList rows=Signal::stored(rows) />
        </MessageBar>
    }
    .into_any()
}
