//! An Azure CLI for the script to be run against: the arguments of `az`, its queries and its outputs, over a
//! directory in memory that answers as Microsoft Graph does.
//!
//! # Invariants
//! Written from the documentation of `az rest` and of Microsoft Graph, and strict: what they would not take is refused
//! here. Queries are evaluated by a `JMESPath` of somebody else's.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{fs, thread};

use serde_json::{Map, Value, json};

pub const TENANT: &str = "0b5c4a3e-6f0e-4a61-9d0c-0d9f6f1e2a3b";
pub const GRAPH: &str = "https://graph.microsoft.com";
pub const MICROSOFT_GRAPH: &str = "00000003-0000-0000-c000-000000000000";

/// What is on `PATH` as `az`: sends its arguments over, and answers what comes back.
const CLIENT: &str = r#"#!/usr/bin/env bash
exec 3<>"/dev/tcp/127.0.0.1/$FAKE_AZ"
printf '%s\0' "$#" "$@" >&3
read -r code <&3
if [ "$code" = 0 ]; then cat <&3; else cat <&3 >&2; fi
exit "$code"
"#;

/// A request to Microsoft Graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    pub method: String,
    pub path: String,
    pub body: Option<Value>,
}

/// All that the CLI knows.
#[derive(Debug)]
pub struct State {
    pub cloud: &'static str,
    pub signed_in: bool,
    /// Delegated permissions of Microsoft Graph by value, with their IDs.
    pub scopes: Vec<(&'static str, &'static str)>,
    pub applications: Vec<Value>,
    pub principals: Vec<Value>,
    /// How often a new service principal is still refused, as while directories replicate.
    pub lag: u32,
    pub calls: Vec<Call>,
}

impl State {
    pub fn new() -> Self {
        Self {
            cloud: "AzureCloud",
            signed_in: true,
            scopes: vec![
                ("Mail.Read", "570282fd-fa5c-430d-a7fd-fc8dc98a9dca"),
                ("User.Read", "e1fe6dd8-ba31-4d61-89e7-88639da4683d"),
                ("Application.Read.All", "c79f8feb-a9db-4090-85f9-90d820caa0eb"),
                ("Application.ReadWrite.All", "bdfbf15f-ee85-4955-8675-146e8e5296b5"),
            ],
            applications: Vec::new(),
            principals: Vec::new(),
            lag: 0,
            calls: Vec::new(),
        }
    }

    /// What has been changed so far.
    pub fn writes(&self) -> Vec<&Call> {
        self.calls.iter().filter(|call| call.method != "get").collect()
    }

