//! A client secret of a draft: its description and its end.
//!
//! A date of one's own is the last day on which the secret works: it ends at the last second of that day in UTC.

use time::{Date, Duration, Month, OffsetDateTime, Time, format_description::well_known::Rfc3339, macros};

use super::{
    credentials::filled_in::SecretDraft,
    problem::{Field, Problem, ProblemKind},
};
use crate::directory::{
    characters,
    credential::{CredentialId, Expiry},
};

const LAST_SECOND: Time = macros::time!(23:59:59);
/// The most characters that a description may have: what Graph allows for names.
pub const MAX_DESCRIPTION: usize = 256;
/// From here on Microsoft advises a shorter lifetime.
const LONG: Duration = Duration::days(365);

/// The first date that a secret may end on: the day after it starts, so that none lives for minutes only.
pub fn earliest_date(start: OffsetDateTime) -> Date {
    day(start).saturating_add(Duration::DAY)
}

/// The last date that a secret may end on, or start on where it starts now: 24 months on, which is as far as the portal
/// goes.
pub fn latest_date(start: OffsetDateTime) -> Date {
    let day = day(start);
    let year = day.year() + 2;
    // February 29 has no namesake two years on.
    day.replace_year(year).or_else(|_| Date::from_calendar_date(year, Month::February, 28)).unwrap_or(Date::MAX)
}

fn day(moment: OffsetDateTime) -> Date {
    moment.to_offset(time::UtcOffset::UTC).date()
}

/// A date as a date field gives it. Its format is the one whose reader the page has anyway: another would weigh 12 kB.
fn read_date(text: &str) -> Result<Date, ProblemKind> {
    let midnight = OffsetDateTime::parse(&[text.trim(), "T00:00:00Z"].concat(), &Rfc3339);
    midnight.map(OffsetDateTime::date).map_err(|_| ProblemKind::DateUnreadable)
}

/// When the secret starts to work, midnight in UTC, or what is wrong with that. One that starts today starts when it is
/// made.
pub(super) fn chosen_start(draft: &SecretDraft, now: OffsetDateTime) -> Result<Option<OffsetDateTime>, ProblemKind> {
    if draft.start_date.trim().is_empty() {
        return Ok(None);
    }
    let date = read_date(&draft.start_date)?;
    let latest = latest_date(now);
    if date < day(now) || date > latest {
        return Err(ProblemKind::StartOutside { latest });
    }
    Ok((date > day(now)).then(|| date.midnight().assume_utc()))
}

/// From when on a secret works that is made now. One whose start date is not in order is taken to work at once.
pub fn start(draft: &SecretDraft, now: OffsetDateTime) -> OffsetDateTime {
    chosen_start(draft, now).ok().flatten().unwrap_or(now)
}

/// The end of the secret, or what is wrong with it.
pub(super) fn expiry(draft: &SecretDraft, now: OffsetDateTime) -> Result<Expiry, ProblemKind> {
    let start = start(draft, now);
    if let Some(days) = draft.lifetime.days() {
        let lifetime = Duration::days(days);
        return Ok(if start > now { Expiry::At(start.saturating_add(lifetime)) } else { Expiry::After(lifetime) });
    }
    if draft.custom_date.trim().is_empty() {
        return Err(ProblemKind::DateMissing);
    }
    let date = read_date(&draft.custom_date)?;
    let latest = latest_date(start);
    if date < earliest_date(start) {
        return Err(if start > now { ProblemKind::EndBeforeStart } else { ProblemKind::DateInThePast });
    }
    if date > latest {
        return Err(ProblemKind::DateTooFar { latest });
    }
    // On the last date of all, the day is cut short, so that no secret lives longer than 24 months.
    let last_moment = latest.with_time(start.to_offset(time::UtcOffset::UTC).time()).assume_utc();
    Ok(Expiry::At(date.with_time(LAST_SECOND).assume_utc().min(last_moment)))
}

/// When a secret ends that is made now, where its date is in order.
pub fn end(draft: &SecretDraft, now: OffsetDateTime) -> Option<OffsetDateTime> {
    expiry(draft, now).ok().map(|expiry| expiry.end(now))
}

