//! The scripts for Bash, in Bash: what the tools are given is what the page would send.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

use client_registrar::{
    as_code::Format,
    directory::{
        application::Application,
        ids::{AppId, ObjectId},
        permission::{AZURE_HEALTHCARE_APIS, MICROSOFT_GRAPH},
    },
    http::{request::Method, template::Answered},
    registration::draft::Draft,
};
use serde_json::{Value, json};

use super::drafts::{HOSTILE, hostile, requests, rich, written};

/// Stands for all three tools: writes down its arguments and what it reads, and answers as a directory in which nothing
/// was before.
const TOOL: &str = r#"#!/usr/bin/env bash
at=$(printf '%s/%03d' "$RECORD" "$(find "$RECORD" -type f | wc -l)")
printf '%s\0' "${0##*/}" "$@" >"$at"
read_value() { # what it was asked for, by what stands after --query, or in the address
  case "${0##*/}" in curl) sed 's/.*select=//' <<<"$all" ;; *) sed 's/.*--query //; s/ .*//' <<<"$all" ;; esac
}
all="$*"
answer() { case "${0##*/}" in curl) printf '{"@odata.context":"x","%s":"%s"}\n' "$1" "$2" ;; *) printf '%s\n' "$2" ;; esac }
case "$all" in
  *addPassword*) answer secretText 'se~cret' ;;
  *--method\ post*servicePrincipals\ *|*--request\ POST*servicePrincipals) touch "$RECORD.principal" ;;
  *--method\ get*uniqueName*|*--request\ GET*uniqueName*)
    case "$(read_value)" in
      id) answer id 00000000-0000-0000-0000-00000000000a ;;
      appId) answer appId 00000000-0000-0000-0000-00000000000b ;;
    esac ;;
  *appId=\'00000000-0000-0000-0000-00000000000b\'*)
    if [ ! -e "$RECORD.principal" ]; then echo 'Not Found' >&2; exit 1; fi
    answer id 00000000-0000-0000-0000-00000000000c ;;
  *appId=\'00000003-*) answer id 00000000-0000-0000-0000-00000000000d ;;
  *appId=\'4f6778d8-*) answer id 00000000-0000-0000-0000-00000000000e ;;
esac
"#;

const TOOLS: [Format; 3] = [Format::AzBash, Format::M365, Format::Curl];

struct Run {
    folder: PathBuf,
    output: Output,
    /// The arguments of each call, the name of the program first.
    calls: Vec<Vec<String>>,
}

fn run(script: &str) -> Run {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("client-registrar-as-code-{}-{number}", std::process::id()));
    let _removed = fs::remove_dir_all(&folder);
    let (tools, record, work) = (folder.join("tools"), folder.join("record"), folder.join("work"));
    for path in [&tools, &record, &work] {
        fs::create_dir_all(path).unwrap();
    }
    for (name, text) in [("az", TOOL), ("m365", TOOL), ("curl", TOOL), ("sleep", "#!/usr/bin/env bash\n")] {
        fs::write(tools.join(name), text).unwrap();
        fs::set_permissions(tools.join(name), fs::Permissions::from_mode(0o755)).unwrap();
    }
    fs::write(folder.join("script.sh"), script).unwrap();
    let path = format!("{}:{}", tools.display(), env::var("PATH").unwrap());
    let output = Command::new("bash")
        .arg("../script.sh")
        .current_dir(&work)
        .envs([("PATH", path.as_str()), ("RECORD", record.to_str().unwrap()), ("GRAPH_TOKEN", "to.ken")])
        .output()
        .unwrap();
    let mut files: Vec<PathBuf> = fs::read_dir(&record).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let calls = files.iter().map(|path| {
        let text = String::from_utf8(fs::read(path).unwrap()).unwrap();
        text.trim_end_matches('\0').split('\0').map(str::to_owned).collect()
    });
    Run { calls: calls.collect(), folder, output }
}

impl Run {
    fn said(&self) -> String {
        format!("{}{}", String::from_utf8_lossy(&self.output.stdout), String::from_utf8_lossy(&self.output.stderr))
    }

