//! Holds what is built to its budgets: each part of the page, alone and with what it needs, and each way through it. Sees
//! that nothing in it tells of the machine that built it.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]
#![expect(clippy::print_stdout, reason = "the figures are what this test is run for")]

#[path = "size/build.rs"]
mod build;
#[path = "size/places.rs"]
mod places;

use std::fs;

use build::{Build, dist};

/// Bytes, after brotli at its highest level: what a browser has loaded until a person can go on, by the parts it takes.
const WAYS: [(&str, &[&str], usize); 4] = [
    ("the start page", &["first"], 118_000),
    ("the first field, by the sandbox", &["form"], 172_000),
    ("the first field, back from Microsoft", &["form", "session"], 320_000),
    ("the set-up page, from nothing", &["setup"], 250_000),
];
/// Each part by itself, and with what is loaded before it.
const PARTS: [(&str, usize, usize); 40] = [
    ("by_config", 7_500, 171_500),
    ("form", 43_500, 172_500),
    ("redirect_uris", 12_000, 334_000),
    ("permissions", 71_500, 399_500),
    ("paste", 24_500, 423_500),
    ("credentials", 15_000, 286_500),
    ("federated", 45_000, 294_500),
    ("secret", 45_000, 292_000),
    ("certificate", 45_000, 300_500),
    ("x509", 45_000, 473_000),
    ("run", 48_500, 429_500),
    ("result", 45_000, 466_500),
    ("unfinished", 32_500, 536_000),
    ("hand_over", 9_500, 477_000),
    ("age", 11_000, 526_500),
    ("next_steps", 27_000, 531_500),
    ("using", 7_000, 475_500),
    ("review", 12_000, 478_000),
    ("practices", 5_000, 471_500),
    ("duplicates", 17_000, 356_000),
    ("as_code", 5_000, 484_500),
    ("commands", 9_500, 497_000),
    ("declared", 11_500, 499_000),
    ("documents", 2_000, 489_000),
    ("house_rules", 16_000, 284_000),
    ("preflight", 14_500, 322_000),
    ("panel", 5_000, 322_000),
    ("restore", 3_500, 329_000),
    ("saved", 1_500, 329_500),
    ("link", 14_500, 321_500),
    ("tenant", 4_000, 219_500),
    ("recipe", 45_000, 462_000),
    ("import", 45_000, 449_000),
    ("session", 49_500, 309_000),
    ("leaving", 9_000, 332_000),
    ("notices", 4_500, 388_000),
    ("account", 4_000, 342_500),
    ("sandbox", 31_000, 339_000),
    ("setup", 29_000, 248_500),
    ("framed", 9_500, 312_000),
];
/// All of the page.
const WHOLE: usize = 1_123_000;
/// Requests until the first field, `config.json` among them.
const REQUESTS: usize = 14;
/// What a part must not hold, by the beginnings of what functions are called.
const KEPT_OUT: [(&str, &[&str]); 3] = [
    ("first", &["oauth2::", "url::", "client_registrar::sandbox::"]),
    ("form", &["_ZN6oauth2", "_ZN3url", "_ZN16client_registrar7sandbox"]),
    ("session", &["_ZN4sha2", "_ZN16client_registrar3web7browser6frames7windows"]),
];
/// Bytes as they are read by whoever checks the page that answers come back to: markup and script, uncompressed.
const BRIDGE_LIMIT: u64 = 9_000;
/// `embed.js` as it is served, which is what other sites load it as.
const EMBED_LIMIT: u64 = 4_000;

#[test]
fn each_way_keeps_its_budget() {
    let build = Build::read();
    let mut over = Vec::new();
    for (way, parts, budget) in WAYS {
        let files = build.needed(parts);
        let total = build.weigh(files.iter().copied());
        println!("{total:>8} B brotli in {} files, of {budget}: {way}", files.len());
        if total > budget {
            over.push(way);
        }
    }
    assert_eq!(over, [""; 0], "more than the budget");
}

