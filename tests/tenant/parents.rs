//! Pages of somebody else's that have the site in a frame: on the site's own host, which makes them same-site, and on
//! another one.

use http_body_util::Full;
use hyper::body::{Bytes, Incoming as Body};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use tokio::net::TcpListener;
use url::form_urlencoded;

use super::docs;
use super::message::Answer;
use super::server::{Never, respond};
use super::site::Site;

/// A page of somebody's who shares the host with the site, on another port or below it.
const INTRUDER: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Intruder</title>
<link rel=\"icon\" href=\"data:,\"><button>Come in</button><script>
const wanted = new URLSearchParams(location.search);
document.domain = wanted.get('domain');
document.querySelector('button').onclick = () => {
  const opened = window.open(wanted.get('target'));
  const reached = new Set();
  let tries = 0;
  setInterval(() => {
    tries += 1;
    // What is open before the page has come is this one's own.
    const within = [['page', () => opened.location.href.startsWith('http')], ['probe', () => opened[0].document], ['frame', () => opened[1].document]];
    for (const [name, reach] of within) {
      try { if (reach()) reached.add(name); } catch { /* It is kept out. */ }
    }
    document.title = `${tries} tries, in ${[...reached].join(' and ') || 'nothing'}`;
  }, 1);
};
</script>";

/// How a page has the site in a frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct Framing<'a> {
    /// The page lies on another site than the frame.
    pub cross_site: bool,
    /// What is framed, below the site's base.
    pub path: &'a str,
    /// The frame's `sandbox` as it is written, where there is one.
    pub sandbox: Option<&'a str>,
    /// The page's own `Cross-Origin-Opener-Policy`.
    pub coop: Option<&'a str>,
    /// The page has `embed.js`, so that the frame can learn whose it is.
    pub embed_script: bool,
    /// The page has no frame of its own but the element with this recipe, by its name or as links hold it, under a policy
    /// that allows that and nothing else.
    pub recipe: Option<&'a str>,
}

/// The host of these pages.
#[derive(Clone)]
pub struct Parents {
    port: u16,
    base: String,
}

impl Parents {
    /// Serves pages that frame this site, on a free port.
    pub async fn start(site: &Site) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let parents = Self { port: listener.local_addr().unwrap().port(), base: site.base() };
        let serving = parents.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let parents = serving.clone();
                tokio::spawn(async move {
                    let service = service_fn(move |request: Request<Body>| {
                        let answer = parents.answer(request.uri().path(), request.uri().query().unwrap_or_default());
                        async move { Ok::<Response<Full<Bytes>>, Never>(respond(answer)) }
                    });
                    // A browser that closes a kept connection is no event.
                    let _closed =
                        auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
                });
            }
        });
        parents
    }

    /// The origin of the same-site or the cross-site pages.
    pub fn origin(&self, cross_site: bool) -> String {
        format!("http://{}:{}", if cross_site { "127.0.0.1" } else { "localhost" }, self.port)
    }

    /// The address of a page by this host's name that, once its button is pressed, opens another one, and from then on
    /// tries to come into it by a domain that both would share, and into the frames in it. Its title tells how it goes.
    pub fn intruder(&self, host: &str, domain: &str, target: &str, cluster: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("domain", domain).append_pair("target", target);
        query.extend_pairs(cluster.map(|value| ("cluster", value)));
        format!("http://{host}:{}/intruder.html?{}", self.port, query.finish())
    }

    /// The address of a page that frames the site like this.
    pub fn page(&self, framing: Framing<'_>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("path", framing.path);
        for (name, value) in [("sandbox", framing.sandbox), ("coop", framing.coop), ("recipe", framing.recipe)] {
            query.extend_pairs(value.map(|value| (name, value)));
        }
        query.extend_pairs(framing.embed_script.then_some(("embed", "yes")));
        format!("{}/parent.html?{}", self.origin(framing.cross_site), query.finish())
    }

    fn answer(&self, path: &str, query: &str) -> Answer {
        let value = |wanted: &str| {
            form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == wanted).map(|(_, value)| value)
        };
        if path == "/intruder.html" {
            let page = Answer::html(200, INTRUDER.to_owned());
            return match value("cluster") {
                Some(cluster) => page.with("origin-agent-cluster", &cluster),
                None => page,
            };
        }
        if path != "/parent.html" {
            return docs::answer(path, &format!("{}/", self.origin(true)), &self.base);
        }
        let attribute = |text: &str| text.replace('&', "&amp;").replace('"', "&quot;");
        let framed = attribute(&format!("{}{}", self.base, value("path").unwrap_or_default()));
        let sandbox = value("sandbox").map(|tokens| format!(" sandbox=\"{}\"", attribute(&tokens)));
        let script = value("embed").map(|_| format!("<script src=\"{}embed.js\"></script>", self.base));
        if let Some(recipe) = value("recipe") {
            let page = format!(
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Docs</title>\
                 <link rel=\"icon\" href=\"data:,\"><p>Docs</p><script type=\"module\" src=\"{}embed.js\"></script><client-registrar recipe=\"{}\"></client-registrar>",
                self.base,
                attribute(&recipe),
            );
            let site = self.base.split_inclusive('/').take(3).collect::<String>();
            let policy = format!("default-src 'none'; img-src data:; script-src {site}; frame-src {site}");
            return Answer::html(200, page).with("content-security-policy", &policy);
        }
        let page = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Docs</title>\
             <link rel=\"icon\" href=\"data:,\">{}<iframe title=\"Tool\" src=\"{framed}\"{} allow=\"clipboard-write\" \
             width=\"1000\" height=\"800\"></iframe>",
            script.unwrap_or_default(),
            sandbox.unwrap_or_default(),
        );
        let answer = Answer::html(200, page);
        match value("coop") {
            Some(policy) => answer.with("cross-origin-opener-policy", &policy),
            None => answer,
        }
    }
}
