//! Words of recipes: the page that shows one, what is wrong with it, and what it says of what comes after.

pub use super::text::recipe::*;
use crate::{
    config::json::Json,
    directory::permission::PermissionKind,
    recipe::{
        problem::{Mistake, RecipeProblem},
        question::{AnswerProblem, Question},
    },
    registration::credentials::Kind,
    words::text::recipe_problem as says,
};

/// How many characters of a value are repeated in a problem.
const SHOWN: usize = 80;

/// A mistake with its place, and what to do about it.
pub fn problem(problem: &RecipeProblem) -> String {
    placed(&problem.path, problem.found.as_ref(), fix(problem.mistake))
}

/// What to do, behind the place and the value that it is about.
pub(super) fn placed(path: &str, found: Option<&Json>, fix: String) -> String {
    match found {
        _ if path.is_empty() => fix,
        Some(Json::Text(found)) => says::at_of_text(path, found, &fix),
        Some(found) => says::at_of(path, &found.shown(SHOWN), &fix),
        None => says::at(path, &fix),
    }
}

/// What to do about a mistake.
pub(super) fn fix(mistake: Mistake) -> String {
    use Mistake as M;
    let fixed = match mistake {
        M::NotJson { line, column } => return says::not_json(line, column),
        M::NotInRange { least, most } => return says::not_in_range(usize::from(least), usize::from(most)),
        M::TooLong { most } => return says::too_long(most),
        M::TooMany { most } => return says::too_many(most),
        M::NotOneOf { words } => return says::not_one_of(&words.join(", ")),
        M::TooLarge => says::too_large(),
        M::NotUnicode => says::not_unicode(),
        M::Damaged => says::damaged(),
        M::TooDeep => says::too_deep(),
        M::KeyTwice => says::key_twice(),
        M::OtherVersion => says::other_version(),
        M::Missing => says::missing(),
        M::NotAnObject => says::not_an_object(),
        M::NotAList => says::not_a_list(),
        M::NotText => says::not_text(),
        M::NotAFlag => says::not_a_flag(),
        M::Empty => says::empty(),
        M::Hides => says::hides(),
        M::Twice => says::twice(),
        M::NotAnId => says::not_an_id(),
        M::Braces => says::braces(),
        M::UnknownQuestion => says::unknown_question(),
        M::Unused => says::unused(),
        M::BreaksItsRules => says::breaks_its_rules(),
        M::NotARedirectUri => says::not_a_redirect_uri(),
        M::NotHttps => says::not_https(),
        M::NotALink => says::not_a_link(),
        M::NotAPermission => says::not_a_permission(),
        M::UnknownApi => says::unknown_api(),
        M::LooseQuestion => says::loose_question(),
        M::KindLeftOut => says::kind_left_out(),
        M::BeyondLongest => says::beyond_longest(),
        M::UnknownKey => says::unknown_key(),
    };
    fixed.to_owned()
}

/// The ID of the field of the question at this place, to which the focus goes.
pub fn question_id(at: usize) -> String {
    format!("recipe-question-{at}")
}

/// What is wrong with an answer.
pub fn answer(question: &Question, problem: AnswerProblem) -> String {
    let fixed = match problem {
        AnswerProblem::Missing if question.choices.is_empty() => answer_missing(),
        AnswerProblem::Missing | AnswerProblem::NotAChoice => answer_not_chosen(),
        AnswerProblem::TooLong { length, most } => return answer_too_long(length.saturating_sub(most), length, most),
        AnswerProblem::Hides => answer_hides(),
        AnswerProblem::NotAName => answer_not_a_name(),
        AnswerProblem::NotAWord => answer_not_a_word(),
        AnswerProblem::NotAHost => answer_not_a_host(),
        AnswerProblem::NotAnId => answer_not_an_id(),
    };
    fixed.to_owned()
}

/// What a kind of permission is called.
pub fn permission_kind(kind: PermissionKind) -> &'static str {
    match kind {
        PermissionKind::Delegated => delegated(),
        PermissionKind::Application => application(),
    }
}

/// What a kind of credential is called.
pub fn credential_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Federated => kind_federated(),
        Kind::Certificate => kind_certificate(),
        Kind::Secret => kind_secret(),
    }
}
