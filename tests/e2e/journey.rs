//! The frame of every journey: a tenant, the built site and a browser, and what must hold after each of them.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::task::Poll;
use std::{env, fs, future, thread};

use serde_json::json;
use tokio::sync::RwLock;

use crate::browser::{Browser, now};
use crate::driver::{Engine, Habits};
use crate::logs::Logs;
use crate::tenant::Tenant;
use crate::tenant::parents::Parents;
use crate::tenant::site::{Config, Site, UNDER};
use crate::tenant::values::guid;

/// Everything that the page may ever need, consented beforehand.
pub const ALL: [&str; 3] = ["User.Read", "Application.Read.All", "Application.ReadWrite.All"];

/// What a journey finds, where it is not the usual.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances {
    /// Where the site lies on its host.
    pub under: &'static str,
    pub engine: Engine,
    pub habits: Habits,
    /// The host keeps the page from starting, or its policy is breached on purpose: what the browser says about that is
    /// not the page's fault.
    pub bad_host: bool,
    /// No other journey goes on beside it: `WebKitGTK` ends, or never answers, where it loads frames on a busy machine.
    pub alone: bool,
}

/// Whose turn it is: many journeys', or that of one alone.
static TURNS: RwLock<()> = RwLock::const_new(());

impl Default for Circumstances {
    fn default() -> Self {
        Self { under: UNDER, engine: Engine::default(), habits: Habits::default(), bad_host: false, alone: false }
    }
}

/// What a journey has at hand.
pub struct Journey {
    pub tenant: Tenant,
    pub site: Site,
    pub parents: Parents,
    pub browser: Browser,
}

impl Journey {
    /// Tenant, site and browser, with a good `config.json`.
    pub async fn start_in(circumstances: Circumstances, consented: &[&str]) -> Self {
        let site = Site::start(built_site(), circumstances.under).await;
        let parents = Parents::start(&site).await;
        let tenant = Tenant::start(&site.redirect_uri(), consented).await;
        site.set_config(Config::Text(config(&tenant.client_id, &tenant.tenant_id)));
        let browser = Browser::start(circumstances.engine, &tenant, circumstances.habits).await;
        Self { tenant, site, parents, browser }
    }

    /// Loads the start page.
    pub async fn open(&self) {
        self.browser.goto(&self.site.base()).await;
    }
}

/// A `config.json` of the global cloud.
pub fn config(client_id: &str, tenant: &str) -> String {
    json!({ "clientId": client_id, "tenant": tenant, "cloud": "global" }).to_string()
}

/// Copies a folder with all that is in it.
pub fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// The folder of the built site: `DIST`, as `make test` sets it, or `dist`, both beside Cargo.toml.
pub fn built_site() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = env::var_os("DIST").map_or_else(|| root.join("dist"), |given| root.join(given));
    assert!(
        folder.join("index.html").exists(),
        "no built site in {}: run `make build` first, or set DIST",
        folder.display()
    );
    folder
}

/// The name of the test that runs, as a file name.
fn test_name() -> String {
    let name = thread::current().name().map_or_else(guid, str::to_owned);
    if name == "main" { guid() } else { name.replace("::", "-") }
}

/// Runs a journey with these permissions of the page consented beforehand.
pub async fn journey(consented: &[&str], body: impl AsyncFnOnce(&Journey)) {
    journey_in(Circumstances::default(), consented, body).await;
}

/// The same, where something is not the usual.
pub async fn journey_in(circumstances: Circumstances, consented: &[&str], body: impl AsyncFnOnce(&Journey)) {
    let name = test_name();
    let (_alone, _beside) =
        if circumstances.alone { (Some(TURNS.write().await), None) } else { (None, Some(TURNS.read().await)) };
    let began = now();
    let journey = Journey::start_in(circumstances, consented).await;
    let mut outcome = caught(body(&journey)).await;
    journey.tenant.write_traffic(&name);
    let mut logs = Logs::default();
    logs.fetch(&journey.browser).await;
    if outcome.is_ok() && !circumstances.bad_host {
        outcome = caught(async { clean(&journey, &logs) }).await;
    }
    if outcome.is_err() {
        keep_evidence(&journey, &logs, &name).await;
    }
    journey.browser.driver.end().await;
    let took = kept("took");
    fs::write(took.join(&name), format!("{} {name}\n", began.elapsed().as_millis())).unwrap();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// What must hold after every journey.
fn clean(journey: &Journey, logs: &Logs) {
    assert_eq!(logs.troubles(), Vec::<&String>::new(), "the console must stay free of policy breaches and exceptions");
    assert_eq!(journey.site.breaches(), Vec::<String>::new(), "nothing may breach the policy, in any engine");
    for given in journey.tenant.given_out() {
        let leaked = |line: &&String| line.contains(&given);
        assert!(!logs.console.iter().any(|line| leaked(&line)), "a token or secret was written to the console");
        assert!(!logs.requests.iter().any(|url| leaked(&url)), "a token or secret was sent in an address");
    }
    let astray: Vec<_> =
        journey.site.asked().into_iter().filter(|path| !path.starts_with(journey.site.under)).collect();
    assert_eq!(astray, Vec::<String>::new(), "the page lies under a path, and may ask for nothing outside of it");
    let cloud = journey.tenant.cloud();
    let microsoft = [cloud.login, cloud.graph].map(|host| format!("https://{host}/"));
    let parent = format!("{}/parent.html", journey.parents.origin(true));
    let known = [microsoft.as_slice(), &[parent]].concat();
    let strangers: Vec<_> =
        logs.foreign().into_iter().filter(|url| !known.iter().any(|host| url.starts_with(host.as_str()))).collect();
    assert_eq!(strangers, Vec::<&String>::new(), "no host but the two of the cloud may be asked for anything");
}

/// A folder for what is kept of journeys.
fn kept(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/e2e").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A picture, the words and the notes of a journey that failed.
async fn keep_evidence(journey: &Journey, logs: &Logs, name: &str) {
    let folder = kept("failed");
    // A browser with an open question gives no picture; the rest is still worth keeping.
    let _pictured = journey.browser.driver.session.screenshot(&folder.join(format!("{name}.png"))).await;
    let mut notes = logs.console.join("\n");
    for one in &journey.tenant.state().record.all {
        let request = &one.request;
        let line = format!(
            "\n{:?} {} {} {}",
            one.status,
            request.method,
            request.url(),
            String::from_utf8_lossy(&request.body)
        );
        notes.push_str(&line);
    }
    fs::write(folder.join(format!("{name}.txt")), notes).unwrap();
}

/// Runs a future to its end or its panic, so that the browser can be closed either way.
async fn caught<T>(work: impl Future<Output = T>) -> thread::Result<T> {
    let mut work = pin!(work);
    future::poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(done)) => Poll::Ready(Ok(done)),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
