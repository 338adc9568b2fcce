//! A server of this machine, for as long as a test needs it; and what each has to answer.

use std::{
    collections::BTreeSet,
    fs,
    net::{Ipv4Addr, TcpListener},
    os::unix::process::CommandExt as _,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use super::{
    http::{Answer, get},
    site::{Site, root},
    table::{Tables, plain},
};

/// Under which path the page lies, where it does not lie at the root.
pub const UNDER: &str = "/tools/registrar/";

/// What hosts add to the page, and as what it has to be served where that counts: the signature of a recipe, and the logo of
/// house rules. In each file stands its name.
pub const OWN: [(&str, &str); 3] =
    [("recipes/contoso.json.sig", ""), ("brand/contoso.svg", "image/svg+xml"), ("brand/contoso.png", "image/png")];

/// Where a program is, if it is on this machine.
pub fn here(name: &str) -> Option<PathBuf> {
    let found = Command::new(root().join(".ci/servers")).args(["path", name]).output().expect(".ci/servers runs");
    let path = String::from_utf8_lossy(&found.stdout).trim().to_owned();
    if path.is_empty() { None } else { Some(PathBuf::from(path)) }
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|one| one.local_addr()).expect("a port").port()
}

/// A server that runs, and is ended with the test.
pub struct Server {
    child: Child,
    name: &'static str,
    log: PathBuf,
}

impl Server {
    /// Starts it, in the foreground, and waits until it answers on all of these ports.
    pub fn start(name: &'static str, command: &mut Command, log: PathBuf, ports: &[u16]) -> Self {
        let said = fs::File::create(&log).expect("a log");
        let child = command
            .stdin(Stdio::null())
            .stdout(said.try_clone().expect("a log"))
            .stderr(said)
            .process_group(0)
            .spawn()
            .expect("it starts");
        let mut server = Self { child, name, log };
        for port in ports {
            // For half a minute at most.
            let mut tries = 0;
            while get(*port, "/", &[]).is_err() {
                tries += 1;
                let ended = server.child.try_wait().expect("it can be asked");
                assert!(ended.is_none() && tries < 1_500, "{name}: {}", server.said());
                thread::sleep(Duration::from_millis(20));
            }
        }
        server
    }

    fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Every file as the tables have it, and nothing else; under a path one of each kind is enough of the parts.
    pub fn serves_the_page(&self, port: u16, path: &str, compresses: &[&str]) {
        let site = Site::get();
        let mut wrong = Vec::new();
        let mut kinds = BTreeSet::new();
        let is_new = |file: &&String| {
            !file.contains('/') || path == "/" || kinds.insert(file.rsplit('.').next().map(str::to_owned))
        };
        for file in site.files.iter().filter(is_new) {
            check(port, &format!("{path}{file}"), file, compresses, &mut wrong);
        }
        check(port, path, "index.html", compresses, &mut wrong);
        // A query is the page's own.
        check(port, &format!("{path}?step=setup"), "index.html", compresses, &mut wrong);
        if path != "/" {
            let without_slash = path.trim_end_matches('/');
            let answer = get(port, &format!("{without_slash}?recipe=x"), &[]).expect("an answer");
            let to = answer.header("location").to_owned();
            if ![301, 308].contains(&answer.status) || !to.ends_with(&format!("{path}?recipe=x")) {
                wrong.push(format!("{without_slash}: status {}, {to}", answer.status));
            }
        }
        for (file, kind) in OWN {
            let answer = get(port, &format!("{path}{file}"), &[]).expect("an answer");
            let said = answer.header("content-type");
            if answer.status != 200 || answer.body != file.as_bytes() || !said.starts_with(kind) {
                wrong.push(format!("{path}{file}: status {}, {said}", answer.status));
            }
            if answer.header("cache-control") != "no-cache" {
                wrong.push(format!("{path}{file} is kept"));
            }
        }
        let folder = site.files.iter().find_map(|file| file.split_once("/first.wasm")).expect("a folder").0;
        let app = format!("{folder}/");
        for missing in
            ["auth", "missing.html", "boot-0123456789abcdee.js", "app-0123456789abcdee/first.wasm", ".htaccess", &app]
        {
            let answer = get(port, &format!("{path}{missing}"), &[]).expect("an answer");
            if ![400, 403, 404].contains(&answer.status) {
                wrong.push(format!("{path}{missing}: status {}", answer.status));
            }
            if answer.header("cache-control").contains("immutable") {
                wrong.push(format!("{path}{missing}: what is missing would be kept"));
            }
        }
        assert!(wrong.is_empty(), "{}:\n{}\n{}", self.name, wrong.join("\n"), self.said());
    }
}

/// What is wrong with a file at this address.
fn check(port: u16, path: &str, file: &str, compresses: &[&str], wrong: &mut Vec<String>) {
    let site = Site::get();
    let wanted = Tables::read().sent(file).unwrap_or_else(|| unreachable!("{file} is in no row of the table"));
    let mut say = |what: &str, answer: &Answer| wrong.push(format!("{path}: {what}: {:?}", answer.headers));
    let body = site.read(file);
    for coding in compresses.iter().chain(&["identity"]) {
        let answer = get(port, path, &[("Accept-Encoding", coding)]).expect("an answer");
        if answer.status != 200 || answer.body != body {
            say(&format!("status {}, or another body", answer.status), &answer);
            return;
        }
        let kind = answer.header("content-type").to_lowercase();
        let (kind, charset) = kind.split_once(';').unwrap_or((&kind, ""));
        if kind.trim() != wanted.content_type || !["", "charset=utf-8"].contains(&charset.trim()) {
            say("another type", &answer);
        }
        if plain(answer.header("cache-control")) != wanted.cache_control {
            say("another cache", &answer);
        }
        for (name, value) in &wanted.headers {
            if plain(answer.header(name)) != *value {
                say(&format!("{name} should be {value}"), &answer);
            }
        }
        for never in ["cross-origin-opener-policy", "cross-origin-resource-policy", "set-cookie"] {
            if !answer.header(never).is_empty() {
                say(never, &answer);
            }
        }
        // Below that, what compressing adds is as much as what it saves.
        let is_long = body.len() > 1_500;
        let said = answer.header("content-encoding");
        if *coding == "identity" && !said.is_empty() || *coding != "identity" && is_long && said != *coding {
            say(&format!("asked for {coding}"), &answer);
        }
        if *coding != "identity" && is_long && !answer.header("vary").to_lowercase().contains("accept-encoding") {
            say("caches do not know that it was compressed", &answer);
        }
        if sent_again(port, path, coding, &answer) {
            say("it is sent again to who has it", &answer);
        }
    }
}

/// Whether what was kept is sent once more to who asks with what it was known by.
fn sent_again(port: u16, path: &str, coding: &str, first: &Answer) -> bool {
    let (tag, time) = (first.header("etag"), first.header("last-modified"));
    let mut asked = vec![("Accept-Encoding", coding)];
    asked.extend((!tag.is_empty()).then_some(("If-None-Match", tag)));
    asked.extend((!time.is_empty()).then_some(("If-Modified-Since", time)));
    get(port, path, &asked).expect("an answer").status != 304
}

impl Drop for Server {
    fn drop(&mut self) {
        // In a group of its own: what it has started ends with it. One that has ended by itself has no group.
        let group = format!("-{}", self.child.id());
        let _ended = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _waited = self.child.wait();
    }
}
