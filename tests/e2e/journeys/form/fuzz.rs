//! Whatever anybody writes behind the address of auth.html, or asks its relay to open: it goes nowhere else, runs
//! nothing, and opens nothing but a sign-in of its own.

use std::env;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};
use serde_json::json;
use url::{Url, form_urlencoded};

use crate::journey::{ALL, Journey, journey};
use crate::plain_client::authorize_url;
use crate::tenant::LOGIN;

/// How many are tried.
const FRAGMENTS: usize = 250;
const ADDRESSES: usize = 200;

/// What hostile hands write.
const HOSTILE: [&str; 22] = [
    "javascript:document.title='owned'",
    "data:text/html,<script>document.title='owned'</script>",
    "https://evil.example/",
    "//evil.example/",
    "\\\\evil.example\\",
    "https://login.microsoftonline.com@evil.example/",
    "https://user:word@login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize",
    "https://login.microsoftonline.com.evil.example/contoso.com/oauth2/v2.0/authorize",
    "http://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize",
    "<img src=x onerror=\"document.title='owned'\">",
    "\"><script>document.title='owned'</script>",
    "__proto__",
    "constructor",
    "null",
    "%00",
    "\u{0}",
    "\r\nLocation: https://evil.example/",
    "\u{202e}gro.elpmaxe",
    "ﬀ\u{fffd}é",
    "&&==&&#",
    "..%2f..%2f",
    "blob:https://evil.example/1",
];

/// A generator whose seed is told, so that what it found can be found again: `FUZZ_SEED=… cargo test …`.
#[expect(clippy::print_stdout, reason = "the harness shows it where the test fails")]
fn generator() -> (u64, StdRng) {
    let seed = env::var("FUZZ_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or_else(rand::random);
    println!("FUZZ_SEED={seed}");
    (seed, StdRng::seed_from_u64(seed))
}

/// Changes a text somewhere.
fn mutate(text: &str, random: &mut StdRng) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let at = random.random_range(0..=characters.len());
    let hostile: Vec<char> = HOSTILE.choose(random).unwrap_or(&"").chars().collect();
    match random.random_range(0..8) {
        0 if at < characters.len() => drop(characters.remove(at)),
        1 => characters.insert(at, random.random()),
        2 => characters.insert(at, *b"&=#?%/.:@+;\\\t".choose(random).unwrap_or(&b'&') as char),
        3 => characters = [&characters[..at], hostile.as_slice(), &characters[at..]].concat(),
        4 => characters = [hostile.as_slice(), &characters[at..]].concat(),
        5 => characters.truncate(at),
        6 => characters = [characters.as_slice(), &['&'], &characters[at..]].concat(),
        _ => {
            let encoded =
                characters.get(at).map(|one| form_urlencoded::byte_serialize(one.to_string().as_bytes()).collect());
            let encoded: String = encoded.unwrap_or_else(|| "%".to_owned());
            characters.splice(at..(at + 1).min(characters.len()), encoded.chars());
        }
    }
    characters.into_iter().collect()
}

fn mutated(text: &str, random: &mut StdRng) -> String {
    let times = random.random_range(1..=4);
    (0..times).fold(text.to_owned(), |text, _| mutate(&text, random))
}

/// What stands behind the address: like an answer, like a relay's start, or like nothing at all.
fn behind(random: &mut StdRng) -> String {
    let id: String = (0..43).map(|_| *b"Aa0-_zZ9".choose(random).unwrap_or(&b'A') as char).collect();
    let kind =
        ["redirect", "popup", "relay", "admin", "signed-out", "Relay", "logout", ""].choose(random).unwrap_or(&"");
    let answers = [
        format!("#code=1.AX0Aabc&state=v1.{id}.{kind}&session_state=x"),
        format!("#error=access_denied&error_description=AADSTS65004%3A+x&state=v1.{id}.{kind}"),
        format!("?admin_consent=True&tenant=x&state=v1.{id}.{kind}"),
        format!("?state=v1.{id}.{kind}"),
        format!("?code=a#state=v1.{id}.{kind}"),
        format!("#relay.{id}"),
        format!("#{}", HOSTILE.choose(random).unwrap_or(&"")),
        format!("#code={}&state=v1.{id}.{kind}", "x".repeat(17_000)),
    ];
    let answer = answers.choose(random).map(String::as_str).unwrap_or_default();
    if random.random_bool(0.9) { mutated(answer, random) } else { answer.to_owned() }
}

