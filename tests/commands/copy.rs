//! A copy of the project's commands in an empty folder, and tools for them that only note down that they were called.

use std::{
    env, fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicU32, Ordering},
};

/// The versions that the Makefile names, by which it finds its tools.
fn version(makefile: &str, lock: &str, tool: &str) -> String {
    let variable = format!("{}_VERSION := ", tool.to_uppercase().replace('-', "_"));
    let named = makefile.lines().find_map(|line| line.strip_prefix(&variable)).expect("a version");
    if !named.starts_with('$') {
        return named.to_owned();
    }
    let after = lock.split_once(&format!("name = \"{tool}\"\nversion = \"")).expect("a package").1;
    after.split_once('"').expect("its version").0.to_owned()
}

/// The folder of one test, removed when it has passed.
pub struct Copy {
    pub folder: PathBuf,
}

impl Copy {
    /// What `make` needs, as a fresh clone has it: nothing was built yet. No tool does anything.
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("client-registrar-commands-{}-{number}", std::process::id()));
        let copy = Self { folder };
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for name in ["Makefile", "Trunk.toml", "Cargo.toml", "Cargo.lock"] {
            copy.write(name, &fs::read_to_string(root.join(name)).expect("a file of the project"));
        }
        for entry in fs::read_dir(root.join(".ci")).expect("the scripts") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            copy.script(&format!(".ci/{name}"), &fs::read_to_string(path).expect("a script"));
        }
        // What would fetch something is asked for nothing.
        for fetches in [".ci/splitter", ".ci/servers", ".ci/docs", ".ci/clis"] {
            copy.script(fetches, "#!/bin/sh\n");
        }
        let builds = ["trunk", "cargo", "cargo-deny", "rustup", "rustc", "npm"];
        let shows = ["chromium", "chromedriver", "firefox-esr", "geckodriver", "WebKitWebDriver", "Xvfb"];
        let opens = ["age", "age-keygen"];
        for tool in builds.into_iter().chain(shows).chain(opens) {
            copy.tool(tool, "");
        }
        copy.tool("rustup", "echo wasm32-unknown-unknown");
        copy
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub fn script(&self, name: &str, text: &str) {
        self.write(name, text);
        fs::set_permissions(self.path(name), fs::Permissions::from_mode(0o755)).expect("a script that can be run");
    }

    /// A tool that notes down how it was called and where it would build, and then does this.
    pub fn tool(&self, name: &str, does: &str) {
        let note = "echo \"$(basename \"$0\") $* ; into ${CARGO_TARGET_DIR:-target} of ${DIST:-dist}\" >>\"$CALLS\"";
        self.script(&format!("tools/{name}"), &format!("#!/usr/bin/env bash\n{note}\n{does}\n"));
    }

    /// A command in this folder, to which no tools but these are known.
    pub fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let read = |name: &str| fs::read_to_string(self.path(name)).expect("a file of the copy");
        let (makefile, lock) = (read("Makefile"), read("Cargo.lock"));
        // Where the Makefile looks first.
        for (tool, called) in [("trunk", "trunk"), ("wasm-bindgen", "wasm-bindgen"), ("cargo-deny", "cargo-deny")] {
            let bin = format!("cache/client-registrar/{tool}-{}/bin", version(&makefile, &lock, tool));
            self.script(&format!("{bin}/{called}"), &format!("#!/bin/sh\nexec tools/{called} \"$@\"\n"));
        }
        let mut command = Command::new(program);
        let path = format!("{}:{}", self.path("tools").display(), env::var("PATH").expect("a path"));
        command.args(arguments).current_dir(&self.folder).env("PATH", path).env("CALLS", self.path("calls"));
        // `make` looks into the person's own ~/.cargo/bin before it looks there.
        command.env("HOME", self.path("nobody")).env("XDG_CACHE_HOME", self.path("cache"));
        let makes = ["MAKEFLAGS", "MAKELEVEL", "MFLAGS", "DIST", "PORT", "ONLY", "AUTHORITY", "GRAPH"];
        let cargos = ["CARGO_TARGET_DIR", "CARGO_BUILD_BUILD_DIR", "CARGO_HOME", "RUSTC"];
        for ours in makes.into_iter().chain(cargos) {
            command.env_remove(ours);
        }
        command
    }

    pub fn run(&self, program: &str, arguments: &[&str]) -> Ran {
        Ran::from(&self.command(program, arguments).output().expect("it runs"))
    }

    /// How tools were called so far, one line each.
    pub fn calls(&self) -> Vec<String> {
        let calls = fs::read_to_string(self.path("calls")).unwrap_or_default();
        calls.lines().map(str::to_owned).collect()
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            // A process that still writes into it is seen by whoever waits for that process.
            let _removed = fs::remove_dir_all(&self.folder);
        }
    }
}

/// What came of a command.
#[derive(Debug)]
pub struct Ran {
    pub good: bool,
    /// Everything that it said to its standard output, and after that to the other one.
    pub said: String,
}

impl Ran {
    fn from(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { good: output.status.success(), said: text(&output.stdout) + &text(&output.stderr) }
    }

    /// The last line that is none of the blank ones.
    pub fn last(&self) -> &str {
        self.said.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or_default()
    }
}