/// Every problem of one secret.
pub(super) fn check(id: CredentialId, draft: &SecretDraft, now: OffsetDateTime) -> Vec<Problem> {
    let mut problems = Vec::new();
    if draft.description.trim().contains(characters::is_control) {
        problems.push(Problem {
            field: Field::SecretDescription(id),
            kind: ProblemKind::HasControlCharacter,
            value: draft.description.clone(),
        });
    }
    let length = characters::length(draft.description.trim());
    if length > MAX_DESCRIPTION {
        problems.push(Problem {
            field: Field::SecretDescription(id),
            kind: ProblemKind::DescriptionTooLong { length },
            value: draft.description.clone(),
        });
    }
    if let Err(kind) = chosen_start(draft, now) {
        problems.push(Problem { field: Field::SecretStart(id), kind, value: draft.start_date.clone() });
    }
    let kind = match expiry(draft, now) {
        Err(kind) => kind,
        Ok(Expiry::After(lifetime)) if lifetime > LONG => ProblemKind::LongLifetime,
        Ok(Expiry::At(end)) if end.date() - day(start(draft, now)) > LONG => ProblemKind::LongLifetime,
        Ok(_) => return problems,
    };
    problems.push(Problem { field: Field::SecretDate(id), kind, value: draft.custom_date.clone() });
    problems
}

#[cfg(test)]
mod tests {
    use time::macros::{date, datetime};

    use super::*;
    use crate::directory::credential::Lifetime;

    const NOW: OffsetDateTime = datetime!(2026-11-23 10:30:00 UTC);

    fn custom(date: &str) -> SecretDraft {
        SecretDraft { lifetime: Lifetime::Custom, custom_date: date.to_owned(), ..SecretDraft::default() }
    }

    fn kinds(draft: &SecretDraft, now: OffsetDateTime) -> Vec<ProblemKind> {
        check(CredentialId(0), draft, now).into_iter().map(|problem| problem.kind).collect()
    }

    #[test]
    fn a_date_is_the_last_day_on_which_the_secret_works() {
        assert_eq!(end(&custom("2027-05-22"), NOW), Some(datetime!(2027-05-22 23:59:59 UTC)));
    }

    #[test]
    fn today_is_too_early_and_tomorrow_is_not() {
        assert_eq!(kinds(&custom("2026-11-23"), NOW), [ProblemKind::DateInThePast]);
        assert_eq!(kinds(&custom("1999-01-01"), NOW), [ProblemKind::DateInThePast]);
        assert_eq!(kinds(&custom("2026-11-24"), NOW), []);
    }

    #[test]
    fn the_date_24_months_ahead_is_the_last_one_and_is_cut_short() {
        assert_eq!(end(&custom("2028-11-23"), NOW), Some(datetime!(2028-11-23 10:30:00 UTC)));
        let latest = date!(2028 - 11 - 23);
        assert_eq!(kinds(&custom("2028-11-24"), NOW), [ProblemKind::DateTooFar { latest }]);
        assert_eq!(kinds(&custom("9999-12-31"), NOW), [ProblemKind::DateTooFar { latest }]);
    }

    fn from(start: &str, draft: SecretDraft) -> SecretDraft {
        SecretDraft { start_date: start.to_owned(), ..draft }
    }

    #[test]
    fn a_lifetime_is_counted_from_the_start_date() {
        let days = |lifetime| SecretDraft { lifetime, ..custom("") };
        let later = from("2027-01-01", days(Lifetime::Days90));
        assert_eq!(chosen_start(&later, NOW), Ok(Some(datetime!(2027-01-01 0:00 UTC))));
        assert_eq!(end(&later, NOW), Some(datetime!(2027-04-01 0:00 UTC)));
        assert_eq!(kinds(&later, NOW), []);
        assert_eq!(kinds(&from("2027-12-31", days(Lifetime::Days365)), NOW), []);
        assert_eq!(kinds(&from("2027-12-31", days(Lifetime::Days730)), NOW), [ProblemKind::LongLifetime]);
        assert_eq!(kinds(&from("2027-06-01", custom("2028-05-31")), NOW), []);
        assert_eq!(kinds(&from("2027-06-01", custom("2027-06-01")), NOW), [ProblemKind::EndBeforeStart]);
        assert_eq!(kinds(&from("2027-06-01", custom("2027-05-01")), NOW), [ProblemKind::EndBeforeStart]);
        let latest = date!(2029 - 06 - 01);
        assert_eq!(end(&from("2027-06-01", custom("2029-06-01")), NOW), Some(datetime!(2029-06-01 0:00 UTC)));
        assert_eq!(kinds(&from("2027-06-01", custom("2029-06-02")), NOW), [ProblemKind::DateTooFar { latest }]);
    }

