//! Code for an app, over values that would be code if a quote were wrong anywhere. C# and Java are read by their grammars,
//! and their strings by the rules of each language; Python and JavaScript run, with a library that writes down what it is
//! given.

use std::{fs, iter::Peekable, path::Path, str::Chars};

use client_registrar::{
    directory::{certificate::Certificate, ids::AppId, ids::TenantId},
    next_steps::certificate::{Use, UsedWith},
};
use serde_json::{Value, json};
use tree_sitter::{Language, Parser};

use super::{certificate, hand_over, snippets};

const CLIENT: AppId = AppId::from_u128(2);

/// Everything that is held against a language: each printable character by itself and behind what escapes, values like
/// those of Entra ID, and what would be a command or the end of a string.
fn values() -> Vec<String> {
    let printable = (' '..='~').flat_map(|c| [c.to_string(), format!("\\{c}"), format!("{c}\"{c}")]);
    let unicode_escapes = ["\\u0022", "\\\\u0022", "\\u005c\"", "\\U00000022", "\\x22", "\u{85}\u{2028}\u{2029}"];
    let of_shells = snippets::hostile().into_iter().take(400);
    printable.chain(unicode_escapes.map(str::to_owned)).chain(of_shells).chain(hand_over::secrets()).collect()
}

/// The code that uses a certificate, with a value in each place that takes one.
fn code(with: UsedWith, certificate: &Certificate, value: &str) -> String {
    Use { client: CLIENT, tenant: TenantId::from_u128(9), authority: value, scope: value, certificate }.with(with)
}

/// What a grammar finds: the string literals as they are written, and the kinds of everything else in order.
struct Read {
    literals: Vec<String>,
    shape: Vec<String>,
}

fn read(language: &Language, code: &str) -> Read {
    let mut parser = Parser::new();
    parser.set_language(language).unwrap();
    let tree = parser.parse(code, None).unwrap();
    assert!(!tree.root_node().has_error(), "{}\n{code}", tree.root_node().to_sexp());
    let (mut literals, mut shape) = (Vec::new(), Vec::new());
    let mut cursor = tree.walk();
    loop {
        let node = cursor.node();
        let is_literal = node.is_named() && node.kind() == "string_literal";
        shape.push(node.kind().to_owned());
        if is_literal {
            literals.push(code[node.byte_range()].to_owned());
        }
        if !is_literal && cursor.goto_first_child() {
            continue;
        }
        while !cursor.goto_next_sibling() {
            if !cursor.goto_parent() {
                return Read { literals, shape };
            }
        }
    }
}

/// What stands between the quotes of a literal of one line; `ends` are what ends a line in the language.
fn inside<'l>(literal: &'l str, ends: &[char]) -> Peekable<Chars<'l>> {
    let inner = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).expect("quotes");
    assert!(!inner.contains(ends), "the end of a line in {literal:?}");
    inner.chars().peekable()
}

/// The number that so many hexadecimal digits are.
fn number(characters: &mut Peekable<Chars<'_>>, digits: usize) -> u32 {
    let text: String = characters.by_ref().take(digits).collect();
    assert_eq!(text.len(), digits, "{text}");
    u32::from_str_radix(&text, 16).expect("hexadecimal digits")
}

/// The text that UTF-16 units are.
fn text(units: &[u16]) -> String {
    String::from_utf16(units).expect("whole characters")
}

