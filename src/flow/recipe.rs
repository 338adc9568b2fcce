//! A recipe from its arrival until it is a registration to look at: fetched or taken out of a link, read, its questions
//! answered.
//!
//! # Invariants
//! - Nothing runs by itself: it is read and shown, and fills nothing in before the person wants it.
//! - A file is fetched once for each time that somebody comes to it; an answer for another one is nobody's.
//! - A recipe with a mistake fills nothing in.

use crate::{
    config::host::{Found, HostAnswer, Unread},
    recipe::{
        Recipe,
        link::{RecipeName, from_fragment},
        problem::{Mistake, RecipeProblem},
        question::AnswerProblem,
    },
    registration::share::SharedDraft,
};

/// Where a recipe comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file beside the page.
    Site,
    /// A link, which anybody can have written.
    Link,
}

/// How it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nobody has brought one.
    None,
    /// The address names one as none can be called.
    NoSuchName(String),
    /// Its file is on its way.
    Coming(RecipeName),
    /// There is no such file.
    NotThere(RecipeName),
    /// Whether there is one is not known.
    Unread(RecipeName, Unread),
    /// It has mistakes.
    Wrong(Source, Vec<RecipeProblem>),
    /// It can be used.
    Ready(Box<Ready>),
}

/// A recipe that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ready {
    /// Where it comes from.
    pub source: Source,
    /// What it says.
    pub recipe: Recipe,
    /// What is ignored in it.
    pub warnings: Vec<RecipeProblem>,
}

/// What the page was opened with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Nothing.
    Nothing,
    /// The name of a file.
    Named(String),
    /// A fragment that holds one.
    Fragment(String),
}

/// What has happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The page is shown, or another recipe was brought to it.
    Opened(Opened),
    /// The host has answered.
    Came {
        /// Which time.
        turn: u32,
        /// With what.
        answer: HostAnswer,
    },
    /// A question was answered.
    Answer {
        /// Its place.
        at: usize,
        /// As typed.
        text: String,
    },
    /// The person wants it.
    Use,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A file is asked for.
    Fetch {
        /// Which time.
        turn: u32,
        /// Its name.
        name: RecipeName,
    },
    /// The question at this place takes the focus.
    Ask(usize),
    /// It becomes the draft, by the door of links.
    Propose(SharedDraft),
}

/// The state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecipeFlow {
    opened: Opened,
    stands: Stands,
    answers: Vec<String>,
    found: Vec<(usize, AnswerProblem)>,
    turn: u32,
}

impl Default for RecipeFlow {
    fn default() -> Self {
        let (answers, found) = (Vec::new(), Vec::new());
        Self { opened: Opened::Nothing, stands: Stands::None, answers, found, turn: 0 }
    }
}

impl RecipeFlow {
    /// Takes in what has happened; answers what is to be done.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            // What was answered stays, unless the file did not come.
            Event::Opened(opened) if opened == self.opened && !matches!(self.stands, Stands::Unread(..)) => Vec::new(),
            Event::Opened(opened) => self.open(opened),
            Event::Came { turn, answer } => {
                if let (true, Stands::Coming(name)) = (turn == self.turn, &self.stands) {
                    self.stands = came(name.clone(), answer);
                    self.begin();
                }
                Vec::new()
            }
            Event::Answer { at, text } => {
                if let Some(answer) = self.answers.get_mut(at) {
                    *answer = text;
                }
                Vec::new()
            }
            Event::Use => {
                let Stands::Ready(ready) = &self.stands else { return Vec::new() };
                match ready.recipe.propose(&self.answers) {
                    Ok(shared) => vec![Effect::Propose(shared)],
                    Err(found) => {
                        let first = found.first().map(|(at, _)| Effect::Ask(*at));
                        self.found = found;
                        first.into_iter().collect()
                    }
                }
            }
        }
    }

    fn open(&mut self, opened: Opened) -> Vec<Effect> {
        self.turn += 1;
        self.opened = opened.clone();
        let mut effects = Vec::new();
        self.stands = match opened {
            Opened::Nothing => Stands::None,
            Opened::Named(text) => match RecipeName::try_from(text.clone()) {
                Ok(name) => {
                    effects.push(Effect::Fetch { turn: self.turn, name: name.clone() });
                    Stands::Coming(name)
                }
                Err(_) => Stands::NoSuchName(text),
            },
            Opened::Fragment(text) => match from_fragment(&text) {
                Ok(text) => read(Source::Link, &text),
                Err(mistake) => whole(Source::Link, mistake),
            },
        };
        self.begin();
        effects
    }

    /// Nobody has answered anything.
    fn begin(&mut self) {
        self.found.clear();
        self.answers = match &self.stands {
            Stands::Ready(ready) => ready.recipe.suggested(),
            _ => Vec::new(),
        };
    }

    /// How it stands.
    pub const fn stands(&self) -> &Stands {
        &self.stands
    }

    /// The answers so far.
    pub fn answers(&self) -> &[String] {
        &self.answers
    }

    /// What is told of the answer to a question: what the last press has found, for as long as it is so.
    pub fn told(&self, at: usize) -> Option<AnswerProblem> {
        let Stands::Ready(ready) = &self.stands else { return None };
        let was_found = self.found.iter().any(|(other, _)| *other == at);
        let now = ready.recipe.questions.get(at)?.check(self.answers.get(at)?);
        now.filter(|_| was_found)
    }
}

