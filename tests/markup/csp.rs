//! The content security policies of the pages, compared with the hosts that the code knows.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use client_registrar::directory::{cloud::Cloud, origin::Origin};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the page")
}

/// The directives of a page's policy, in order.
fn policy(html: &str) -> Vec<(String, Vec<String>)> {
    let tag = html.split_once("http-equiv=\"Content-Security-Policy\"").expect("a policy").1;
    let content = tag.split_once("content=\"").expect("its content").1;
    let content = content.split_once('"').expect("its end").0;
    let words = |directive: &str| directive.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let directives = content.split(';').map(words).filter(|words| !words.is_empty());
    directives.map(|words| (words[0].clone(), words[1..].to_vec())).collect()
}

/// The directives of a page's policy but `connect-src`, each as it is written.
fn others(html: &str) -> BTreeSet<String> {
    let directives = policy(html).into_iter().filter(|(name, _)| name != "connect-src");
    directives.map(|(name, sources)| format!("{name} {}", sources.join(" "))).collect()
}

fn connects(html: &str) -> Vec<String> {
    policy(html).into_iter().find(|(name, _)| name == "connect-src").expect("connect-src").1
}

/// The origins that auth.html opens windows on.
fn authorities(html: &str) -> Vec<String> {
    let list = html.split_once("<meta name=\"authorities\" content=\"").expect("a list").1;
    list.split_once('"').expect("its end").0.split_whitespace().map(str::to_owned).collect()
}

/// Runs the hook that writes a custom cloud into a build, over copies of the two pages: what it says, and the pages.
fn built_for(name: &str, authority: Option<&str>, graph: Option<&str>) -> Result<[String; 2], String> {
    // Another run of these tests may be at it at the same time.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = [("index.html", "index.html"), ("public/auth.html", "auth.html")];
    for (from, to) in pages {
        fs::copy(root.join(from), folder.join(to)).expect("a copy");
    }
    let mut hook = Command::new(root.join(".ci/clouds"));
    hook.env("TRUNK_STAGING_DIR", &folder).env_remove("AUTHORITY").env_remove("GRAPH");
    hook.envs(authority.map(|value| ("AUTHORITY", value))).envs(graph.map(|value| ("GRAPH", value)));
    let done = hook.output().expect("the hook runs");
    let built = pages.map(|(_, name)| fs::read_to_string(folder.join(name)).expect("a page"));
    let left = fs::read_dir(&folder).expect("the folder").count();
    fs::remove_dir_all(folder).expect("removed");
    if done.status.success() {
        assert_eq!(left, 2, "it leaves nothing behind");
        return Ok(built);
    }
    assert_eq!(built, [read("index.html"), read("public/auth.html")], "what is refused changes nothing");
    Err(String::from_utf8_lossy(&done.stderr).into_owned())
}

#[test]
fn the_page_reaches_the_hosts_that_the_code_knows_and_no_other() {
    let origins = Cloud::MICROSOFT.into_iter().flat_map(|cloud| [cloud.authority(), cloud.graph()]);
    let mut expected: BTreeSet<String> = origins.map(str::to_owned).collect();
    expected.insert("'self'".to_owned());
    let found = connects(&read("index.html"));
    assert_eq!(found.iter().cloned().collect::<BTreeSet<_>>(), expected);
    assert_eq!(found.len(), expected.len(), "a host is named twice");
}

#[test]
fn the_page_runs_its_own_scripts_and_styles_alone() {
    let expected = [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "base-uri 'self'",
        "form-action 'none'",
        "object-src 'none'",
        "frame-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ];
    assert_eq!(others(&read("index.html")), expected.map(str::to_owned).into());
}

#[test]
fn the_page_that_answers_come_back_to_reaches_nobody() {
    let html = read("public/auth.html");
    // `connect-src` is left to `default-src`. Its own frames are the relay's probe.
    assert!(policy(&html).iter().all(|(name, _)| name != "connect-src"));
    let expected = [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ];
    assert_eq!(others(&html), expected.map(str::to_owned).into());
}

/// What the relay may open: the same table as above, for it reads no module.
#[test]
fn the_relay_opens_the_sign_in_hosts_that_the_code_knows_and_no_other() {
    let html = read("public/auth.html");
    let listed = html.split_once("<meta name=\"authorities\" content=\"").expect("a list").1;
    let listed: Vec<&str> = listed.split_once('"').expect("its end").0.split(' ').collect();
    let known: BTreeSet<&str> = Cloud::MICROSOFT.into_iter().map(Cloud::authority).collect();
    assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), known);
    assert_eq!(listed.len(), known.len(), "a host is named twice");
}

#[test]
fn auth_html_opens_windows_on_the_authorities_that_the_code_knows_and_no_other() {
    let found = authorities(&read("public/auth.html"));
    let expected: BTreeSet<&str> = Cloud::MICROSOFT.into_iter().map(Cloud::authority).collect();
    assert_eq!(found.iter().map(String::as_str).collect::<BTreeSet<_>>(), expected);
    assert_eq!(found.len(), expected.len(), "an authority is named twice");
}

