//! Snippets over values that would be commands if a quote were wrong anywhere, in Bash itself and as PowerShell reads
//! its strings.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

use client_registrar::directory::application::Application;
use client_registrar::directory::cloud::Cloud;
use client_registrar::directory::ids::{AppId, ObjectId, RunTail, TenantId};
use client_registrar::directory::tenant::TenantContext;
use client_registrar::export::{Bash, JmesPath, Json, OData, PowerShell, Quote, Snippet, Span, Yaml, fill};
use client_registrar::next_steps::NextSteps;
use client_registrar::registration::draft::Draft;
use client_registrar::registration::validate::validate;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use time::macros::datetime;

use super::literals;

/// What values are put together from.
const PIECES: [&str; 40] = [
    "'",
    "\"",
    "`",
    "$(touch pwned)",
    "`touch pwned`",
    "${IFS}",
    "$HOME",
    "\\",
    "\\'",
    "\n",
    "\r\n",
    "\t",
    "\u{1b}[201~",
    "\u{9b}",
    "\u{7f}",
    "!",
    "!!",
    "#",
    " #",
    "&& touch pwned",
    "| cat",
    "; touch pwned;",
    "*",
    "~",
    "-",
    "--query",
    "=",
    "%s",
    "{0}",
    "@{a=1}",
    "‘",
    "’",
    "“x”",
    "„",
    "CLIENT_REGISTRAR",
    "«name»",
    "患者",
    "🏥",
    "\u{202e}",
    "a b",
];

/// Values, the same ones each time.
pub fn hostile() -> Vec<String> {
    let mut random = StdRng::seed_from_u64(9);
    let mut values: Vec<String> = PIECES.map(str::to_owned).into();
    values.extend([String::new(), "'".repeat(120), "-".repeat(120), "患".repeat(120), "\n".repeat(3)]);
    values.extend((0..3_000).map(|_| {
        let count = random.random_range(1..12);
        let text: String = (0..count).map(|_| PIECES[random.random_range(0..PIECES.len())]).collect();
        text.chars().take(120).collect()
    }));
    values
}

/// An empty folder.
fn folder() -> PathBuf {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("client-registrar-exports-{}-{number}", std::process::id()));
    // It isn't there but after a run that was killed and had the same number.
    let _removed = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Has Bash read a script, and takes what it prints. Nothing else may have come of it.
fn bash(folder: &Path, options: &[&str], script: &str, secret: &str) -> Vec<u8> {
    fs::write(folder.join("script"), script).unwrap();
    let before = fs::read_dir(folder).unwrap().count();
    let output = Command::new("bash")
        .args(["--norc", "--noprofile"])
        .args(options)
        .current_dir(folder)
        .env("PATH", format!("{}:{}", folder.display(), env::var("PATH").unwrap()))
        .env("CLIENT_SECRET", secret)
        .stdin(fs::File::open(folder.join("script")).unwrap())
        .output()
        .expect("bash is there");
    assert!(output.status.success(), "{script}");
    assert_eq!(fs::read_dir(folder).unwrap().count(), before, "nothing was run but what was meant to be");
    output.stdout
}

/// What Bash prints of each of the values, a zero behind each.
fn printed(options: &[&str], values: &[String]) -> String {
    let mut script = Snippet::<Bash>::new();
    for value in values {
        script = script.code("printf '%s\\0' ").value(value).code("\n");
    }
    let folder = folder();
    let output = bash(&folder, options, &script.to_string(), "");
    fs::remove_dir_all(&folder).unwrap();
    String::from_utf8(output).unwrap()
}

#[test]
fn bash_reads_every_value_as_it_was() {
    let values = hostile();
    let expected: String = values.iter().flat_map(|value| [value.as_str(), "\0"]).collect();
    assert_eq!(printed(&[], &values), expected);
}

#[test]
fn a_shell_that_somebody_types_into_takes_every_value_for_what_it_is() {
    // History, completion and the bracketed paste of a terminal are what differs.
    let values: Vec<String> = hostile().into_iter().take(400).collect();
    let expected: String = values.iter().flat_map(|value| [value.as_str(), "\0"]).collect();
    assert_eq!(printed(&["-i", "-o", "histexpand"], &values), expected);
}

#[test]
fn powershell_reads_every_value_as_it_was() {
    for value in hostile() {
        let literal = Snippet::<PowerShell>::new().value(&value).to_string();
        assert_eq!(literals::value(&literal).as_deref(), Some(value.as_str()), "{literal}");
    }
}

#[test]
fn no_literal_holds_what_a_terminal_would_act_on() {
    for value in hostile() {
        for literal in [Bash::quote(&value), PowerShell::quote(&value)] {
            assert!(!literal.contains(|c: char| c.is_control() && c != '\n'), "{literal:?}");
        }
    }
    assert_eq!(printed(&[], &["a\0b".to_owned()]), "a\u{fffd}b\0", "no value of a shell holds a zero");
}