/// The value of a regular string literal of C#.
/// <https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/lexical-structure#6456-string-literals>
fn of_csharp(literal: &str) -> String {
    let mut characters = inside(literal, &['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
    let mut units: Vec<u16> = Vec::new();
    while let Some(character) = characters.next() {
        let plain = match character {
            '"' => panic!("a quote ends the string: {literal}"),
            '\\' => match characters.next().expect("something escaped") {
                escaped @ ('\'' | '"' | '\\') => escaped,
                '0' => '\0',
                'a' => '\u{7}',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'v' => '\u{b}',
                'u' => {
                    units.push(number(&mut characters, 4).try_into().unwrap());
                    continue;
                }
                other => panic!("\\{other} is no escape that is understood here: {literal}"),
            },
            other => other,
        };
        units.extend_from_slice(plain.encode_utf16(&mut [0; 2]));
    }
    text(&units)
}

/// A source of Java as its compiler reads it: Unicode escapes are taken for their characters before anything else, wherever
/// they stand.
/// <https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html#jls-3.3>
fn translated(source: &str) -> String {
    let mut units: Vec<u16> = Vec::new();
    let mut characters = source.chars().peekable();
    let mut backslashes = 0;
    while let Some(character) = characters.next() {
        if character == '\\' && backslashes % 2 == 0 && characters.peek() == Some(&'u') {
            while characters.next_if_eq(&'u').is_some() {}
            units.push(number(&mut characters, 4).try_into().unwrap());
            continue;
        }
        backslashes = if character == '\\' { backslashes + 1 } else { 0 };
        units.extend_from_slice(character.encode_utf16(&mut [0; 2]));
    }
    text(&units)
}

/// The value of a string literal of Java, once it is translated.
/// <https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html#jls-3.10.7>
fn of_java(literal: &str) -> String {
    let mut characters = inside(literal, &['\n', '\r']);
    let mut value = String::new();
    while let Some(character) = characters.next() {
        value.push(match character {
            '"' => panic!("a quote ends the string: {literal}"),
            '\\' => match characters.next().expect("something escaped") {
                escaped @ ('\'' | '"' | '\\') => escaped,
                'b' => '\u{8}',
                'f' => '\u{c}',
                'n' => '\n',
                'r' => '\r',
                's' => ' ',
                't' => '\t',
                other => panic!("\\{other} is no escape that is understood here: {literal}"),
            },
            other => other,
        });
    }
    value
}

/// Holds that of hostile values only the literals differ, and that each of them is the value.
fn assert_literals(with: UsedWith, source: fn(&str) -> String, language: &Language, value_of: fn(&str) -> String) {
    let (folder, certificate) = certificate::folder(&format!("{with:?}"));
    let tame = read(language, &source(&code(with, &certificate, "tame")));
    let of_tame: Vec<String> = tame.literals.iter().map(|literal| value_of(literal)).collect();
    assert_eq!(of_tame.iter().filter(|value| *value == "tame").count(), 2, "{of_tame:?}");
    assert!(of_tame.contains(&CLIENT.to_string()), "{of_tame:?}");
    for value in values() {
        let code = source(&code(with, &certificate, &value));
        let read = read(language, &code);
        assert_eq!(read.shape, tame.shape, "{value:?}\n{code}");
        let expected: Vec<String> =
            of_tame.iter().map(|own| if own == "tame" { value.clone() } else { own.clone() }).collect();
        let found: Vec<String> = read.literals.iter().map(|literal| value_of(literal)).collect();
        assert_eq!(found, expected, "{code}");
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn csharp_reads_every_value_as_it_was_and_as_nothing_else() {
    assert_literals(UsedWith::DotNet, str::to_owned, &tree_sitter_c_sharp::LANGUAGE.into(), of_csharp);
}

#[test]
fn java_reads_every_value_as_it_was_and_as_nothing_else() {
    // Statements stand in a method.
    let source = |code: &str| translated(&format!("class App {{ void run() throws Exception {{\n{code}}} }}\n"));
    assert_literals(UsedWith::Java, source, &tree_sitter_java::LANGUAGE.into(), of_java);
}

#[test]
fn the_grammars_see_a_quote_that_is_wrong() {
    for (language, code) in [
        (tree_sitter_c_sharp::LANGUAGE, "var app = Create(\"a\"; Pwned(); \"\").Build();\n"),
        (tree_sitter_java::LANGUAGE, "class App { void run() { create(\"a\\\"); } }\n"),
    ] {
        let mut parser = Parser::new();
        parser.set_language(&language.into()).unwrap();
        assert!(parser.parse(code, None).unwrap().root_node().has_error(), "{code}");
    }
    assert_eq!(of_java(&translated(r#""\u0060\\u0022\"""#)), "`\\u0022\"");
    assert_eq!(of_csharp(r#""\u0060\ud83c\udfe5\\\"""#), "`🏥\\\"");
}

/// Runs each of the codes in one program that prints, a line of JSON each, what the library was given.
fn given(folder: &Path, program: &str, runner: &str) -> Vec<Value> {
    let said = certificate::run(folder, program, &[runner]);
    said.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

/// A library in the place of MSAL for Python, and what runs every file with it.
const PYTHON: [(&str, &str); 2] = [
    (
        "msal.py",
        "import json

class ConfidentialClientApplication:
    def __init__(self, client, **options):
        self.given = {'client': client, **options}

    def acquire_token_for_client(self, **options):
        print(json.dumps({**self.given, **options}))
",
    ),
    (
        "run.py",
        "import glob, os
os.environ['PFX_PASSWORD'] = 'passphrase'
for name in sorted(glob.glob('client-*.py')):
    with open(name, encoding='utf-8', newline='') as file:
        exec(compile(file.read(), name, 'exec'), {})
",
    ),
];

#[test]
fn python_gives_the_library_every_value_as_it_was() {
    let (folder, certificate) = certificate::folder("python");
    for (name, text) in PYTHON {
        fs::write(folder.join(name), text).unwrap();
    }
    let values = values();
    for (at, value) in values.iter().enumerate() {
        fs::write(folder.join(format!("client-{at:05}.py")), code(UsedWith::Python, &certificate, value)).unwrap();
    }
    let credential = json!({ "private_key_pfx_path": "client.pfx", "passphrase": "passphrase" });
    let expected = |value: &String| json!({ "client": CLIENT.to_string(), "authority": value, "scopes": [value], "client_credential": credential });
    assert_eq!(given(&folder, "python3", "run.py"), values.iter().map(expected).collect::<Vec<_>>());
    fs::remove_dir_all(&folder).unwrap();
}

/// The same in the place of MSAL for Node.
const NODE: [(&str, &str); 3] = [
    ("node_modules/@azure/msal-node/package.json", r#"{ "type": "module", "exports": "./index.js" }"#),
    (
        "node_modules/@azure/msal-node/index.js",
        "export class ConfidentialClientApplication {
  constructor(given) { this.given = given; }
  async acquireTokenByClientCredential(asked) {
    console.log(JSON.stringify({ ...this.given.auth, ...asked }));
  }
}
",
    ),
    (
        "run.mjs",
        "import { readdirSync } from 'node:fs';
for (const name of readdirSync('.').filter((name) => /^client-.*\\.mjs$/.test(name)).sort()) {
  await import(`./${name}`);
}
",
    ),
];

#[test]
fn node_gives_the_library_every_value_as_it_was() {
    let (folder, certificate) = certificate::folder("node");
    fs::create_dir_all(folder.join("node_modules/@azure/msal-node")).unwrap();
    for (name, text) in NODE {
        fs::write(folder.join(name), text).unwrap();
    }
    let values = values();
    for (at, value) in values.iter().enumerate() {
        fs::write(folder.join(format!("client-{at:05}.mjs")), code(UsedWith::Node, &certificate, value)).unwrap();
    }
    let key = fs::read_to_string(folder.join("private-key.pem")).unwrap();
    let used = json!({ "thumbprintSha256": certificate.sha256.hex(), "privateKey": key });
    let expected = |value: &String| json!({ "clientId": CLIENT.to_string(), "authority": value, "scopes": [value], "clientCertificate": used });
    assert_eq!(given(&folder, "node", "run.mjs"), values.iter().map(expected).collect::<Vec<_>>());
    fs::remove_dir_all(&folder).unwrap();
}
