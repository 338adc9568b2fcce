//! A registration that has stopped on its way, kept beside its tab: where that was closed, or the browser ended, another
//! tab goes on with it.
//!
//! # Invariants
//! - It is kept from the moment on from which something may exist because of it, until all of it is registered, or it is
//!   undone, or left. Only a draft and a ledger are kept, which hold nothing secret.
//! - One tab has it: the one that holds the lock of its name
//!   (<https://developer.mozilla.org/docs/Web/API/Web_Locks_API>). What a tab that is there has is offered to no other.
//! - What is read may have been written by anybody: it is parsed by its types, and what cannot be read, or was kept for too
//!   long, goes.

use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use crate::{
    directory::ids::{RunTail, TenantId},
    registration::draft::Draft,
    run::ledger::{Kept, Ledger},
};

/// What each name begins with.
pub const PREFIX: &str = "client-registrar.unfinished.";

/// How long it is kept.
const LIFETIME: Duration = Duration::days(7);
/// How far the clock may have been put back since.
const CLOCK: Duration = Duration::days(1);
/// How long a tab may leave it alone, where browsers do not tell which tabs are there, or be at Microsoft.
const SILENCE: Duration = Duration::minutes(30);
/// The most that are offered.
const MOST: usize = 5;
/// The most characters of one, many times more than there are in any registration.
const LONGEST: usize = 400_000;

/// The name of a registration, in the storage and among the locks.
pub fn name(run_tail: &RunTail) -> String {
    format!("{PREFIX}{run_tail}")
}

/// What the name of a mark ends with that says since when, in seconds of Unix time, the tab of a registration is at Microsoft:
/// it comes back, and has no lock until then.
const AWAY: &str = ".away";

/// The name of the mark that the tab of this registration is at Microsoft.
pub fn away(name: &str) -> String {
    format!("{name}{AWAY}")
}

/// A registration that has stopped on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// When something of it has changed last.
    pub at: OffsetDateTime,
    /// What was typed.
    pub draft: Draft,
    /// What exists of it.
    pub kept: Kept,
}

#[derive(Serialize)]
struct Written<'a> {
    at: i64,
    draft: &'a Draft,
    kept: &'a Kept,
}

#[derive(Deserialize)]
struct Read {
    at: i64,
    draft: Draft,
    kept: Kept,
}

impl Unfinished {
    fn read(name: &str, text: &str) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        // As the tab's own is read: by the same code.
        let Read { at, draft, kept } = serde_json::from_slice(text.as_bytes()).ok()?;
        let read = Self { at: OffsetDateTime::from_unix_timestamp(at).ok()?, draft, kept };
        let exists = read.ledger().is_some_and(|ledger| !ledger.is_empty());
        (exists && read.name() == name).then_some(read)
    }

    fn is_over(&self, now: OffsetDateTime) -> bool {
        now - self.at > LIFETIME || self.at - now > CLOCK
    }

    /// Its name.
    pub fn name(&self) -> String {
        name(&self.draft.run_tail)
    }

    /// The tenant that it is in.
    pub const fn tenant(&self) -> TenantId {
        self.kept.tenant()
    }

    /// What exists of it.
    pub fn ledger(&self) -> Option<&Ledger> {
        self.kept.of(self.tenant(), &self.draft.run_tail)
    }
}

/// What was found of other tabs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Those whose tab is gone, the newest first.
    pub unfinished: Vec<Unfinished>,
    /// The names of what is of no use any more.
    pub outdated: Vec<String>,
    /// Whether more may be found soon: a tab is there that has one, or is at Microsoft, or was there a moment ago, since a lock
    /// may outlive its page for that long.
    pub are_more_held: bool,
}

/// Looks through what is stored, by name and text. `locked` are the names of those whose tab is there; none where the
/// browser does not tell.
pub fn find(stored: &[(String, String)], locked: Option<&[String]>, now: OffsetDateTime) -> Found {
    let is_away = |since: &str| {
        let since = since.parse().ok().and_then(|since| OffsetDateTime::from_unix_timestamp(since).ok());
        since.is_some_and(|since| (now - since).abs() < SILENCE)
    };
    let mut found = Found::default();
    for (name, text) in stored {
        if name.ends_with(AWAY) {
            // It goes once it says nothing any more.
            found.outdated.extend((!is_away(text)).then(|| name.clone()));
            continue;
        }
        let is_mark = |mark: &str| mark.strip_suffix(AWAY) == Some(name);
        if locked.is_some_and(|locked| locked.contains(name))
            || stored.iter().any(|(mark, since)| is_mark(mark) && is_away(since))
        {
            found.are_more_held = true;
            continue;
        }
        match Unfinished::read(name, text).filter(|read| !read.is_over(now)) {
            None => found.outdated.push(name.clone()),
            Some(read) if locked.is_none() && now - read.at < SILENCE => {}
            Some(read) => found.unfinished.push(read),
        }
    }
    found.unfinished.sort_by_key(|read| std::cmp::Reverse(read.at));
    found.unfinished.truncate(MOST);
    found
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Take the lock of this name, for as long as the tab is there.
    Hold(String),
    /// Keep this text under this name.
    Write(String, String),
    /// Forget what is kept under this name.
    Remove(String),
}

/// How a tab keeps its registration.
#[derive(Debug, Default)]
pub struct Keeper {
    /// What is kept.
    own: Option<RunTail>,
    /// What another tab has.
    others: Vec<String>,
}

impl Keeper {
    /// How it stands now: `exists` is what exists of the draft in the tenant in use, where that is real and somebody is signed in
    /// to it.
    pub fn follow(
        &mut self,
        draft: &Draft,
        exists: Option<&Kept>,
        is_registered: bool,
        now: OffsetDateTime,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        // Another draft is here: the one before was undone or left.
        let is_over = |own: &mut RunTail| *own != draft.run_tail || is_registered;
        effects.extend(self.own.take_if(is_over).map(|own| Effect::Remove(name(&own))));
        let own = name(&draft.run_tail);
        let Some(kept) = exists.filter(|_| !is_registered && !self.others.contains(&own)) else { return effects };
        if kept.of(kept.tenant(), &draft.run_tail).is_none_or(Ledger::is_empty) {
            // What was asked for was not made, or is deleted.
            effects.extend(self.own.take().map(|own| Effect::Remove(name(&own))));
            return effects;
        }
        if self.own.is_none() {
            self.own = Some(draft.run_tail.clone());
            effects.push(Effect::Hold(own.clone()));
        }
        let written = serde_json::to_string(&Written { at: now.unix_timestamp(), draft, kept });
        effects.extend(written.ok().map(|text| Effect::Write(own, text)));
        effects
    }

    /// The lock of this name is another tab's: that one keeps what it stands for.
    pub fn is_of_another_tab(&mut self, other: String) {
        self.own.take_if(|own| name(own) == other);
        self.others.push(other);
    }
}

#[cfg(test)]
mod tests;
