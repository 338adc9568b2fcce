//! nginx, Apache, Caddy, Node and Python with the files of `.hosting/`, at the root of a host and under a path. A server
//! that is not on this machine is left out: `make test` says so in its last lines.

use std::{
    env,
    fmt::Write as _,
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::Command,
};

use super::{
    http::get,
    server::{OWN, Server, UNDER, free_port, here},
    site::{Site, copy, room, root},
};

fn hosting(file: &str) -> String {
    fs::read_to_string(root().join(".hosting").join(file)).expect("a file of .hosting")
}

/// What the steps have people add to a server of theirs, with this folder in the place of theirs.
fn quoted(language: &str, page: &Path) -> String {
    let steps = hosting("README.md");
    let (_, rest) = steps.split_once(&format!("\n```{language}\n")).expect("a piece for the server");
    let (piece, _) = rest.split_once("```\n").expect("its end");
    assert!(piece.contains(UNDER.trim_end_matches('/')) && piece.contains("/var/www/registrar"), "{piece}");
    let page = page.display();
    piece.replace("/var/www/registrar/", &format!("\"{page}/\"")).replace("/var/www/registrar", &format!("\"{page}\""))
}

/// The page in a folder of this name, to which something is added: what is the host's own among it.
fn page(name: &str) -> PathBuf {
    let folder = room(name).join("page");
    copy(&Site::get().folder, &folder);
    for (file, _) in OWN {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, file).expect("a file");
    }
    folder
}

/// nginx as it is set up by the README, with these lines for everything else. Gives back the ports of both places.
fn nginx(name: &str, page: &Path) -> Option<(Server, u16, u16)> {
    let program = here("nginx")?;
    let room = page.parent().expect("the room of the test");
    for file in ["maps.conf", "site.conf"] {
        fs::write(room.join(file), hosting(&format!("nginx/{file}"))).expect("a file");
    }
    let [at_root, under] = [free_port(), free_port()];
    let own = hosting("nginx/server.conf")
        .replace("listen 8080;", &format!("listen 127.0.0.1:{at_root};"))
        .replace("/var/www/registrar", &format!("\"{}\"", page.display()))
        .replace("/etc/nginx/registrar.conf", "site.conf");
    assert!(own.contains(&format!(":{at_root};")) && own.contains("include site.conf;"), "{own}");
    let temporary =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|of| format!("{of}_temp_path temp;")).join("\n");
    let room_path = room.display();
    let all = format!(
        "daemon off; master_process off; pid nginx.pid; error_log stderr warn; worker_processes 1;
events {{ worker_connections 64; }}
http {{
access_log off;
{temporary}
include maps.conf;
{own}
server {{
  listen 127.0.0.1:{under};
  add_header X-Elsewhere yes;
  location ~ \\.js$ {{ return 418; }}
{}
  location / {{ return 204; }}
}}
}}",
        quoted("nginx", page).replace("/etc/nginx/registrar.conf", "site.conf")
    );
    fs::write(room.join("nginx.conf"), all).expect("a file");
    let mut command = Command::new(program);
    command.args(["-e", "stderr", "-p"]).arg(room).arg("-c").arg(format!("{room_path}/nginx.conf"));
    let server = Server::start("nginx", &mut command, room.join(format!("{name}.log")), &[at_root, under]);
    Some((server, at_root, under))
}

#[test]
fn nginx_serves_the_page_as_the_tables_say() {
    let Some((server, at_root, under)) = nginx("nginx", &page("nginx")) else { return };
    server.serves_the_page(at_root, "/", &["gzip"]);
    server.serves_the_page(under, UNDER, &["gzip"]);
}

#[test]
fn nginx_sends_copies_that_were_compressed_beforehand() {
    let page = page("nginx-compressed");
    let compress = Command::new(root().join(".hosting/compress")).arg(&page).status().expect("it runs");
    assert!(compress.success());
    assert!(page.join("index.html.gz").exists() && !page.join("config.json.gz").exists());
    let Some((server, at_root, _)) = nginx("nginx-compressed", &page) else { return };
    server.serves_the_page(at_root, "/", &["gzip"]);
    let answer = get(at_root, "/auth.css", &[("Accept-Encoding", "gzip")]).expect("an answer");
    let copied = fs::metadata(page.join("auth.css.gz")).expect("the copy").len();
    assert_eq!(answer.header("content-length"), copied.to_string(), "it is the copy that is sent");
}

/// The walk of tests/e2e/journeys/hosting/newcomer.rs, in Chromium: nothing may be kept from the page by what is sent along,
/// the integrity policy among it. Where there is no build of the page, there is nothing to walk through.
#[test]
fn the_page_that_nginx_serves_takes_people_to_its_second_step() {
    if env::var_os("DIST").is_none() {
        return;
    }
    let Some((_server, _, under)) = nginx("nginx-walk", &page("nginx-walk")) else { return };
    let walk = "journeys::hosting::newcomer::a_newcomer_takes_the_first_step_of_the_sandbox";
    let mut walked = Command::new(env!("CARGO"));
    walked.current_dir(root()).args(["test", "--locked", "--test", "e2e", "--", "--ignored", "--exact", walk]);
    let walked = walked.env("SERVED", format!("http://localhost:{under}{UNDER}")).output().expect("cargo runs");
    let said = String::from_utf8_lossy(&[walked.stdout, walked.stderr].concat()).into_owned();
    assert!(walked.status.success() && said.contains("test result: ok. 1 passed; 0 failed;"), "{said}");
}