    fn answer(&mut self, arguments: &[String]) -> Result<String, String> {
        let (words, options) = parse(arguments)?;
        let value = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            ["cloud", "show"] => json!({ "name": self.cloud, "isActive": true }),
            ["account", "show"] if self.signed_in => {
                json!({ "tenantId": TENANT, "user": { "name": "adele@contoso.com" } })
            }
            ["account", "show"] => return Err("ERROR: Please run 'az login' to setup account.".to_owned()),
            ["rest"] => self.rest(&options)?,
            _ => return Err(format!("'{words:?}' is misspelled or not recognized by the system.")),
        };
        let one = |name: &str| options.iter().find(|(key, _)| key == name).and_then(|(_, values)| values.first());
        let value = match one("--query") {
            None => value,
            Some(query) => {
                let query =
                    jmespath::compile(query).map_err(|error| format!("invalid jmespath_type value: {error}"))?;
                let found = query.search(value).map_err(|error| format!("the query failed: {error}"))?;
                serde_json::to_value(&*found).unwrap()
            }
        };
        match one("--output").map(String::as_str) {
            _ if value.is_null() => Ok(String::new()),
            Some("none") => Ok(String::new()),
            Some("tsv") => Ok(tsv(&value)),
            None | Some("json") => Ok(serde_json::to_string_pretty(&value).unwrap()),
            Some(other) => Err(format!("argument --output: invalid choice: '{other}'")),
        }
    }

    fn rest(&mut self, options: &Options) -> Result<Value, String> {
        let all = |name: &str| options.iter().find(|(key, _)| key == name).map(|(_, values)| values.clone());
        let one = |name: &str| all(name).and_then(|values| values.first().cloned());
        assert_eq!(one("--resource").as_deref(), Some(GRAPH), "the token is for Graph");
        let method = one("--method").ok_or("--method is missing")?;
        let url = one("--url").ok_or("--url is missing")?;
        let path = url.strip_prefix(&format!("{GRAPH}/v1.0/")).ok_or("Not Found")?.to_owned();
        let body = one("--body").map(|body| serde_json::from_str::<Value>(&body).expect("the body is JSON"));
        let parameters: Vec<(String, String)> = all("--url-parameters").map_or_else(Vec::new, |all| {
            all.iter().map(|one| one.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap()).collect()
        });
        self.calls.push(Call { method: method.clone(), path: path.clone(), body: body.clone() });
        match (method.as_str(), path.split('/').collect::<Vec<_>>()[..].as_ref(), body) {
            ("get", ["applications"], None) => Ok(listed(&self.applications, &parameters)),
            ("get", ["servicePrincipals"], None) => {
                let mut all = self.principals.clone();
                let scope = |(value, id): &(&str, &str)| json!({ "value": value, "id": id, "isEnabled": true });
                let scopes: Vec<Value> = self.scopes.iter().map(scope).collect();
                all.push(json!({ "id": "graph", "appId": MICROSOFT_GRAPH, "oauth2PermissionScopes": scopes }));
                Ok(listed(&all, &parameters))
            }
            ("get", ["applications", id], None) => {
                self.applications.iter().find(|app| app["id"] == *id).cloned().ok_or("Not Found".to_owned())
            }
            ("post", ["applications"], Some(body)) => {
                let number = self.applications.len() + 1;
                let made = application(number, &body);
                self.applications.push(made.clone());
                Ok(made)
            }
            ("patch", ["applications", id], Some(body)) => {
                let app = self.applications.iter_mut().find(|app| app["id"] == *id).ok_or("Not Found")?;
                merge(app, &body);
                Ok(Value::Null)
            }
            ("post", ["servicePrincipals"], Some(body)) => {
                if self.lag > 0 {
                    self.lag -= 1;
                    return Err("Bad Request({\"error\":{\"code\":\"NoBackingApplicationObject\"}})".to_owned());
                }
                let app_id = body["appId"].clone();
                assert!(self.applications.iter().any(|app| app["appId"] == app_id), "{app_id} exists");
                self.principals.push(json!({ "id": format!("sp of {app_id}"), "appId": app_id }));
                Ok(self.principals.last().cloned().unwrap())
            }
            (method, path, body) => Err(format!("Not Found: {method} {path:?} {body:?}")),
        }
    }
}

/// An application as Graph answers it, with what the body gives.
pub fn application(number: usize, body: &Value) -> Value {
    let mut made = json!({
        "id": format!("aaaaaaaa-0000-4000-8000-{number:012}"),
        "appId": format!("bbbbbbbb-0000-4000-8000-{number:012}"),
        "displayName": null, "signInAudience": "AzureADandPersonalMicrosoftAccount", "isFallbackPublicClient": null,
        "web": { "redirectUris": [], "logoutUrl": null }, "spa": { "redirectUris": [] },
        "publicClient": { "redirectUris": [] }, "requiredResourceAccess": [], "optionalClaims": null,
        "passwordCredentials": [],
    });
    merge(&mut made, body);
    made
}

/// Lists are replaced as a whole, and what an object does not name stays.
fn merge(into: &mut Value, change: &Value) {
    for (key, value) in change.as_object().unwrap() {
        let slot = into.get_mut(key).unwrap_or_else(|| panic!("'{key}' is no property of an application"));
        match (slot.as_object_mut(), value.as_object()) {
            (Some(slot), Some(value)) => slot.extend(value.clone()),
            _ => *slot = value.clone(),
        }
    }
    for platform in ["web", "spa", "publicClient"] {
        let uris = into[platform]["redirectUris"].as_array().unwrap();
        let mut unique: Vec<_> = uris.iter().map(|uri| uri.as_str().unwrap()).collect();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), uris.len(), "a redirect URI stands there once");
    }
}

