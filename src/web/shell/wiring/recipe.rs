//! Recipes as they are brought to the page, and handed on to the door of links as [`RecipeFlow`] says.

use crate::web::reactive::prelude::*;

use crate::{
    flow::{
        recipe::{Effect as Asked, Event, Opened, RecipeFlow},
        route::Page,
    },
    recipe::{link::RecipeName, signed},
    web::{
        browser::{fetch, frames::handover, location, storage, verify},
        pages::fields,
        shell::{flow::Flow, link::Linked, state::App, tab_storage::RecipeText},
    },
    words::recipe as words,
};

/// What has come, and the answers so far, by a handle that is cheap to copy.
#[derive(Clone, Copy)]
pub struct Recipes {
    flow: Flow<RecipeFlow, Event>,
}

impl Recipes {
    /// Nothing has come.
    fn new() -> Self {
        Self { flow: Flow::idle(RecipeFlow::default()) }
    }

    /// Those of the page that one is in.
    pub fn here() -> Self {
        expect_context()
    }

    /// A part of how it stands, which changes only when that part does.
    pub fn slice<T: PartialEq + 'static>(self, part: impl Fn(&RecipeFlow) -> T + 'static) -> Memo<T> {
        self.flow.slice(part)
    }

    /// Answers a question.
    pub fn answer(self, at: usize, text: String) {
        self.flow.dispatch(Event::Answer { at, text });
    }

    /// The person wants it.
    pub fn use_it(self) {
        self.flow.dispatch(Event::Use);
    }
}

/// What `link.js` writes before the name of a file.
const NAMED: &str = "?recipe=";

/// Looks at what was brought, now and whenever the page is shown or a link is opened while it is.
pub fn bring() {
    let app = App::here();
    let recipes = Recipes::new();
    provide_context(recipes);
    let flow = recipes.flow;
    flow.begin(
        |recipe: &mut RecipeFlow, event, _| recipe.update(event),
        move |_, effect| perform(app, recipes, effect),
    );
    // It listens for as long as the page lives.
    std::mem::forget(handover::on_recipe(move || look(recipes)));
    Effect::new(move |_| {
        if app.routing.page.get() == Page::Recipe {
            look(recipes);
        }
    });
    Effect::new(move |_| {
        let keys = app.configured.config.with(|config| {
            let keys = config.config().and_then(|config| config.later.as_ref()?.recipe_keys.as_ref());
            keys.map(|keys| signed::trusted(keys).0)
        });
        flow.dispatch(Event::Trusts(keys.unwrap_or_default()));
    });
}

fn look(recipes: Recipes) {
    if let Some(text) = handover::recipe_on_the_page() {
        // Where it cannot be stored it is remembered until the page is left.
        let _ = storage::save(&RecipeText(text));
    }
    let named = |text: &str| text.strip_prefix(NAMED).map(str::to_owned);
    let opened = match (location::query("recipe"), storage::load::<RecipeText>()) {
        (Some(name), _) => Opened::Named(name),
        (None, Ok(Some(RecipeText(text)))) => named(&text).map_or_else(|| Opened::Fragment(text), Opened::Named),
        (None, Ok(None)) => Opened::Nothing,
        // What cannot be read is a recipe that was damaged.
        (None, Err(storage::Unreadable)) => Opened::Fragment(String::new()),
    };
    // The address names the file again, so that it can be kept and sent on. `link.js` takes it out for the first load.
    if let Opened::Named(name) = &opened
        && let Ok(name) = RecipeName::try_from(name.clone())
    {
        location::replace(&[&Page::Recipe.query(), "&", name.query().trim_start_matches('?')].concat());
    }
    recipes.flow.dispatch(Event::Opened(opened));
}

fn perform(app: App, recipes: Recipes, effect: Asked) {
    match effect {
        Asked::Fetch { turn, name } => recipes.flow.dispatch_later(async move {
            let answer = fetch::get_recipe(&name).await;
            Event::Came { turn, answer }
        }),
        Asked::FetchSignature { turn, name } => recipes.flow.dispatch_later(async move {
            let answer = fetch::get_signature(&name).await;
            Event::SignatureCame { turn, answer }
        }),
        Asked::Verify { turn, key, signature, bytes } => recipes.flow.dispatch_later(async move {
            let is_right = verify::ed25519(&key, &signature, &bytes).await;
            Event::Verified { turn, is_right }
        }),
        Asked::Ask(at) => fields::focus_soon(words::question_id(at)),
        Asked::Propose(shared) => {
            if let Some(linked) = Linked::find() {
                app.has_linked.set(true);
                linked.put(shared);
            }
            if app.current.context.with_untracked(Option::is_none) {
                app.routing.go(Page::Start);
            }
        }
    }
}
