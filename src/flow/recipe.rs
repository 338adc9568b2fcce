//! A recipe from its arrival until it is a registration to look at: fetched or taken out of a link, read, its questions
//! answered.
//!
//! # Invariants
//! - Nothing runs by itself: it is read and shown, and fills nothing in before the person wants it.
//! - A file is fetched once for each time that somebody comes to it; an answer for another one is nobody's.
//! - A recipe with a mistake fills nothing in.
//! - A signature is looked at once it is known whose are trusted, and before it was verified it says nothing.

use crate::{
    config::host::{HostAnswer, Unread},
    recipe::{
        Recipe,
        link::{RecipeName, from_fragment},
        problem::{Mistake, RecipeProblem},
        question::AnswerProblem,
        signed::{PublicKey, Signature, Signed, Trusted},
    },
    registration::{from_link::note::FixedPart, share::SharedDraft},
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
    /// What is known of its signature, where it has one and somebody is trusted.
    pub signed: Option<Signed>,
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
    /// Whose signatures are trusted.
    Trusts(Vec<Trusted>),
    /// The host has answered for the file of a signature.
    SignatureCame {
        /// Which time.
        turn: u32,
        /// With what.
        answer: HostAnswer,
    },
    /// A signature was verified.
    Verified {
        /// Which time.
        turn: u32,
        /// Whether it is right; nothing where the browser cannot tell.
        is_right: Option<bool>,
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
    /// The file of its signature is asked for.
    FetchSignature {
        /// Which time.
        turn: u32,
        /// The name of the recipe.
        name: RecipeName,
    },
    /// A signature is verified.
    Verify {
        /// Which time.
        turn: u32,
        /// Whose it is.
        key: PublicKey,
        /// The signature.
        signature: Vec<u8>,
        /// What is signed.
        bytes: Vec<u8>,
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
    /// The bytes as they came.
    bytes: Vec<u8>,
    /// The signature that a link has brought, as it stands there.
    signature: Option<String>,
    trusted: Vec<Trusted>,
    /// Whose signature is being verified.
    signer: Option<Trusted>,
}

impl Default for RecipeFlow {
    fn default() -> Self {
        Self {
            opened: Opened::Nothing,
            stands: Stands::None,
            answers: Vec::new(),
            found: Vec::new(),
            turn: 0,
            bytes: Vec::new(),
            signature: None,
            trusted: Vec::new(),
            signer: None,
        }
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
                let (true, Stands::Coming(name)) = (turn == self.turn, &self.stands) else { return Vec::new() };
                let name = name.clone();
                if let HostAnswer::Answer { body, .. } = &answer {
                    self.bytes.clone_from(body);
                }
                self.stands = came(name, answer);
                self.begin();
                self.look_at_signature()
            }
            Event::Trusts(trusted) => {
                let is_new = self.trusted != trusted;
                self.trusted = trusted;
                if is_new { self.look_at_signature() } else { Vec::new() }
            }
            Event::SignatureCame { turn, answer } => match answer {
                HostAnswer::Answer { status: 200..300, body, .. } if turn == self.turn => {
                    // A host that answers with a page has no such file.
                    let text = String::from_utf8(body).ok().filter(|text| !text.trim_start().starts_with('<'));
                    text.map(|text| self.judge(&text)).unwrap_or_default()
                }
                _ => Vec::new(),
            },
            Event::Verified { turn, is_right } => {
                if let (true, Some(signer)) = (turn == self.turn, self.signer.take()) {
                    self.is_signed(match is_right {
                        Some(true) => Signed::By(signer),
                        Some(false) => Signed::Wrong,
                        None => Signed::NotVerified,
                    });
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
                    Ok(shared) => {
                        // What the recipe holds, and the owner lets whoever signed it hold.
                        let vouched = match &ready.signed {
                            Some(Signed::By(signer)) => signer.vouched.as_slice(),
                            _ => &[],
                        };
                        let is_held = |part: &&FixedPart| ready.recipe.fixed.contains(part);
                        vec![Effect::Propose(shared.vouched(vouched.iter().filter(is_held).copied().collect()))]
                    }
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
        (self.bytes, self.signature, self.signer) = (Vec::new(), None, None);
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
                Ok(carried) => {
                    self.signature = carried.signature;
                    let stands = read(Source::Link, &carried.text);
                    self.bytes = carried.text.into_bytes();
                    stands
                }
                Err(mistake) => whole(Source::Link, mistake),
            },
        };
        self.begin();
        effects.extend(self.look_at_signature());
        effects
    }

    /// What there is to be done about the signature of a recipe that can be used.
    fn look_at_signature(&mut self) -> Vec<Effect> {
        let Stands::Ready(ready) = &mut self.stands else { return Vec::new() };
        ready.signed = None;
        self.signer = None;
        if self.trusted.is_empty() {
            return Vec::new();
        }
        match (ready.source, &self.opened, self.signature.clone()) {
            (Source::Site, Opened::Named(name), _) => {
                let name = RecipeName::try_from(name.clone()).ok();
                name.map(|name| Effect::FetchSignature { turn: self.turn, name }).into_iter().collect()
            }
            (Source::Link, _, Some(text)) => self.judge(&text),
            _ => Vec::new(),
        }
    }

    /// Whose signature it says that it is; verified where that one is trusted.
    fn judge(&mut self, text: &str) -> Vec<Effect> {
        let Some(read) = Signature::parse(text) else {
            self.is_signed(Signed::Wrong);
            return Vec::new();
        };
        let Some(signer) = read.of(&self.trusted).cloned() else {
            self.is_signed(Signed::UnknownKey);
            return Vec::new();
        };
        self.signer = Some(signer);
        let (key, signature) = (read.key, read.signature.to_vec());
        vec![Effect::Verify { turn: self.turn, key, signature, bytes: self.bytes.clone() }]
    }

    fn is_signed(&mut self, signed: Signed) {
        if let Stands::Ready(ready) = &mut self.stands {
            ready.signed = Some(signed);
        }
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
    match answer {
        HostAnswer::None => Stands::Unread(name, Unread::NoAnswer),
        HostAnswer::Redirect => Stands::Unread(name, Unread::Redirect),
        HostAnswer::Answer { status: 404 | 410, .. } => Stands::NotThere(name),
        HostAnswer::Answer { status: 200..300, body, .. } => match String::from_utf8(body) {
            // A host that answers with a page has no such file.
            Ok(text) if text.trim_start().starts_with('<') => Stands::NotThere(name),
            Ok(text) => read(Source::Site, &text),
            Err(_) => whole(Source::Site, Mistake::NotUnicode),
        },
        HostAnswer::Answer { status, .. } => Stands::Unread(name, Unread::Status(status)),
    }
}

fn read(source: Source, text: &str) -> Stands {
    match Recipe::parse(text) {
        Ok((recipe, warnings)) => Stands::Ready(Box::new(Ready { source, recipe, warnings, signed: None })),
        Err(problems) => Stands::Wrong(source, problems),
    }
}

fn whole(source: Source, mistake: Mistake) -> Stands {
    Stands::Wrong(source, vec![RecipeProblem { path: String::new(), found: None, mistake }])
}

#[cfg(test)]
mod tests;