/// Apache with `.htaccess` beside the page, or with its lines in the server's own configuration.
fn apache(name: &str, in_folder: bool) -> Option<(Server, u16)> {
    let program = here("apache2")?;
    let page = page(name);
    let room = page.parent().expect("the room of the test");
    let modules = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules"];
    let modules = modules.into_iter().find(|folder| Path::new(folder).exists()).expect("Apache's modules");
    let port = free_port();
    let lines = hosting("apache/.htaccess");
    let mut own = String::new();
    if in_folder {
        fs::write(page.join(".htaccess"), lines).expect("a file");
    } else {
        own = lines;
    }
    let mut all = format!(
        "ServerName localhost\nServerRoot \"{0}\"\nPidFile \"{0}/apache.pid\"\nErrorLog /dev/stderr\nListen 127.0.0.1:{port}\n\
         Mutex pthread\n",
        room.display()
    );
    for module in [
        "mpm_event",
        "authz_core",
        "mime",
        "dir",
        "headers",
        "filter",
        "deflate",
        "brotli",
        "alias",
        "negotiation",
        "autoindex",
    ] {
        let _ = writeln!(all, "LoadModule {module}_module {modules}/mod_{module}.so");
    }
    let block = quoted("apache", &page);
    let _ = write!(
        all,
        "TypesConfig /dev/null\nDocumentRoot \"{}\"\n<Files \".ht*\">\nRequire all denied\n</Files>\n{}",
        page.display(),
        if in_folder {
            block
        } else {
            block.replace("  AllowOverride All\n", &format!("  AllowOverride None\n{own}\n"))
        }
    );
    fs::write(room.join("apache.conf"), all).expect("a file");
    let mut command = Command::new(program);
    command.arg("-DFOREGROUND").arg("-f").arg(room.join("apache.conf"));
    Some((Server::start("Apache", &mut command, room.join("apache.log"), &[port]), port))
}

#[test]
fn apache_serves_the_page_as_the_tables_say() {
    let Some((server, port)) = apache("apache", true) else { return };
    server.serves_the_page(port, "/", &["br", "gzip"]);
    server.serves_the_page(port, UNDER, &["br", "gzip"]);
}

#[test]
fn apache_takes_the_same_lines_in_its_own_configuration() {
    let Some((server, port)) = apache("apache-own", false) else { return };
    server.serves_the_page(port, "/", &["br", "gzip"]);
}

#[test]
fn caddy_serves_the_page_as_the_tables_say() {
    let Some(program) = here("caddy") else { return };
    let page = page("caddy");
    let room = page.parent().expect("the room of the test");
    let [at_root, under] = [free_port(), free_port()];
    let site = hosting("caddy/Caddyfile").replace("/var/www/registrar", &format!("\"{}\"", page.display()));
    let own = site.replace(":8080 {", &format!("http://localhost:{at_root} {{"));
    assert!(own.contains(&format!(":{at_root} {{")), "{own}");
    let all = format!(
        "{{\n\tadmin off\n\tauto_https off\n}}\n{own}\nhttp://localhost:{under} {{\n{}}}\n",
        quoted("caddyfile", &page)
    );
    fs::write(room.join("Caddyfile"), all).expect("a file");
    let mut command = Command::new(program);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(room.join("Caddyfile"));
    command.env("HOME", room).env("XDG_DATA_HOME", room).env("XDG_CONFIG_HOME", room);
    let server = Server::start("Caddy", &mut command, room.join("caddy.log"), &[at_root, under]);
    server.serves_the_page(at_root, "/", &["gzip"]);
    server.serves_the_page(under, UNDER, &["gzip"]);
}

/// A small server of `.hosting/`, at the root and under a path.
fn small(program: &str, file: &str, name: &'static str, compresses: &[&str]) {
    let Some(program) = here(program) else { return };
    let page = page(name);
    for path in ["/", UNDER] {
        let port = free_port();
        let mut command = Command::new(&program);
        command.arg(root().join(".hosting").join(file)).arg(&page).args([&port.to_string(), path]).env_remove("HOST");
        let log = page.with_file_name("log");
        let server = Server::start(name, &mut command, log, &[port]);
        server.serves_the_page(port, path, compresses);
    }
}

#[test]
fn the_server_for_node_serves_the_page_as_the_tables_say() {
    small("node", "node/serve.mjs", "Node", &["br", "gzip"]);
}

#[test]
fn the_server_for_python_serves_the_page_as_the_tables_say() {
    small("python3", "python/serve.py", "Python", &["gzip"]);
}

#[test]
fn no_small_server_gives_out_what_lies_beside_the_page_or_is_linked_into_it() {
    for (program, file, name) in
        [("node", "node/serve.mjs", "Node-beside"), ("python3", "python/serve.py", "Python-beside")]
    {
        let Some(program) = here(program) else { continue };
        let page = page(name);
        fs::write(page.with_file_name("beside.txt"), "nobody's business").expect("a file");
        fs::write(page.join("key.pem"), "nobody's business").expect("a file");
        symlink("/etc", page.join("etc")).expect("a link");
        let port = free_port();
        let mut command = Command::new(&program);
        command.arg(root().join(".hosting").join(file)).arg(&page).args([&port.to_string(), "/"]).env_remove("HOST");
        let _server = Server::start("it", &mut command, page.with_file_name("log"), &[port]);
        for path in [
            "/../beside.txt",
            "/%2e%2e/beside.txt",
            "/..%2fbeside.txt",
            "//beside.txt",
            "/key.pem",
            "/etc/passwd",
            "/etc/hosts",
        ] {
            let answer = get(port, path, &[]).expect("an answer");
            assert!([400, 404].contains(&answer.status), "{name} {path}: {}", answer.status);
        }
    }
}
