//! `WebKitGTK` by its own driver, on a screen that nobody sees.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use thirtyfour::Capabilities;
use tokio::io::{AsyncBufReadExt as _, BufReader};

use super::process::{Started, found, free_port, line_after, listens, read_on, spawn};
use super::{Habits, Window};
use crate::tenant::proxy::Proxy;

/// The browser's own bar above the page must not keep its window from becoming as narrow as a page can be.
const NARROW_BAR: &str = "entry, button { min-width: 0; padding: 0; font-size: 1px }";

pub fn driver() -> Option<PathBuf> {
    found("WebKitWebDriver")
}

/// Starts a screen and the driver on it. The driver does not tell which port it took, so it is given one.
pub async fn start(profile: &Path, habits: Habits) -> Started {
    if habits.window == Window::LookedAt {
        let themes = profile.join(".config/gtk-3.0");
        std::fs::create_dir_all(&themes).unwrap();
        std::fs::write(themes.join("gtk.css"), NARROW_BAR).unwrap();
    }
    // So high that a whole page fits on it, and in the profile for the photographer to read.
    let size = if habits.window == Window::LookedAt { "2000x6100x24" } else { "2000x1400x24" };
    let screen = found("Xvfb").expect("Xvfb");
    let mut screen = spawn(&screen, |command| {
        command.args(["-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-fbdir"]).arg(profile);
    });
    let unread = Arc::default();
    let display = line_after(&mut screen, "", &unread).await.expect("the number of the screen");
    let path = driver().expect("WebKitWebDriver");
    for _ in 0..9 {
        let port = free_port().await;
        let mut process = spawn(&path, |command| {
            command.arg(format!("--port={port}")).env("DISPLAY", format!(":{display}")).env_remove("WAYLAND_DISPLAY");
            command
                .env("HOME", profile)
                .env("XDG_RUNTIME_DIR", profile)
                .env("LANG", "C.UTF-8")
                .env("LANGUAGE", "en_US");
            command.env("GTK_THEME", if habits.dark { "Adwaita:dark" } else { "Adwaita" });
            // No device of the machine is needed to draw.
            command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
            command.env("GSETTINGS_BACKEND", "memory").env("NO_AT_BRIDGE", "1");
        });
        if listens(&mut process, port).await {
            let written = Arc::default();
            read_on(BufReader::new(process.stdout.take().unwrap()).lines(), Arc::clone(&written));
            return Started::new(&port.to_string(), vec![screen, process], written);
        }
    }
    panic!("{} ended before it listened, each time", path.display());
}

/// The browser that is asked for. What it is told of a proxy for HTTPS by the protocol, it takes for one that speaks HTTPS
/// itself, so it is told by its own option.
pub fn wanted(proxy: &Proxy) -> Capabilities {
    let through = format!("--proxy=http://{}", proxy.address());
    let own = Proxy::NOT_THROUGH.map(|host| format!("--ignore-host={host}"));
    let arguments = [&["--automation".to_owned(), through], own.as_slice()].concat();
    let mut wanted = Capabilities::new();
    for (name, value) in [
        ("browserName", json!("MiniBrowser")),
        ("acceptInsecureCerts", json!(true)),
        ("webkitgtk:browserOptions", json!({ "args": arguments })),
    ] {
        wanted.set(name, value).unwrap();
    }
    wanted
}