fn came(name: RecipeName, answer: HostAnswer) -> Stands {
    match answer.read() {
        // A host that answers with a page has no such file.
        Found::Absent | Found::Page(_) => Stands::NotThere(name),
        Found::Unread(why) => Stands::Unread(name, why),
        Found::NotUnicode => whole(Source::Site, Mistake::NotUnicode),
        Found::Text(text) => read(Source::Site, &text),
    }
}

fn read(source: Source, text: &str) -> Stands {
    match Recipe::parse(text) {
        Ok((recipe, warnings)) => Stands::Ready(Box::new(Ready { source, recipe, warnings })),
        Err(problems) => Stands::Wrong(source, problems),
    }
}

fn whole(source: Source, mistake: Mistake) -> Stands {
    Stands::Wrong(source, vec![RecipeProblem { path: String::new(), found: None, mistake }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{directory::ids::RunTail, recipe::link::to_fragment};

    const FILE: &str = r#"{ "recipe": 1, "title": "x", "displayName": "{team}-fhir",
        "questions": [{ "id": "team", "label": "Team", "format": "name" }] }"#;

    fn answer(status: u16, body: &str) -> HostAnswer {
        HostAnswer::Answer { status, content_type: None, body: body.as_bytes().to_vec() }
    }

    fn named(name: &str) -> Event {
        Event::Opened(Opened::Named(name.to_owned()))
    }

    fn fetched(flow: &mut RecipeFlow, name: &str) -> u32 {
        match &flow.update(named(name))[..] {
            [Effect::Fetch { turn, name: asked }] if asked.as_str() == name => *turn,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_file_is_fetched_once_and_an_answer_for_another_is_nobodys() {
        let mut flow = RecipeFlow::default();
        let first = fetched(&mut flow, "a");
        assert_eq!(flow.update(named("a")), []);
        let second = fetched(&mut flow, "b");
        flow.update(Event::Came { turn: first, answer: answer(200, FILE) });
        assert!(matches!(flow.stands(), Stands::Coming(name) if name.as_str() == "b"));
        flow.update(Event::Came { turn: second, answer: answer(200, FILE) });
        assert!(matches!(flow.stands(), Stands::Ready(ready) if ready.source == Source::Site));
        assert_eq!(flow.update(named("b")), []);
    }

    #[test]
    fn a_file_that_is_not_there_a_page_in_its_place_and_no_answer_are_told_apart() {
        let stands = |answer| {
            let mut flow = RecipeFlow::default();
            let turn = fetched(&mut flow, "a");
            flow.update(Event::Came { turn, answer });
            flow.stands().clone()
        };
        assert!(matches!(stands(answer(404, "")), Stands::NotThere(_)));
        assert!(matches!(stands(answer(200, "<!doctype html>")), Stands::NotThere(_)));
        assert!(matches!(stands(HostAnswer::None), Stands::Unread(_, Unread::NoAnswer)));
        assert!(matches!(stands(HostAnswer::Redirect), Stands::Unread(_, Unread::Redirect)));
        assert!(matches!(stands(answer(200, "{")), Stands::Wrong(Source::Site, _)));
        let mut flow = RecipeFlow::default();
        assert_eq!(flow.update(named("../config")), []);
        assert!(matches!(flow.stands(), Stands::NoSuchName(_)));
    }

    #[test]
    fn what_is_wrong_with_an_answer_is_told_after_the_press_and_no_longer_than_it_is_so() {
        let mut flow = RecipeFlow::default();
        flow.update(Event::Opened(Opened::Fragment(to_fragment(FILE).unwrap())));
        assert!(matches!(flow.stands(), Stands::Ready(ready) if ready.source == Source::Link));
        assert_eq!(flow.told(0), None);
        assert_eq!(flow.update(Event::Use), [Effect::Ask(0)]);
        assert_eq!(flow.told(0), Some(AnswerProblem::Missing));
        flow.update(Event::Answer { at: 0, text: "Payments".to_owned() });
        assert_eq!(flow.told(0), Some(AnswerProblem::NotAName));
        flow.update(Event::Answer { at: 0, text: "payments".to_owned() });
        assert_eq!(flow.told(0), None);
        let effects = flow.update(Event::Use);
        let [Effect::Propose(shared)] = &effects[..] else { panic!("{effects:?}") };
        let draft = shared.clone().into_draft(RunTail::from_random([1; 8]));
        assert_eq!(draft.display_name, "payments-fhir");
    }

    #[test]
    fn a_recipe_with_a_mistake_fills_nothing_in() {
        let mut flow = RecipeFlow::default();
        let wrong = FILE.replace("\"x\"", "1");
        flow.update(Event::Opened(Opened::Fragment(to_fragment(&wrong).unwrap())));
        assert!(matches!(flow.stands(), Stands::Wrong(Source::Link, problems) if problems.len() == 1));
        assert_eq!(flow.update(Event::Use), []);
        flow.update(Event::Opened(Opened::Fragment("#recipe=%%%".to_owned())));
        assert!(matches!(flow.stands(), Stands::Wrong(..)));
    }
}