    #[test]
    fn a_secret_that_starts_today_starts_when_it_is_made() {
        let today = from("2026-11-23", custom("2026-11-24"));
        assert_eq!((chosen_start(&today, NOW), kinds(&today, NOW)), (Ok(None), vec![]));
        assert_eq!(chosen_start(&from(" ", custom("")), NOW), Ok(None));
    }

    #[test]
    fn a_start_date_lies_within_24_months() {
        let kinds = |start: &str| kinds(&from(start, SecretDraft::default()), NOW);
        let outside = ProblemKind::StartOutside { latest: date!(2028 - 11 - 23) };
        assert_eq!(kinds("2028-11-23"), []);
        assert_eq!(kinds("2028-11-24"), std::slice::from_ref(&outside));
        assert_eq!(kinds("2026-11-22"), [outside]);
        assert_eq!(kinds("soon"), [ProblemKind::DateUnreadable]);
    }

    #[test]
    fn no_lifetime_on_offer_goes_beyond_24_months() {
        for lifetime in Lifetime::ALL {
            let Some(days) = lifetime.days() else { continue };
            assert!(NOW + Duration::days(days) <= datetime!(2028-11-23 10:30:00 UTC), "{lifetime:?}");
        }
    }

    #[test]
    fn a_leap_day_has_a_last_date_too() {
        assert_eq!(latest_date(datetime!(2028-02-29 12:00:00 UTC)), date!(2030 - 02 - 28));
        assert_eq!(latest_date(datetime!(2026-02-28 12:00:00 UTC)), date!(2028 - 02 - 28));
    }

    #[test]
    fn days_are_counted_in_utc() {
        let late = datetime!(2026-11-23 23:30:00 -5);
        assert_eq!(earliest_date(late), date!(2026 - 11 - 25));
    }

    #[test]
    fn a_date_that_cannot_be_read_is_told_apart_from_none() {
        assert_eq!(kinds(&custom("  "), NOW), [ProblemKind::DateMissing]);
        for text in ["22.05.2027", "2027-02-30", "2027-5-22", "tomorrow", "+12027-05-22", "2027-05-22T00:00"] {
            assert_eq!(kinds(&custom(text), NOW), [ProblemKind::DateUnreadable], "{text}");
            assert_eq!(end(&custom(text), NOW), None);
        }
    }

    #[test]
    fn a_lifetime_of_more_than_a_year_is_advised_against() {
        assert_eq!(kinds(&custom("2027-11-23"), NOW), []);
        assert_eq!(kinds(&custom("2027-11-24"), NOW), [ProblemKind::LongLifetime]);
        for (lifetime, long) in [(Lifetime::Days180, false), (Lifetime::Days365, false), (Lifetime::Days730, true)] {
            let draft = SecretDraft { lifetime, ..custom("") };
            assert_eq!(kinds(&draft, NOW) == [ProblemKind::LongLifetime], long, "{lifetime:?}");
        }
    }

    #[test]
    fn a_description_has_256_characters_without_the_blanks_at_its_ends() {
        let draft = |description: String| SecretDraft { description, lifetime: Lifetime::Days90, ..custom("") };
        assert_eq!(kinds(&draft(format!(" {} ", "a".repeat(256))), NOW), []);
        assert_eq!(kinds(&draft("a".repeat(257)), NOW), [ProblemKind::DescriptionTooLong { length: 257 }]);
    }
}
