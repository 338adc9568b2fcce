//! The client secrets that the page holds, each from its making until it is saved, left or timed out.
//!
//! # Invariants
//! There is one copy of each, here. Ten minutes after it came it is gone, whatever the person does, by whichever clock
//! says so first: a clock that is turned back gives no more time.

use time::{Duration, OffsetDateTime};

use crate::{
    directory::{credential::NewSecret, ids::KeyId, secret::SecretText},
    signin::session::Moment,
};

/// How long a secret stays on the page.
pub const STAYS: Duration = Duration::minutes(10);

/// What has become of a secret that is not held any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gone {
    /// The person has saved it.
    Saved,
    /// Its time on the page was over.
    TimedOut,
    /// The page was left.
    Left,
    /// It was deleted in the tenant.
    Deleted,
}

/// What is to be done about the secrets that are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// One of them was not copied yet.
    NotCopied,
    /// Each was copied; nobody has said that they are saved.
    Copied,
}

/// A secret that a run has made, without its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownSecret {
    /// Its ID, by which its value is found.
    pub key_id: KeyId,
    /// Its description.
    pub description: String,
    /// From when on it works, where that is still to come.
    pub start: Option<OffsetDateTime>,
    /// When it ends.
    pub end: OffsetDateTime,
    /// The person has copied it.
    pub copied: bool,
    /// What has become of it; none while it is held.
    pub gone: Option<Gone>,
}

struct Slot {
    shown: ShownSecret,
    /// The value, and when it came. Gone with it.
    value: Option<(SecretText, Moment)>,
}

impl Slot {
    fn wipe(&mut self, why: Gone) {
        if self.value.take().is_some() {
            self.shown.gone = Some(why);
        }
    }
}

/// The place of the secrets.
#[derive(Default)]
pub struct SecretHolder {
    slots: Vec<Slot>,
}

impl SecretHolder {
    /// Takes a secret over: its ten minutes begin.
    pub(super) fn keep(&mut self, secret: NewSecret, now: Moment) {
        let NewSecret { value, key_id, description, start, end, .. } = secret;
        let shown = ShownSecret { key_id, description, start, end, copied: false, gone: None };
        self.slots.push(Slot { shown, value: Some((value, now)) });
    }

    /// Wipes what has been here for ten minutes.
    pub(super) fn expire(&mut self, now: Moment) {
        for slot in &mut self.slots {
            if slot.value.as_ref().is_some_and(|(_, came)| left(*came, now) < Duration::SECOND) {
                slot.wipe(Gone::TimedOut);
            }
        }
    }

    /// The person has copied one.
    pub(super) fn copied(&mut self, key_id: KeyId) {
        self.slots.iter_mut().filter(|slot| slot.shown.key_id == key_id).for_each(|slot| slot.shown.copied = true);
    }

    /// Wipes one that the person has saved; without an ID, each one.
    pub(super) fn saved(&mut self, key_id: Option<KeyId>) {
        let is_saved = |slot: &&mut Slot| key_id.is_none_or(|key_id| slot.shown.key_id == key_id);
        self.slots.iter_mut().filter(is_saved).for_each(|slot| slot.wipe(Gone::Saved));
    }

    /// Wipes one that exists no more.
    pub(super) fn deleted(&mut self, key_id: KeyId) {
        self.slots.iter_mut().filter(|slot| slot.shown.key_id == key_id).for_each(|slot| slot.wipe(Gone::Deleted));
    }

    /// Wipes all that are held, since the page is left.
    pub(super) fn leave(&mut self) {
        self.slots.iter_mut().for_each(|slot| slot.wipe(Gone::Left));
    }

    /// Whether there is one that could be lost.
    pub fn is_held(&self) -> bool {
        self.slots.iter().any(|slot| slot.value.is_some())
    }

    /// What is to be done about those that are held; nothing where none is.
    pub fn unsaved(&self) -> Option<Unsaved> {
        let mut held = self.slots.iter().filter(|slot| slot.value.is_some()).peekable();
        held.peek()?;
        Some(if held.all(|slot| slot.shown.copied) { Unsaved::Copied } else { Unsaved::NotCopied })
    }

    /// Each one, in the order of their making.
    pub fn shown(&self) -> impl Iterator<Item = &ShownSecret> {
        self.slots.iter().map(|slot| &slot.shown)
    }

    /// The value of one, while it is held.
    pub fn value(&self, key_id: KeyId) -> Option<&SecretText> {
        let slot = self.slots.iter().find(|slot| slot.shown.key_id == key_id)?;
        slot.value.as_ref().map(|(value, _)| value)
    }