    fn work(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.join("work")).unwrap();
        let mut names: Vec<String> = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn remove(folder: &Path) {
    fs::remove_dir_all(folder).unwrap();
}

/// A call as a request: the method, the path behind the version, whether it makes what is missing, and the body.
#[derive(Debug, PartialEq)]
struct Sent {
    method: String,
    path: String,
    creates: bool,
    body: Option<Value>,
}

fn sent(arguments: &[String]) -> Sent {
    let after = |names: [&str; 2]| {
        let at = arguments.iter().position(|argument| names.contains(&argument.as_str()))?;
        arguments.get(at + 1).cloned()
    };
    let is_curl = arguments[0] == "curl";
    let url = if is_curl { arguments.last().cloned() } else { after(["--url", "--url"]) }.expect("an address");
    let path = url.strip_prefix("https://graph.microsoft.com/v1.0/").expect("Graph").to_owned();
    let body = after(["--body", "--data-binary"]).map(|text| serde_json::from_str(&text).expect("JSON"));
    let prefers = ["Prefer=create-if-missing", "Prefer: create-if-missing", "create-if-missing"];
    Sent {
        method: after(["--method", "--request"]).expect("a method").to_ascii_uppercase(),
        path: path.split_once('?').map_or(path.clone(), |(path, _)| path.to_owned()),
        creates: arguments.iter().any(|argument| prefers.contains(&argument.as_str())),
        body,
    }
}

fn answered() -> Answered {
    let object = ObjectId::from_u128;
    Answered {
        application: Some(Application { id: object(10), app_id: AppId::from_u128(11) }),
        service_principal: Some(object(12)),
        apis: [(MICROSOFT_GRAPH, object(13)), (AZURE_HEALTHCARE_APIS, object(14))].into(),
    }
}

/// What the page would send, in the form of what a tool was given.
fn expected(draft: &Draft) -> Vec<Sent> {
    let requests = requests(draft, &answered());
    let writes = requests.into_iter().filter(|(_, request)| request.method != Method::Get);
    let sent = writes.map(|(_, request)| Sent {
        method: request.method.as_str().to_owned(),
        path: request.endpoint.path_and_query().trim_start_matches("/v1.0/").to_owned(),
        creates: request.create_if_missing,
        body: request.body,
    });
    sent.collect()
}

fn writes(run: &Run) -> Vec<Sent> {
    run.calls.iter().map(|call| sent(call)).filter(|sent| sent.method != "GET").collect()
}

#[test]
fn each_tool_is_given_the_calls_of_the_plan() {
    for format in TOOLS {
        let run = run(&written(&rich(), format).text);
        assert!(run.output.status.success(), "{format:?}: {}", run.said());
        assert_eq!(writes(&run), expected(&rich()), "{format:?}");
        assert!(run.said().contains("00000000-0000-0000-0000-00000000000b"), "{}", run.said());
        remove(&run.folder);
    }
}

#[test]
fn no_value_breaks_out_of_its_place() {
    for format in TOOLS {
        for text in HOSTILE {
            let draft = hostile(text);
            let run = run(&written(&draft, format).text);
            assert!(run.output.status.success(), "{format:?} {text:?}: {}", run.said());
            assert_eq!(writes(&run), expected(&draft), "{format:?} {text:?}");
            assert_eq!(run.work(), ["client-secret-1.txt", "client-secret-2.txt"], "{format:?} {text:?}");
            remove(&run.folder);
        }
    }
}

#[test]
fn a_secret_is_in_a_file_of_its_owners_alone_and_nowhere_else() {
    for format in TOOLS {
        let run = run(&written(&rich(), format).text);
        assert!(!run.said().contains("se~cret"), "{format:?}: {}", run.said());
        assert!(
            !run.calls.iter().flatten().any(|argument| argument.contains("se~cret") || argument.contains("to.ken"))
        );
        for name in run.work() {
            let path = run.folder.join("work").join(name);
            assert_eq!(fs::read_to_string(&path).unwrap(), "se~cret\n", "{format:?}");
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{format:?}");
        }
        remove(&run.folder);
    }
}

#[test]
fn a_second_run_makes_no_second_principal_and_no_second_secret() {
    for format in TOOLS {
        // The two calls of a run after the other: in one shell, over the same folder.
        let script = written(&rich(), format).text;
        let twice = format!("cat >again.sh <<'TWICE'\n{script}TWICE\nbash again.sh\nbash again.sh\nrm again.sh\n");
        let run = run(&twice);
        assert!(run.output.status.success(), "{format:?}: {}", run.said());
        let count = |part: &str| writes(&run).iter().filter(|sent| sent.path.ends_with(part)).count();
        assert_eq!((count("servicePrincipals"), count("addPassword")), (1, 2), "{format:?}");
        remove(&run.folder);
    }
}

#[test]
fn what_could_not_be_made_is_said_and_the_rest_goes_on() {
    for format in TOOLS {
        let script = written(&rich(), format).text;
        // Whoever runs it may not grant anything.
        let refusing = TOOL.replacen(
            "case \"$all\" in",
            "case \"$all\" in *oauth2PermissionGrants*) exit 1 ;; esac\ncase \"$all\" in",
            1,
        );
        assert_ne!(refusing, TOOL);
        let run = run(&format!(
            "for tool in az m365 curl; do cat >../tools/$tool <<'TOOL'\n{refusing}TOOL\ndone\ncat >again.sh <<'SCRIPT'\n{script}SCRIPT\nbash again.sh\n"
        ));
        assert_eq!(run.output.status.code(), Some(1), "{format:?}: {}", run.said());
        assert!(run.said().contains("oauth2PermissionGrants"), "{}", run.said());
        let assigned = writes(&run).into_iter().filter(|sent| sent.path.ends_with("appRoleAssignedTo")).count();
        assert_eq!(assigned, 1, "{format:?}");
        remove(&run.folder);
    }
}

#[test]
fn nothing_is_sent_by_curl_without_a_token() {
    let script = written(&rich(), Format::Curl).text;
    let run = run(&format!("unset GRAPH_TOKEN\n{script}"));
    assert_eq!((run.output.status.code(), run.calls.len()), (Some(1), 0), "{}", run.said());
    remove(&run.folder);
}

#[test]
fn the_body_of_a_grant_names_the_principal_and_the_api_that_were_found() {
    let run = run(&written(&rich(), Format::AzBash).text);
    let grant = writes(&run).into_iter().find(|sent| sent.path == "oauth2PermissionGrants").unwrap();
    assert_eq!(
        grant.body.unwrap(),
        json!({
            "clientId": "00000000-0000-0000-0000-00000000000c",
            "resourceId": "00000000-0000-0000-0000-00000000000d",
            "consentType": "AllPrincipals",
            "scope": "User.Read offline_access",
        })
    );
    remove(&run.folder);
}
