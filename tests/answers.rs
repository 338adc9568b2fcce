//! Whatever text claims to be Microsoft's answer: reading it never panics, and a code is taken from it only where it
//! names the state that was asked for, once.
#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails where it stands")]

use std::env;

use client_registrar::{
    config::Config,
    http::request::GraphScope,
    signin::{
        answer::{MAX_LENGTH, UnvalidatedAnswer},
        pending::Pending,
        request::{self, Ask, Prompt, Randomness},
        return_address::ReturnAddress,
        transport::Transport,
    },
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use serde_json::json;
use time::{OffsetDateTime, macros::datetime};
use url::{Url, form_urlencoded};

const NOW: OffsetDateTime = datetime!(2026-11-23 10:00 UTC);
const TRIES: usize = 20_000;

/// What stands between, inside and in the place of what belongs there.
const PIECES: [&str; 24] = [
    "&",
    "=",
    "#",
    "?",
    "%",
    "+",
    ";",
    "\u{0}",
    "%00",
    "%zz",
    "%F0%9F%92%A9",
    "é",
    "\u{202e}",
    "code=stolen",
    "state=",
    "state=x",
    "&state",
    "iss=https%3A%2F%2Fevil.example",
    "error=access_denied",
    "access_token=a",
    "id_token=b",
    "error_description=AADSTS65004%3A%20Trace%20ID%3A",
    "claims=%7B%7D",
    "AADSTS99999999999999999999",
];

fn config() -> Config {
    let text = json!({ "clientId": "7f3c1a52-0d5e-4c0b-9a40-5a3f2f6f9b11", "tenant": "contoso.com" });
    Config::parse(&text.to_string()).unwrap().0
}

/// A sign-in that was begun, and its state.
fn begun(config: &Config, bytes: u8) -> (String, Pending) {
    let back = ReturnAddress::of_page("https://tools.example/registrar/").unwrap();
    let ask = Ask {
        scope: GraphScope::UserRead,
        also: Vec::new(),
        prompt: Prompt::AsNeeded,
        login_hint: None,
        account: None,
        challenge: None,
        return_to: None,
        transport: Transport::Redirect,
    };
    let randomness =
        Randomness { state: [bytes; 32], nonce: [2; 32], verifier: [3; 32], client_request_id: String::new() };
    let (address, pending) = request::begin(config, &back, ask, randomness, NOW).unwrap();
    let state = Url::parse(&address).unwrap().query_pairs().find(|(name, _)| name == "state").unwrap().1.into_owned();
    (state, pending)
}

fn mutate(text: String, random: &mut StdRng) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let at = random.random_range(0..=characters.len());
    let piece: Vec<char> = PIECES.choose(random).copied().unwrap_or_default().chars().collect();
    match random.random_range(0..6) {
        0 if at < characters.len() => drop(characters.remove(at)),
        1 => characters.insert(at, random.random()),
        2 => characters = [&characters[..at], piece.as_slice(), &characters[at..]].concat(),
        3 => characters = [piece.as_slice(), &characters[at..]].concat(),
        4 => characters.truncate(at),
        _ => characters = [characters.as_slice(), &['&'], &characters[at..]].concat(),
    }
    characters.into_iter().collect()
}

/// Every state that the text names, wherever it stands in it.
fn states(text: &str) -> Vec<String> {
    let (query, fragment) = text.split_once('#').unwrap_or((text, ""));
    let query = query.strip_prefix('?').unwrap_or(query);
    let pairs = [query, fragment].into_iter().flat_map(|part| form_urlencoded::parse(part.as_bytes()).into_owned());
    pairs.filter(|(name, _)| name == "state").map(|(_, state)| state).collect()
}

#[test]
fn whatever_is_read_as_an_answer_no_code_is_taken_without_the_state_that_was_asked_for() {
    let seed = env::var("FUZZ_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or_else(rand::random);
    let mut random = StdRng::seed_from_u64(seed);
    let config = config();
    let (asked, other) = (begun(&config, 1).0, begun(&config, 9).0);
    let (mut read, mut taken) = (0, 0);
    for _ in 0..TRIES {
        let state = if random.random_bool(0.7) { &asked } else { &other };
        let whole = [
            format!("#code=1.AX0A&state={state}"),
            format!("?code=1.AX0A&state={state}&session_state=x"),
            format!("#error=interaction_required&suberror=basic_action&claims=%7B%22a%22%3A1%7D&state={state}"),
            format!("?error=access_denied&error_description=AADSTS65004%3A+x+Trace+ID%3A+y&state={state}"),
            format!("?state={state}#code=1.AX0A"),
            String::new(),
        ];
        let times = random.random_range(0..=4);
        let text = (0..times)
            .fold(whole.choose(&mut random).cloned().unwrap_or_default(), |text, _| mutate(text, &mut random));
        let Ok(answer) = UnvalidatedAnswer::parse(&text) else { continue };
        read += 1;
        let named = states(&text);
        assert_eq!(named.len(), 1, "seed {seed}: {text:?} names no state, or more than one");
        if answer.validate(begun(&config, 1).1, &config, NOW).is_ok() {
            taken += 1;
            assert_eq!(named, [asked.as_str()], "seed {seed}: a code was taken from {text:?}");
        }
    }
    assert!(read > TRIES / 20 && taken > TRIES / 50, "seed {seed}: {read} read and {taken} taken are too few to tell");
}

#[test]
fn no_noise_is_an_answer() {
    let seed = env::var("FUZZ_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or_else(rand::random);
    let mut random = StdRng::seed_from_u64(seed);
    for _ in 0..TRIES {
        let length = random.random_range(0..200);
        let noise: String = (0..length).map(|_| random.random::<char>()).collect();
        assert!(UnvalidatedAnswer::parse(&noise).is_err(), "seed {seed}: {noise:?}");
    }
    let long = format!("#code={}&state=v1.x.redirect", "x".repeat(MAX_LENGTH));
    assert!(UnvalidatedAnswer::parse(&long).is_err(), "too long to be one");
}