#[tokio::test]
async fn whatever_stands_behind_its_address_the_page_goes_nowhere_else() {
    let (seed, mut random) = generator();
    journey(&ALL, async |journey| {
        let (browser, back) = (&journey.browser, journey.site.redirect_uri());
        browser.goto(&back).await;
        for _ in 0..FRAGMENTS {
            let behind = behind(&mut random);
            let mark = if behind.starts_with(['?', '#']) { "" } else { "#" };
            // Another path first, or a new fragment would be no new page.
            browser.script("history.replaceState(null, '', 'elsewhere')", vec![]).await;
            browser.goto(&format!("{back}{mark}{behind}")).await;
            let found = browser.script("return [location.href, document.title, Boolean(document.body)]", vec![]).await;
            let home = json!([journey.site.base(), "Client Registrar", true]);
            let [url, title, _] = found.as_array().unwrap().as_slice() else { panic!("three values") };
            let stayed = *url == json!(back) && *title == "Sign-in - Client Registrar";
            let went_home = url == &home[0] && title.as_str().is_some_and(|title| title.ends_with("Client Registrar"));
            assert!(stayed || went_home, "seed {seed}: {behind:?} led to {found}");
        }
        assert!(journey.tenant.login_requests().is_empty(), "seed {seed}: Microsoft was asked");
    })
    .await;
}

/// The same rules as the relay's, told once more: a sign-in at Microsoft that comes back to this page.
fn leads_to_microsoft_and_back(address: &str, state: &str, back: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let path: Vec<&str> = url.path_segments().into_iter().flatten().collect();
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let only = |name: &str, value: &str| {
        let found: Vec<_> = pairs.iter().filter(|(other, _)| other.eq_ignore_ascii_case(name)).collect();
        found.len() == 1 && found[0].1 == value
    };
    url.scheme() == "https"
        && url.host_str() == Some(LOGIN)
        && url.port().is_none()
        && url.username().is_empty()
        && url.password().is_none()
        && url.fragment().is_none()
        && matches!(path.as_slice(), [tenant, "oauth2", "v2.0", "authorize"] if !tenant.is_empty())
        && only("redirect_uri", back)
        && only("state", state)
        && only("response_type", "code")
        && only("code_challenge_method", "S256")
}

/// What the relay shows when it is asked to open each of these.
pub async fn shown(journey: &Journey, addresses: &[String]) -> Vec<String> {
    let browser = &journey.browser;
    let mut all = Vec::new();
    // Few at a time: a script may take 30 seconds.
    for some in addresses.chunks(10) {
        browser.goto(&format!("{}lab.html", journey.site.base())).await;
        let tried = "const [addresses, done] = arguments; (async () => { const shown = [];
            for (const address of addresses) shown.push(await tryAddress(address)); return shown; })().then(done)";
        let shown: Vec<String> = serde_json::from_value(browser.async_script(tried, vec![json!(some)]).await).unwrap();
        all.extend(shown);
    }
    assert_eq!(all.len(), addresses.len());
    all
}

#[tokio::test]
async fn whatever_the_relay_is_asked_to_open_it_offers_nothing_but_a_sign_in_of_its_own() {
    let (seed, mut random) = generator();
    journey(&ALL, async |journey| {
        let back = journey.site.redirect_uri();
        let good = authorize_url(&journey.tenant, &back, &[("state", "STATE")]);
        let mut addresses: Vec<String> = (1..ADDRESSES).map(|_| mutated(&good, &mut random)).collect();
        addresses.push(good.clone());
        let shown = shown(journey, &addresses).await;
        assert_eq!(shown.last().map(String::as_str), Some("ready"), "a good address is offered");
        let state = format!("v1.{}.relay", "A".repeat(43));
        for (address, shown) in addresses.iter().zip(&shown) {
            let good = leads_to_microsoft_and_back(&address.replace("STATE", &state), &state, &back);
            assert!(shown == "nothing" || (shown == "ready" && good), "seed {seed}: {shown} after {address:?}");
        }
        assert_eq!(journey.browser.windows().await.len(), 1, "every relay was closed, and none opened another window");
        assert!(journey.tenant.login_requests().is_empty(), "seed {seed}: Microsoft was asked");
    })
    .await;
}