/// The objects that a filter on one property lets through, with the selected properties alone.
fn listed(all: &[Value], parameters: &[(String, String)]) -> Value {
    let [(filter_name, filter), (select_name, select)] = parameters else { panic!("{parameters:?}") };
    assert_eq!((filter_name.as_str(), select_name.as_str()), ("$filter", "$select"));
    let (property, literal) = filter.split_once(" eq ").unwrap();
    let inner = literal.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')).expect("a quoted string");
    assert!(!inner.replace("''", "").contains('\''), "a quote within the string ends it: {filter}");
    let wanted = inner.replace("''", "'").to_lowercase();
    let fits = |one: &&Value| one[property].as_str().is_some_and(|value| value.to_lowercase() == wanted);
    let selected = |one: &Value| {
        let pick = |name: &str| (name.to_owned(), one.get(name).cloned().unwrap_or_default());
        Value::Object(select.split(',').map(pick).collect::<Map<_, _>>())
    };
    json!({ "value": all.iter().filter(fits).map(selected).collect::<Vec<_>>() })
}

type Options = Vec<(String, Vec<String>)>;

/// The options that a command may have.
const KNOWN: [&str; 8] =
    ["--only-show-errors", "--resource", "--method", "--url", "--url-parameters", "--query", "--output", "--body"];

/// The words of the command, then its options with their values.
fn parse(arguments: &[String]) -> Result<(Vec<String>, Options), String> {
    let mut words = Vec::new();
    let mut options: Options = Vec::new();
    for argument in arguments {
        match (argument.starts_with("--"), options.last_mut()) {
            (true, _) => options.push((argument.clone(), Vec::new())),
            (false, None) => words.push(argument.clone()),
            (false, Some((_, values))) => values.push(argument.clone()),
        }
    }
    for (name, values) in &options {
        let fits = match name.as_str() {
            "--only-show-errors" => values.is_empty(),
            "--url-parameters" => !values.is_empty(),
            _ => values.len() == 1,
        };
        if !KNOWN.contains(&name.as_str()) || !fits {
            return Err(format!("unrecognized arguments: {name} {values:?}"));
        }
    }
    Ok((words, options))
}

/// As the Azure CLI writes it: a row for each item of a list, its values between tabs.
fn tsv(value: &Value) -> String {
    let cell = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => "None".to_owned(),
        other => other.to_string(),
    };
    let row = |value: &Value| match value {
        Value::Array(cells) => cells.iter().map(cell).collect::<Vec<_>>().join("\t"),
        other => cell(other),
    };
    let rows = value.as_array().map_or_else(|| vec![row(value)], |rows| rows.iter().map(row).collect());
    rows.into_iter().map(|row| row + "\n").collect()
}

/// The CLI, and the folder that has it.
pub struct Az {
    pub state: Arc<Mutex<State>>,
    pub port: u16,
}

impl Az {
    pub fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State::new()));
        let serving = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming() {
                answer(&serving, stream.unwrap());
            }
        });
        Self { state, port }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The applications and service principals that there are.
    pub fn directory(&self) -> (Vec<Value>, Vec<Value>) {
        let state = self.state();
        (state.applications.clone(), state.principals.clone())
    }

    /// Puts `az`, and a `sleep` that does not, into a folder.
    pub fn install(folder: &std::path::Path) {
        use std::os::unix::fs::PermissionsExt as _;
        for (name, text) in [("az", CLIENT), ("sleep", "#!/usr/bin/env bash\n")] {
            let path = folder.join(name);
            fs::write(&path, text).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
}

fn answer(state: &Mutex<State>, mut stream: TcpStream) {
    let arguments = read(&mut stream);
    let answer = state.lock().unwrap_or_else(PoisonError::into_inner).answer(&arguments);
    let text = match answer {
        Ok(text) => format!("0\n{text}"),
        Err(text) => format!("1\n{text}\n"),
    };
    stream.write_all(text.as_bytes()).unwrap();
}

/// The arguments: how many, then each of them, with a zero behind each.
fn read(stream: &mut TcpStream) -> Vec<String> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let parts: Vec<&[u8]> = bytes.split(|byte| *byte == 0).collect();
        let count = String::from_utf8_lossy(parts[0]).parse::<usize>();
        if parts.len() > 1 && count.is_ok_and(|count| parts.len() == count + 2) {
            return parts[1..parts.len() - 1].iter().map(|part| String::from_utf8(part.to_vec()).unwrap()).collect();
        }
        let read = stream.read(&mut buffer).unwrap();
        assert!(read > 0, "the client hung up");
        bytes.extend_from_slice(&buffer[..read]);
    }
}