#[test]
fn each_part_keeps_its_budget() {
    let build = Build::read();
    let mut over = Vec::new();
    for (part, alone, in_all) in PARTS {
        let own = build.weights[&format!("{part}.wasm")];
        let needed = build.weigh(build.needed(&[part]));
        println!("{own:>8} B brotli, of {alone}; {needed:>8} with what it needs, of {in_all}: {part}");
        if own > alone || needed > in_all {
            over.push(part);
        }
    }
    assert_eq!(over, [""; 0], "more than the budget");
    let weighed: Vec<_> = PARTS.iter().map(|(part, ..)| *part).chain(["first"]).collect();
    for part in build.parts.keys() {
        assert!(weighed.contains(&part.as_str()), "{part} has no budget");
    }
}

#[test]
fn the_whole_page_keeps_its_budget() {
    let build = Build::read();
    for (name, size) in &build.weights {
        println!("{size:>8} B brotli  {name}");
    }
    let total: usize = build.weights.values().sum();
    println!("{total:>8} B brotli  all, of {WHOLE}");
    assert!(total <= WHOLE, "the page weighs {total} B");
}

#[test]
fn a_part_holds_nothing_that_others_are_for() {
    for (part, kept_out) in KEPT_OUT {
        let symbols = Build::symbols(part);
        assert!(symbols.iter().any(|name| name.contains("client_registrar")), "names are read: {symbols:?}");
        let is_kept_out = |name: &&String| {
            // `<url::Url as …>::fmt` is as good as `url::…`.
            kept_out.iter().any(|begin| name.trim_start_matches(['<', '&']).starts_with(begin))
        };
        let found: Vec<_> = symbols.iter().filter(is_kept_out).collect();
        assert_eq!(found, [""; 0], "{part}");
    }
}

#[test]
fn the_first_field_takes_few_requests_and_the_start_page_comes_in_one_go() {
    let build = Build::read();
    // A browser asks for the icon when it has nothing else to do.
    let requests = |parts: &[&str]| build.needed(parts).into_iter().filter(|name| *name != "favicon.svg").count();
    // With the page's own `config.json`.
    assert!(requests(&["form"]) < REQUESTS, "{:?}", build.needed(&["form"]));
    // A host that answers six requests at a time, once it has answered the first.
    assert_eq!(requests(&["first"]), 7, "{:?}", build.needed(&["first"]));
    let shell = fs::read_to_string(dist().join("index.html")).expect("index.html is there");
    // A host may let browsers keep all but the page for ever: another build has other names.
    let hashed = |name: &str| {
        name.split(['-', '.', '/', '_']).any(|part| part.len() > 12 && part.chars().all(|c| c.is_ascii_hexdigit()))
    };
    let is_file = |word: &&str| [".js", ".css", ".wasm"].iter().any(|ending| word.ends_with(ending));
    let named: Vec<_> = shell.split('"').filter(is_file).collect();
    assert!(named.len() > 5 && named.iter().all(|name| hashed(name)), "each is named after its content: {named:?}");
}

#[test]
fn nothing_of_the_first_visit_is_asked_for_only_after_a_script_has_run() {
    let shell = fs::read_to_string(dist().join("index.html")).expect("index.html is there");
    let (head, _) = shell.split_once("</head>").expect("a head");
    let (before, _) = head.split_once("<script src=\"first-").expect("the script that runs before the first paint");
    for asked in [
        "rel=\"stylesheet\"",
        "as=\"fetch\" type=\"application/wasm\"",
        "words-first.txt\" as=",
        "<script type=\"module\" crossorigin integrity=",
        "boot-",
    ] {
        assert!(before.contains(asked), "{asked} stands behind it");
    }
}

#[test]
fn the_bridge_for_sign_in_stays_tiny() {
    let build = Build::read();
    let total = build.weigh(["auth.css", "auth.html", "auth.js"]);
    println!("{total:>8} B brotli  the bridge");
    assert!(total <= 8_000);
    let raw = |name: &str| fs::metadata(dist().join(name)).expect("a file of the bridge").len();
    let read = raw("auth.html") + raw("auth.js");
    println!("{read:>8} B raw  auth.html and auth.js, of {BRIDGE_LIMIT}");
    assert!(read <= BRIDGE_LIMIT, "the bridge and its script have {read} B, more than {BRIDGE_LIMIT} B");
}

#[test]
fn the_script_for_other_pages_stays_small() {
    let served = fs::metadata(dist().join("embed.js")).expect("the script").len();
    println!("{served:>8} B raw  embed.js, of {EMBED_LIMIT}");
    assert!(served <= EMBED_LIMIT, "embed.js has {served} B, more than {EMBED_LIMIT} B");
}
