//! The processes of a driver: started, found by their port, ended.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};

use crate::browser::{deadline, passed};

/// A driver that answers.
pub struct Started {
    /// Where it listens.
    pub address: String,
    /// The driver last, after what it needs. Killed when dropped.
    children: Vec<Child>,
    written: Arc<Mutex<Vec<String>>>,
}

impl Started {
    pub fn new(port: &str, children: Vec<Child>, written: Arc<Mutex<Vec<String>>>) -> Self {
        Self { address: format!("http://127.0.0.1:{port}"), children, written }
    }

    pub fn written(&self) -> Vec<String> {
        self.written.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub async fn end(mut self) {
        for child in self.children.iter_mut().rev() {
            let _killed = child.kill().await;
        }
    }
}

/// The first program of this name on the path.
pub fn found(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Starts a program whose output is read.
pub fn spawn(program: &Path, prepare: impl FnOnce(&mut Command)) -> Child {
    let mut command = Command::new(program);
    command.stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    prepare(&mut command);
    command.spawn().unwrap_or_else(|error| panic!("{} could not be started ({error})", program.display()))
}

/// What stands behind these words in the first line that has them. The pipe is read on, so that the program never waits
/// for room in it, and what comes is kept.
pub async fn line_after(child: &mut Child, words: &str, kept: &Arc<Mutex<Vec<String>>>) -> Option<String> {
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let value = loop {
        let line = lines.next_line().await.unwrap()?;
        if let Some((_, value)) = line.split_once(words) {
            break value.trim().to_owned();
        }
    };
    read_on(lines, Arc::clone(kept));
    Some(value)
}

/// Reads lines to the end, and keeps them.
pub fn read_on<R: AsyncRead + Unpin + Send + 'static>(
    mut lines: tokio::io::Lines<BufReader<R>>,
    kept: Arc<Mutex<Vec<String>>>,
) {
    tokio::spawn(async move {
        while let Ok(Some(line)) = lines.next_line().await {
            kept.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    });
}

/// A port that was free a moment ago, for a driver that does not tell which one it took.
pub async fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).await.unwrap().local_addr().unwrap().port()
}

/// Waits until something listens there, or the program has ended.
pub async fn listens(child: &mut Child, port: u16) -> bool {
    let end = deadline(Duration::from_secs(20));
    while !passed(end) && child.try_wait().unwrap().is_none() {
        if TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    false
}
