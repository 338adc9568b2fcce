//! The way out for browsers that cannot be told where a host lies: a proxy that leads Microsoft's hosts to the local
//! tenant (RFC 9110 §9.3.6, CONNECT), and nobody anywhere else. What is said through it stays between the two.

use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

use super::Cloud;

/// A running proxy.
#[derive(Clone)]
pub struct Proxy {
    port: u16,
    /// Hosts that were asked for and that there is no way to.
    strangers: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    /// Leads to a tenant on this port.
    pub async fn start(tenant: u16) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let proxy = Self { port, strangers: Arc::default() };
        let leading = proxy.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let proxy = leading.clone();
                tokio::spawn(async move {
                    // A browser that goes away in the middle is no event.
                    let _gone = proxy.lead(stream, tenant).await;
                });
            }
        });
        proxy
    }

    /// This machine's own names need no proxy.
    pub const NOT_THROUGH: [&str; 2] = ["localhost", "127.0.0.1"];

    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// As a session asks for it.
    pub fn capability(&self) -> Value {
        let address = self.address();
        json!({ "proxyType": "manual", "httpProxy": address, "sslProxy": address, "noProxy": Self::NOT_THROUGH })
    }

    /// The hosts that were asked for in vain.
    pub fn strangers(&self) -> Vec<String> {
        self.strangers.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn lead(&self, stream: TcpStream, tenant: u16) -> std::io::Result<()> {
        let mut browser = BufReader::new(stream);
        let mut first = String::new();
        // Browsers open connections ahead that they never speak on.
        if browser.read_line(&mut first).await? == 0 {
            return Ok(());
        }
        let mut line = String::new();
        while browser.read_line(&mut line).await? > 2 {
            line.clear();
        }
        let mut words = first.split_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let host = target.strip_suffix(":443").unwrap_or(target);
        let known = Cloud::ALL.into_iter().any(|cloud| [cloud.login, cloud.graph].contains(&host));
        if method != "CONNECT" || !(known || host.ends_with(".example")) {
            self.strangers.lock().unwrap_or_else(PoisonError::into_inner).push(host.to_owned());
            return browser
                .write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .await;
        }
        let mut there = TcpStream::connect(("127.0.0.1", tenant)).await?;
        browser.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n").await?;
        copy_bidirectional(&mut browser, &mut there).await?;
        Ok(())
    }
}