#[test]
fn a_build_for_a_custom_cloud_reaches_its_two_origins_as_well_and_is_otherwise_the_same() {
    let [index, auth] =
        built_for("custom", Some("https://Login.contoso.internal:443"), Some("http://localhost:8443")).expect("built");
    let (login, graph) = ("https://login.contoso.internal", "http://localhost:8443");
    let shipped = [read("index.html"), read("public/auth.html")];
    let expected = [&["'self'", login, graph].map(str::to_owned)[..], &connects(&shipped[0])[1..]].concat();
    assert_eq!(connects(&index), expected);
    assert_eq!(index.replacen(&format!(" {login} {graph}"), "", 1), shipped[0]);
    assert_eq!(authorities(&auth), [&[login.to_owned()][..], &authorities(&shipped[1])].concat());
    assert_eq!(auth.replacen(&format!("{login} "), "", 1), shipped[1]);
}

#[test]
fn every_build_runs_the_hook() {
    let hooks = read("Trunk.toml");
    let after = hooks.split_once("stage = \"post_build\"").expect("a hook after the build").1;
    assert!(after.contains("[\"-c\", \".ci/split && .ci/pack && .ci/clouds\"]"), "{after}");
    assert_eq!(hooks.matches("[[hooks]]").count(), 1, "hooks of a stage run side by side");
}

#[test]
fn a_build_without_a_custom_cloud_is_left_as_it_is() {
    let shipped = [read("index.html"), read("public/auth.html")];
    assert_eq!(built_for("plain", None, None), Ok(shipped.clone()));
    assert_eq!(built_for("plain", Some(""), Some("")), Ok(shipped));
}

#[test]
fn a_build_takes_what_config_json_takes_as_an_origin_and_names_what_it_refuses() {
    let good = "https://graph.contoso.internal";
    for (text, wanted) in [
        ("https://login", true),
        ("https://login-1.contoso.internal:65535", true),
        ("http://127.0.0.1:8443", true),
        ("https://127.0.0.1", true),
        ("https://login.contoso.internal/", false),
        ("https://login.contoso.internal/tenant", false),
        ("https://me@login.contoso.internal", false),
        ("https://*.contoso.internal", false),
        ("http://login.contoso.internal", false),
        ("https://login.contoso.internal:65536", false),
        ("https://login.contoso.internal:0", false),
        ("https://10.0.0.1", false),
        ("https://[::1]", false),
        ("https://-login.contoso.internal", false),
        ("https://login..internal", false),
        ("https://a.b c.d", false),
        ("https://a.b\nhttps://c.d", false),
        ("https://a.b; script-src *", false),
        ("https://a.b\" onload=\"x", false),
        ("https://a.b#&", false),
        ("*", false),
    ] {
        assert_eq!(Origin::parse(text).is_ok(), wanted, "config.json: {text}");
        for (authority, graph, name) in [(text, good, "AUTHORITY"), (good, text, "GRAPH")] {
            let built = built_for("junk", Some(authority), Some(graph));
            assert_eq!(built.is_ok(), wanted, "make build: {text}");
            assert!(built.err().is_none_or(|said| said.contains(&format!("{name} is \"{text}\""))), "{text}");
        }
    }
    for (authority, graph) in [(Some(good), None), (None, Some(good))] {
        let said = built_for("half", authority, graph).expect_err("half a cloud");
        assert!(said.contains("Give both AUTHORITY and GRAPH"), "{said}");
    }
}

#[test]
fn the_policy_comes_before_anything_that_it_governs() {
    for path in ["index.html", "public/auth.html"] {
        let html = read(path);
        let at = html.find("Content-Security-Policy").expect("a policy");
        for tag in ["<script", "<link", "<style"] {
            assert!(html.find(tag).is_none_or(|other| other > at), "{path}: {tag}");
        }
    }
}

#[test]
fn no_page_has_a_script_or_a_style_within() {
    for path in ["index.html", "public/auth.html"] {
        let html = read(path);
        assert!(!html.contains("<style") && !html.contains(" style="), "{path}");
        assert!(!html.contains("javascript:") && !html.contains("<iframe") && !html.contains("<base"), "{path}");
        for tag in html.split("<script").skip(1) {
            let (attributes, rest) = tag.split_once('>').expect("the end of a tag");
            assert!(attributes.contains("src=") && rest.starts_with("</script>"), "{path}: <script{attributes}>");
        }
        let handlers = html.split([' ', '\n']).filter(|word| word.starts_with("on") && word.contains("=\""));
        assert_eq!(handlers.collect::<Vec<_>>(), [""; 0], "{path}");
    }
}

#[test]
fn no_page_tells_where_people_came_from() {
    for path in ["index.html", "public/auth.html"] {
        assert!(read(path).contains("<meta name=\"referrer\" content=\"no-referrer\""), "{path}");
    }
}
