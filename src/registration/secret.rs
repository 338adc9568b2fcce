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

/// The first date that may be chosen: tomorrow, so that a secret never lives for minutes only.
pub fn earliest_date(now: OffsetDateTime) -> Date {
    today(now).saturating_add(Duration::DAY)
}

/// The last date that may be chosen: 24 months from today, which is as far as the portal goes.
pub fn latest_date(now: OffsetDateTime) -> Date {
    let today = today(now);
    let year = today.year() + 2;
    // February 29 has no namesake two years on.
    today.replace_year(year).or_else(|_| Date::from_calendar_date(year, Month::February, 28)).unwrap_or(Date::MAX)
}

fn today(now: OffsetDateTime) -> Date {
    now.to_offset(time::UtcOffset::UTC).date()
}

/// The date of one's own, or what is wrong with it.
fn custom_date(text: &str, now: OffsetDateTime) -> Result<Date, ProblemKind> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ProblemKind::DateMissing);
    }
    // The one format whose reader the page has anyway: another would weigh 12 kB.
    let midnight = OffsetDateTime::parse(&[text, "T00:00:00Z"].concat(), &Rfc3339);
    let date = midnight.map_err(|_| ProblemKind::DateUnreadable)?.date();
    let latest = latest_date(now);
    if date < earliest_date(now) {
        Err(ProblemKind::DateInThePast)
    } else if date > latest {
        Err(ProblemKind::DateTooFar { latest })
    } else {
        Ok(date)
    }
}

/// The end of the secret, or what is wrong with it.
pub(super) fn expiry(draft: &SecretDraft, now: OffsetDateTime) -> Result<Expiry, ProblemKind> {
    if let Some(days) = draft.lifetime.days() {
        return Ok(Expiry::After(Duration::days(days)));
    }
    let end = custom_date(&draft.custom_date, now)?.with_time(LAST_SECOND).assume_utc();
    // On the last date of all, the day is cut short, so that no secret lives longer than 24 months.
    let latest = latest_date(now).with_time(now.to_offset(time::UtcOffset::UTC).time()).assume_utc();
    Ok(Expiry::At(end.min(latest)))
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
    let kind = match expiry(draft, now) {
        Err(kind) => kind,
        Ok(Expiry::After(lifetime)) if lifetime > LONG => ProblemKind::LongLifetime,
        Ok(Expiry::At(end)) if end.date() - today(now) > LONG => ProblemKind::LongLifetime,
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
        SecretDraft { description: String::new(), lifetime: Lifetime::Custom, custom_date: date.to_owned() }
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