#[test]
fn a_value_that_goes_through_two_languages_comes_out_of_both() {
    let values = hostile();
    let nested: Vec<String> =
        values.iter().map(|value| Snippet::<OData>::new().code("a eq ").value(value).into()).collect();
    let read = printed(&[], &nested);
    for (value, filter) in values.iter().zip(read.split('\0')) {
        let literal = filter.strip_prefix("a eq '").and_then(|rest| rest.strip_suffix('\'')).expect("a literal");
        assert_eq!(literal.replace("''", "'"), *value);
        assert!(!literal.replace("''", "").contains('\''), "{filter}");
    }
    for value in values {
        let query = Snippet::<JmesPath>::new().code("a == ").value(&value).to_string();
        let found = jmespath::compile(&query).unwrap().search(serde_json::json!({ "a": value })).unwrap();
        assert_eq!(found.as_boolean(), Some(true), "{query}");
        assert_eq!(serde_json::from_str::<String>(&Json::quote(&value)).unwrap(), value);
    }
}

#[test]
fn a_value_in_yaml_is_one_scalar_on_one_line_that_json_reads_as_well() {
    for value in hostile() {
        let literal = Yaml::quote(&value);
        assert_eq!(serde_json::from_str::<String>(&literal).unwrap(), value);
        let ends = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
        assert!(!literal.contains(ends), "{literal:?}");
    }
}

#[test]
fn a_comment_stays_on_its_line() {
    for value in hostile() {
        let comment = Snippet::<Bash>::new().comment(&value);
        let script = fill("# «about»\nprintf done", &[("about", comment)]).to_string();
        assert_eq!(script.lines().count(), 2, "{script}");
        assert!(script.starts_with("# ") && script.ends_with("\nprintf done"));
    }
}

/// A `curl` that prints its arguments and what it was handed, a zero behind each.
const CURL: &str = "#!/usr/bin/env bash\nprintf '%s\\0' \"$@\"\ncat\n";

#[test]
fn the_secret_reaches_curl_whatever_stands_in_it_and_never_as_an_argument() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    fs::write(folder.join("curl"), CURL).unwrap();
    fs::set_permissions(folder.join("curl"), fs::Permissions::from_mode(0o755)).unwrap();
    let ask = next_steps().try_secret.expect("there is a secret").ask_token.bash;
    assert_eq!(ask.spans().iter().filter(|span| matches!(span, Span::Secret(_))).count(), 1);
    for secret in hostile().into_iter().filter(|secret| !secret.contains('\0')).step_by(20) {
        let output = bash(&folder, &[], &ask.to_string(), &secret);
        let output = String::from_utf8(output).unwrap();
        let parts: Vec<&str> = output.split('\0').collect();
        let (handed, arguments) = parts.split_last().unwrap();
        assert_eq!(*handed, secret);
        assert_eq!(
            arguments,
            [
                "--silent",
                "--show-error",
                "--data",
                "grant_type=client_credentials",
                "--data",
                "client_id=00000000-0000-0000-0000-000000000002",
                "--data-urlencode",
                "scope=https://graph.microsoft.com/.default",
                "--data-urlencode",
                "client_secret@-",
                "https://login.microsoftonline.com/00000000-0000-0000-0000-00000000000a/oauth2/v2.0/token",
            ]
        );
    }
    fs::remove_dir_all(&folder).unwrap();
}

fn next_steps() -> NextSteps {
    let mut draft = Draft::new(RunTail::from_random([0; 8]));
    "Contoso".clone_into(&mut draft.display_name);
    let registration = validate(&draft, Cloud::Global, datetime!(2026-11-23 10:30:00 UTC)).expect("it is in order");
    let words = || "Contoso".to_owned();
    let tenant = TenantContext {
        cloud: Cloud::Global,
        tenant_id: TenantId::from_u128(10),
        tenant_name: words(),
        account: words(),
    };
    let application = Application { id: ObjectId::from_u128(1), app_id: AppId::from_u128(2) };
    NextSteps::of(&registration, &tenant, application, None)
}

/// Fixed text can be told from a value by its type alone where it stands in the source: names that a configuration gives
/// live as long as the program too.
#[test]
fn what_is_called_fixed_text_is_written_in_the_source() {
    fn read(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                read(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    let mut sources = Vec::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut sources);
    let is_written = |rest: &str| {
        let rest = rest.trim_start();
        rest.starts_with('"') || rest.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let mut found = Vec::new();
    let writes = |path: &Path, text: &str| text.contains("export::") && !path.ends_with("export/template.rs");
    for (path, text) in sources.iter().filter(|(path, text)| writes(path, text)) {
        let calls: Vec<&str> = [".code(", " fill("].iter().flat_map(|call| text.split(call).skip(1)).collect();
        assert!(calls.iter().all(|call| is_written(call)), "{}: fixed text is a literal or a constant", path.display());
        found.extend(calls);
    }
    assert!(found.len() > 30, "{} places", found.len());
}
