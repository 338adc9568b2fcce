//! The built site on a plain static host, under a path, with the test's own `config.json` over the shipped one.

use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use http_body_util::{BodyExt as _, Collected, Full};
use hyper::body::{Bytes, Incoming as Body};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use tokio::{net::TcpListener, sync::Notify};

use super::breaches;
use super::message::Answer;
use super::server::{Never, respond};

/// Where the site usually lies on its host.
pub const UNDER: &str = "/tools/registrar/";

/// What `config.json` is answered with.
#[derive(Clone, Debug)]
pub enum Config {
    Missing,
    Text(String),
    /// With this status, as this type.
    Sent(u16, &'static str, Vec<u8>),
    /// Led elsewhere, as a host that wants a sign-in of its own does.
    Moved,
}

/// What the host does with the paths of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    /// Each path is a file.
    Plain,
    /// As `serve -s`: addresses lose their `.html`, and whatever is no file then is index.html.
    SinglePage,
    /// auth.html is led to itself, with a fragment of the host's own in the place of the one that came.
    LosesFragments,
}

/// What a host does otherwise than this one.
#[derive(Clone, Copy, Debug)]
pub enum Quirk {
    /// Files whose names begin like this are not there.
    Missing(&'static str),
    /// They are answered once this is no longer so.
    HeldBack(&'static str),
    /// They are answered with this status.
    Status(&'static str, u16),
    /// They are sent as plain text, and no browser may guess what they are.
    PlainText(&'static str),
    /// They have one line more than was built.
    Changed(&'static str),
    /// In pages, the second stands in the place of the first.
    Rewritten(&'static str, &'static str),
    /// A header of the pages.
    Header(&'static str, &'static str),
    /// `index.html` answers for its folder without the slash.
    NoSlash,
}

/// What the pages of a host that can set headers are sent with: no script and no style sheet but those that the build
/// has computed an integrity of.
const INTEGRITY: &str = "blocked-destinations=(script style)";

/// A page that lets in whoever shares its host.
const OPEN: &str = "<!doctype html><html lang=\"en\"><title>Open</title><link rel=\"icon\" href=\"data:,\">
<p>Come who may</p><script>document.domain = location.hostname;</script>";

/// The static host.
#[derive(Clone)]
pub struct Site {
    pub port: u16,
    /// Where the site lies on its host.
    pub under: &'static str,
    folder: Arc<Mutex<PathBuf>>,
    config: Arc<Mutex<Config>>,
    habit: Arc<Mutex<Habit>>,
    quirks: Arc<Mutex<Vec<Quirk>>>,
    /// Told when those are others.
    changed: Arc<Notify>,
    /// Paths that were asked for.
    asked: Arc<Mutex<Vec<String>>>,
    /// What browsers told of breaches of the pages' policies.
    breaches: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// Serves this folder on a free port, under this path.
    pub async fn start(folder: PathBuf, under: &'static str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let site = Self {
            port,
            under,
            folder: Arc::new(Mutex::new(folder)),
            config: Arc::new(Mutex::new(Config::Missing)),
            habit: Arc::new(Mutex::new(Habit::Plain)),
            quirks: Arc::default(),
            changed: Arc::default(),
            asked: Arc::default(),
            breaches: Arc::default(),
        };
        let serving = site.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let site = serving.clone();
                tokio::spawn(async move {
                    let service = service_fn(move |request: Request<Body>| {
                        let site = site.clone();
                        async move {
                            let path = request.uri().path();
                            if path == breaches::PATH {
                                return Ok(respond(site.hear(request).await));
                            }
                            site.release(path).await;
                            Ok::<Response<Full<Bytes>>, Never>(respond(site.answer(path)))
                        }
                    });
                    // A browser that closes a kept connection is no event.
                    let _closed =
                        auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        site
    }

    pub fn origin(&self) -> String {
        self.origin_on("localhost")
    }

    /// The same host by another name.
    pub fn origin_on(&self, host: &str) -> String {
        format!("http://{host}:{}", self.port)
    }

    /// The address of the start page.
    pub fn base(&self) -> String {
        format!("{}{}", self.origin(), self.under)
    }

    /// The redirect URI of this copy of the page.
    pub fn redirect_uri(&self) -> String {
        format!("{}auth.html", self.base())
    }

    /// Serves another folder from now on.
    pub fn serve(&self, folder: PathBuf) {
        *self.folder.lock().unwrap_or_else(PoisonError::into_inner) = folder;
    }

    pub fn set_config(&self, config: Config) {
        *self.config.lock().unwrap_or_else(PoisonError::into_inner) = config;
    }

    /// Sends this policy along from now on.
    pub fn set_policy(&self, policy: &'static str) {
        self.set_quirks(&[Quirk::Header("content-security-policy", policy)]);
    }

    /// Does this otherwise from now on, and nothing else.
    pub fn set_quirks(&self, quirks: &[Quirk]) {
        *self.quirks.lock().unwrap_or_else(PoisonError::into_inner) = quirks.to_vec();
        self.changed.notify_waiters();
    }

    /// Waits for as long as what is asked for is held back.
    async fn release(&self, path: &str) {
        let file = path.rsplit('/').next().unwrap_or_default();
        let is_held = |quirk: &Quirk| matches!(quirk, Quirk::HeldBack(begin) if file.starts_with(begin));
        loop {
            let changed = self.changed.notified();
            if !self.quirks.lock().unwrap_or_else(PoisonError::into_inner).iter().any(is_held) {
                return;
            }
            changed.await;
        }
    }

    pub fn set_habit(&self, habit: Habit) {
        *self.habit.lock().unwrap_or_else(PoisonError::into_inner) = habit;
    }

    /// The paths that were asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The breaches of the pages' policies that browsers have told of so far.
    pub fn breaches(&self) -> Vec<String> {
        self.breaches.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn hear(&self, report: Request<Body>) -> Answer {
        // A report that breaks off has been begun for a breach as well.
        let report = report.into_body().collect().await.map(Collected::to_bytes).unwrap_or_default();
        self.breaches.lock().unwrap_or_else(PoisonError::into_inner).push(breaches::told(&report));
        Answer::empty(204)
    }

    fn answer(&self, path: &str) -> Answer {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
        let quirks = self.quirks.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let slash = quirks.iter().any(|quirk| matches!(quirk, Quirk::NoSlash)) && format!("{path}/") == self.under;
        let path = if slash { self.under } else { path };
        let Some(inside) = path.strip_prefix(self.under) else { return Answer::empty(404) };
        let inside = if inside.is_empty() { "index.html" } else { inside };
        let habit = *self.habit.lock().unwrap_or_else(PoisonError::into_inner);
        let inside = match (habit, inside.strip_suffix(".html")) {
            (Habit::SinglePage, Some(name)) if inside != "index.html" => {
                return Answer::redirect(&[self.under, name].concat());
            }
            (Habit::SinglePage, None) if !inside.contains('.') => "index.html",
            (Habit::LosesFragments, Some("auth")) => return Answer::redirect(&[self.under, "auth#top"].concat()),
            (Habit::LosesFragments, None) if inside == "auth" => "auth.html",
            _ => inside,
        };
        if inside == "config.json" {
            return match self.config.lock().unwrap_or_else(PoisonError::into_inner).clone() {
                Config::Missing => Answer::empty(404),
                Config::Text(text) => Answer { status: 200, headers: Vec::new(), body: text.into_bytes() }
                    .with("content-type", "application/json"),
                Config::Sent(status, content_type, body) => {
                    Answer { status, headers: Vec::new(), body }.with("content-type", content_type)
                }
                Config::Moved => Answer::redirect("/login?next=config.json"),
            };
        }
        // A page that plays the one that asks, so that auth.html can be tried alone.
        let lab = match inside {
            "lab.html" => Some(include_str!("lab.html")),
            "lab.js" => Some(include_str!("lab.js")),
            // What the relay must not be.
            "open.html" => Some(OPEN),
            _ => None,
        };
        if let Some(text) = lab {
            let page = Answer { status: 200, headers: Vec::new(), body: text.into() };
            return with_headers(page.with("content-type", mime(inside)), &quirks);
        }
        let relative = Path::new(inside);
        if relative.components().any(|part| !matches!(part, Component::Normal(_))) {
            return Answer::empty(404);
        }
        let file = self.folder.lock().unwrap_or_else(PoisonError::into_inner).join(relative);
        // Hosts that care for time have compressed what they serve beforehand.
        if let Ok(body) = std::fs::read(file.with_added_extension("br")) {
            let answer = Answer { status: 200, headers: Vec::new(), body }
                .with("content-type", mime(inside))
                .with("content-encoding", "br");
            let kept = if is_named_after_content(inside) { "public, max-age=31536000, immutable" } else { "no-cache" };
            return answer.with("cache-control", kept);
        }
        match std::fs::read(file) {
            Ok(body) => as_it_does(inside, body, &quirks),
            Err(_) => Answer::empty(404),
        }
    }
}

/// Whether a browser may keep it for ever: another build has another name for it.
fn is_named_after_content(path: &str) -> bool {
    let is_hash = |part: &str| part.len() >= 16 && part.chars().all(|c| c.is_ascii_hexdigit());
    path.split(['/', '-', '.', '_']).any(is_hash)
}

/// A file, as a host with these quirks sends it.
fn as_it_does(name: &str, body: Vec<u8>, quirks: &[Quirk]) -> Answer {
    let mut answer = Answer { status: 200, headers: Vec::new(), body };
    let mut kind = mime(name);
    // Names stand for themselves, whatever folder they are in.
    let file = name.rsplit('/').next().unwrap_or_default();
    let is_page = Path::new(name).extension().is_some_and(|ending| ending == "html");
    for quirk in quirks {
        match quirk {
            Quirk::Missing(begin) if file.starts_with(begin) => return Answer::empty(404),
            Quirk::Status(begin, status) if file.starts_with(begin) => return Answer::empty(*status),
            Quirk::PlainText(begin) if file.starts_with(begin) => {
                kind = "text/plain";
                answer = answer.with("x-content-type-options", "nosniff");
            }
            Quirk::Changed(begin) if file.starts_with(begin) => answer.body.push(b'\n'),
            Quirk::Rewritten(from, to) if is_page => {
                answer.body = String::from_utf8(answer.body).unwrap().replace(from, to).into_bytes();
            }
            _ => {}
        }
    }
    answer = answer.with("content-type", kind);
    if file == "embed.js" {
        answer = answer.with("access-control-allow-origin", "*");
    }
    let with_all = |page: Answer| with_headers(breaches::reported(page).with("integrity-policy", INTEGRITY), quirks);
    if is_page { with_all(answer) } else { answer }
}

/// A page, with the headers of a host with these quirks.
fn with_headers(mut page: Answer, quirks: &[Quirk]) -> Answer {
    for quirk in quirks {
        if let Quirk::Header(name, value) = quirk {
            page = page.with(name, value);
        }
    }
    page
}

pub fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
