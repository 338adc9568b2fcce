//! The container: no engine runs where this is tested, so that its file is held to rules, and to hadolint's where that is
//! on this machine.

use std::{fs, process::Command};

use super::{server::here, site::root};

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).expect("a file")
}

/// The instructions, each in one line.
fn instructions() -> Vec<(String, String)> {
    let joined = read(".hosting/container/Dockerfile").replace("\\\n", " ");
    let lines = joined.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(' '))
        .map(|(word, rest)| (word.to_owned(), rest.trim().to_owned()))
        .collect()
}

#[test]
fn the_container_runs_unprivileged_on_the_port_of_its_server_and_says_whether_it_is_healthy() {
    let all = instructions();
    let of =
        |word: &str| all.iter().filter(|(known, _)| known == word).map(|(_, rest)| rest.as_str()).collect::<Vec<_>>();
    let [base] = of("FROM")[..] else { unreachable!("one base: {all:?}") };
    let tag = base.split_once(':').expect("a tag").1;
    assert!(base.starts_with("nginxinc/nginx-unprivileged:") && tag.contains(char::is_numeric), "{base}");
    let [user] = of("USER")[..] else { unreachable!("one user: {all:?}") };
    assert!(
        user.parse::<u32>().is_ok_and(|user| user > 0),
        "a number, so that whoever starts it can see that it is not root"
    );
    let port = of("EXPOSE")[0];
    assert!(read(".hosting/nginx/server.conf").contains(&format!("listen {port};")));
    assert!(port.parse::<u16>().is_ok_and(|port| port >= 1024), "who is not root opens no lower one");
    assert!(of("HEALTHCHECK")[0].contains(&format!("http://127.0.0.1:{port}/")));
    assert_eq!(of("RUN").len() + of("ADD").len(), 0, "nothing is fetched or changed");
}

#[test]
fn the_container_has_what_the_server_looks_for_and_is_sent_nothing_else() {
    let server = read(".hosting/nginx/server.conf");
    let ignored = read(".hosting/container/Dockerfile.dockerignore");
    let copies = instructions().into_iter().filter(|(word, _)| word == "COPY").map(|(_, rest)| rest);
    let mut targets = Vec::new();
    for copy in copies {
        let (from, to) = copy.split_once(' ').expect("from and to");
        assert!(from == "dist" || root().join(from).exists(), "{from}");
        let sent = ignored.lines().filter_map(|line| line.strip_prefix('!'));
        assert!(sent.into_iter().any(|kept| from.starts_with(kept)), "{from} is not sent");
        targets.push(to.to_owned());
    }
    for named in ["/etc/nginx/registrar.conf", "/var/www/registrar"] {
        assert!(server.contains(named) && targets.iter().any(|target| target == named), "{named}");
    }
    assert!(targets.iter().any(|target| target.starts_with("/etc/nginx/conf.d/") && target.contains("maps")));
    assert!(targets.contains(&"/etc/nginx/conf.d/default.conf".to_owned()), "in the place of the one of the image");
    assert!(ignored.lines().any(|line| line == "*"), "the rest stays here");
}

#[test]
fn hadolint_has_nothing_to_say_about_the_container() {
    let Some(program) = here("hadolint") else { return };
    let ran = Command::new(program).arg(root().join(".hosting/container/Dockerfile")).output().expect("it runs");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stdout));
}
