//! A request to a server on this machine, and what it answers: HTTP/1.1, a connection each.

use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
    net::{Ipv4Addr, TcpStream},
    process::{Command, Stdio},
    time::Duration,
};

/// An answer, with the body as it was before it was compressed.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// By their names in lower case; those that came twice are joined by a comma.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

pub fn get(port: u16, path: &str, headers: &[(&str, &str)]) -> std::io::Result<Answer> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut request = format!("GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n");
    for (name, value) in headers {
        request.push_str(&[name, ": ", value, "\r\n"].concat());
    }
    stream.write_all(format!("{request}\r\n").as_bytes())?;
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw)?;
    Ok(read(&raw))
}

fn read(raw: &[u8]) -> Answer {
    let end = raw.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let head = String::from_utf8_lossy(&raw[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
    let mut headers = BTreeMap::<String, String>::new();
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let known = headers.entry(name.to_lowercase()).or_default();
        *known = if known.is_empty() { value.trim().to_owned() } else { format!("{known}, {}", value.trim()) };
    }
    let mut body = raw[end + 4..].to_vec();
    if headers.get("transfer-encoding").is_some_and(|coding| coding == "chunked") {
        body = joined(&body);
    }
    body = match headers.get("content-encoding").map(String::as_str) {
        Some("br") => {
            let mut plain = Vec::new();
            brotli::BrotliDecompress(&mut &body[..], &mut plain).expect("brotli");
            plain
        }
        Some("gzip") => unzipped(&body),
        None | Some("") => body,
        Some(other) => unreachable!("nobody asked for {other}"),
    };
    Answer { status: status.expect("a status"), headers, body }
}

fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    while let Some(end) = chunks.windows(2).position(|two| two == b"\r\n") {
        let size = String::from_utf8_lossy(&chunks[..end]).into_owned();
        let size = usize::from_str_radix(size.split(';').next().unwrap_or_default(), 16).expect("a size");
        if size == 0 {
            break;
        }
        whole.extend_from_slice(&chunks[end + 2..end + 2 + size]);
        chunks = &chunks[end + 4 + size..];
    }
    whole
}

/// By the tool that every Unix has.
pub fn unzipped(zipped: &[u8]) -> Vec<u8> {
    let mut tool = Command::new("gzip").arg("-dc").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("gzip");
    let mut input = tool.stdin.take().expect("its input");
    let zipped = zipped.to_vec();
    let writing = std::thread::spawn(move || input.write_all(&zipped));
    let output = tool.wait_with_output().expect("it runs");
    writing.join().expect("it is written").expect("it is taken");
    assert!(output.status.success(), "gzip");
    output.stdout
}

#[test]
fn answers_in_chunks_are_joined() {
    let answer = read(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nVary: A\r\nvary: B\r\n\r\n3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n");
    assert_eq!((answer.status, answer.body.as_slice(), answer.header("vary")), (200, &b"abc0123456789"[..], "A, B"));
}