    /// Whole seconds until one is removed; none where it is gone.
    pub fn seconds_left(&self, key_id: KeyId, now: Moment) -> Option<i64> {
        let slot = self.slots.iter().find(|slot| slot.shown.key_id == key_id)?;
        slot.value.as_ref().map(|(_, came)| left(*came, now).whole_seconds())
    }
}

/// The time that is left to what came then.
fn left(came: Moment, now: Moment) -> Duration {
    STAYS - (now.wall - came.wall).max(now.since_open - came.since_open)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::directory::credential::CredentialId;

    const CAME: Moment = Moment { wall: datetime!(2026-11-23 10:00 UTC), since_open: Duration::minutes(3) };

    fn key(n: u8) -> KeyId {
        KeyId::from_u128(u128::from(n))
    }

    fn secret(n: u8) -> NewSecret {
        NewSecret {
            credential: CredentialId(n.into()),
            value: SecretText::new(format!("value {n}")),
            key_id: key(n),
            description: format!("description {n}"),
            start: None,
            end: CAME.wall + Duration::days(180),
        }
    }

    fn holder(count: u8) -> SecretHolder {
        let mut holder = SecretHolder::default();
        (0..count).for_each(|n| holder.keep(secret(n), CAME));
        holder
    }

    /// So long after the secret came, by the machine's clock and by the one that only goes forward.
    fn after(wall: Duration, since_open: Duration) -> Moment {
        Moment { wall: CAME.wall + wall, since_open: CAME.since_open + since_open }
    }

    fn is_there(holder: &SecretHolder, n: u8) -> bool {
        holder.value(key(n)).is_some()
    }

    #[test]
    fn a_secret_is_gone_ten_minutes_after_it_came() {
        let mut holder = holder(1);
        let almost = STAYS - Duration::SECOND;
        holder.expire(after(almost, almost));
        assert!(is_there(&holder, 0));
        assert_eq!(holder.seconds_left(key(0), after(almost, almost)), Some(1));
        holder.expire(after(STAYS, STAYS));
        assert!(!is_there(&holder, 0) && !holder.is_held());
        assert_eq!(holder.shown().map(|shown| shown.gone).collect::<Vec<_>>(), [Some(Gone::TimedOut)]);
    }

    #[test]
    fn a_clock_that_is_turned_back_gives_no_more_time() {
        let mut holder = holder(1);
        let back = after(-Duration::hours(5), Duration::minutes(9));
        holder.expire(back);
        assert_eq!(holder.seconds_left(key(0), back), Some(60));
        holder.expire(after(-Duration::hours(5), STAYS));
        assert!(!is_there(&holder, 0));
    }

    #[test]
    fn a_machine_that_slept_for_ten_minutes_finds_no_secret() {
        let mut holder = holder(1);
        holder.expire(after(STAYS, Duration::SECOND));
        assert!(!is_there(&holder, 0));
    }

    #[test]
    fn two_secrets_are_saved_one_by_one_and_each_has_its_own_ten_minutes() {
        let mut holder = holder(2);
        holder.keep(secret(2), after(Duration::minutes(5), Duration::minutes(5)));
        holder.saved(Some(key(1)));
        assert_eq!([0, 1, 2].map(|n| is_there(&holder, n)), [true, false, true]);
        holder.expire(after(STAYS, STAYS));
        let gone: Vec<_> = holder.shown().map(|shown| shown.gone).collect();
        assert_eq!(gone, [Some(Gone::TimedOut), Some(Gone::Saved), None]);
        assert!(holder.is_held());
    }

    #[test]
    fn each_secret_is_copied_before_they_are_said_to_be_saved() {
        let mut holder = holder(2);
        assert_eq!(holder.unsaved(), Some(Unsaved::NotCopied));
        holder.copied(key(1));
        assert_eq!(holder.unsaved(), Some(Unsaved::NotCopied));
        holder.saved(Some(key(0)));
        assert_eq!(holder.unsaved(), Some(Unsaved::Copied), "what is gone need not be copied");
        holder.saved(None);
        assert_eq!(holder.unsaved(), None);
        assert_eq!(holder.shown().map(|shown| shown.gone).collect::<Vec<_>>(), [Some(Gone::Saved); 2]);
        assert_eq!(SecretHolder::default().unsaved(), None);
    }

    #[test]
    fn a_page_that_is_left_keeps_no_secret_and_what_was_saved_stays_saved() {
        let mut holder = holder(2);
        holder.saved(Some(key(0)));
        holder.leave();
        holder.saved(Some(key(1)));
        let gone: Vec<_> = holder.shown().map(|shown| shown.gone).collect();
        assert_eq!(gone, [Some(Gone::Saved), Some(Gone::Left)]);
        assert!(!holder.is_held());
    }
}
