//! A recipe before it fills the form in: what it is, who says so, its questions, and what it would fill in.

pub mod filled;
pub mod next_steps;
mod questions;
mod share;

use crate::web::reactive::prelude::*;

use crate::{
    config::host::Unread,
    flow::{
        recipe::{Source, Stands},
        route::Page,
    },
    recipe::{
        problem::RecipeProblem,
        signed::{self, Signed},
    },
    web::{
        pages::layout::in_part::InPart,
        shell::{
            form::Form,
            in_use::CurrentTenant,
            part::Part,
            route::Routing,
            session::{account::Configured, configuration::Configuration},
            wiring::recipe::Recipes,
        },
        ui::{Actions, Button, ButtonKind, Card, MessageBar, MessageKind, PageHeading},
    },
    words::{recipe as words, session::frame, value::prose},
};
use filled::filled;
use questions::questions;
use share::ShareRecipe;

/// The page; on any other, the ways to hand the draft on as a recipe.
pub fn view() -> AnyView {
    if Routing::here().page.get_untracked() == Page::Recipe {
        view! { <UseRecipe /> }.into_any()
    } else {
        view! { <ShareRecipe /> }.into_any()
    }
}

/// The page.
#[component]
fn UseRecipe() -> AnyView {
    let (routing, recipes) = (Routing::here(), Recipes::here());
    document().set_title(&frame::title(words::title()));
    let moved = routing.moved.get_untracked();
    let stands = recipes.slice(|flow| flow.stands().clone());
    let content = changing(move || stands.with(|stands| shown(recipes, stands)));
    let config = Configured::here().config;
    let keys = move || {
        let path = config.with(|config| {
            let keys = config.config()?.later.as_ref()?.recipe_keys.as_ref()?;
            signed::trusted(keys).1.into_iter().next()
        });
        path.map(|path| view! { <MessageBar kind=MessageKind::Warning title=words::key_wrong(&path) /> })
    };
    // The organization's colour comes with its rules.
    let has_rules = Memo::new(move || config.with(Configuration::has_house_rules));
    let house = move || has_rules.get().then(|| view! { <InPart part=Part::HouseRules quiet=true /> });
    view! {
        <PageHeading title=words::title() lead=words::lead() take_focus=moved />
        {changing(keys)}
        {changing(house)}
        {content}
    }
    .into_any()
}

fn shown(recipes: Recipes, stands: &Stands) -> AnyView {
    let told = |kind, title: String, text: &'static str| {
        view! {
            <MessageBar kind title announce=true>{text}</MessageBar>
            {ways(None)}
        }
        .into_any()
    };
    match stands {
        Stands::None => told(MessageKind::Info, words::none().to_owned(), words::none_do()),
        Stands::NoSuchName(name) => told(MessageKind::Error, words::no_such_name(name), words::no_such_name_do()),
        Stands::NotThere(name) => told(MessageKind::Error, words::not_there(name.as_str()), words::not_there_do()),
        Stands::Coming(_) => view! { <p class="loading" role="status">{words::loading()}</p> }.into_any(),
        Stands::Unread(name, why) => {
            let (title, why) = (words::not_read(name.as_str()), unread(*why));
            view! {
                <MessageBar kind=MessageKind::Error title announce=true>{why}</MessageBar>
                {ways(None)}
            }
            .into_any()
        }
        Stands::Wrong(source, problems) => {
            let (said, list) = (source_of(*source), list(problems));
            view! {
                <p class="recipe__source">{said}</p>
                <MessageBar kind=MessageKind::Error title=words::wrong() announce=true>
                    <p>{words::wrong_do()}</p>
                    {list}
                </MessageBar>
                {ways(None)}
            }
            .into_any()
        }
        Stands::Ready(ready) => {
            let recipe = &ready.recipe;
            let ignored = (!ready.warnings.is_empty()).then(|| {
                let list = list(&ready.warnings);
                view! { <MessageBar kind=MessageKind::Warning title=words::ignored()>{list}</MessageBar> }
            });
            let (title, said) = (prose(&recipe.title), source_of(ready.source));
            // Whose trusted signature it has needs no word of theirs.
            let is_confirmed = matches!(&ready.signed, Some(Signed::By(who)) if who.name == recipe.from);
            let from =
                (!recipe.from.is_empty() && !is_confirmed).then(|| view! { " " {words::by_own_word(&recipe.from)} });
            let about = (!recipe.description.is_empty()).then(|| {
                let text = prose(&recipe.description);
                view! { <p class="card__text" dir="auto">{text}</p> }
            });
            view! {
                {ignored}
                <Card>
                    <h2 class="card__title" dir="auto">{title}</h2>
                    {about}
                    <p class="card__note">{said} {from}</p>
                </Card>
                {ready.signed.as_ref().map(signature)}
                {questions(recipes, &recipe.questions)}
                {filled(recipes, ready)}
                {replaces()}
                {ways(Some(recipes))}
            }
            .into_any()
        }
    }
}

fn source_of(source: Source) -> &'static str {
    match source {
        Source::Site => words::of_site(),
        Source::Link => words::of_link(),
    }
}

/// What is known of a signature.
fn signature(signed: &Signed) -> AnyView {
    let (kind, title) = match signed {
        Signed::By(who) => (MessageKind::Success, words::signed_by(&who.name)),
        Signed::Wrong => (MessageKind::Warning, words::signed_wrong().to_owned()),
        Signed::UnknownKey => (MessageKind::Warning, words::signed_unknown().to_owned()),
        Signed::NotVerified => (MessageKind::Warning, words::signed_not_verified().to_owned()),
    };
    let text = match signed {
        Signed::By(_) => words::signed_means(),
        Signed::Wrong | Signed::UnknownKey => words::unsigned_means(),
        Signed::NotVerified => words::signed_other_browser(),
    };
    view! { <MessageBar kind title announce=true>{text}</MessageBar> }.into_any()
}

fn unread(why: Unread) -> String {
    match why {
        Unread::NoAnswer => words::no_answer().to_owned(),
        Unread::Redirect => words::redirected().to_owned(),
        Unread::Status(status) => words::other_status(usize::from(status)),
    }
}

/// Each mistake with its place.
fn list(problems: &[RecipeProblem]) -> AnyView {
    let items = problems.iter().map(|problem| view! { <li>{words::problem(problem)}</li> }).collect::<Vec<_>>();
    view! { <ul class="message__list">{items}</ul> }.into_any()
}

/// What using it costs somebody who has begun.
fn replaces() -> AnyView {
    let form = Form::here();
    let begun = Memo::new(move || !form.is_blank());
    changing(move || begun.get().then(|| view! { <MessageBar kind=MessageKind::Warning title=words::replaces() /> }))
}

/// The ways on: by the recipe, where there is one, or back.
fn ways(recipes: Option<Recipes>) -> AnyView {
    let (routing, current) = (Routing::here(), CurrentTenant::here());
    let back = move || {
        let signed_in = current.context.with_untracked(Option::is_some);
        routing.go(if signed_in { Page::Step(routing.reached.get_untracked()) } else { Page::Start });
    };
    let by_it = recipes.map(|recipes| {
        view! {
            <Button kind=ButtonKind::Primary on_press=move || recipes.use_it()>
                {words::use_it()}
            </Button>
        }
    });
    view! {
        <Actions>
            {by_it}
            <Button kind=ButtonKind::Secondary on_press=back>
                {words::back()}
            </Button>
        </Actions>
    }
    .into_any()
}
