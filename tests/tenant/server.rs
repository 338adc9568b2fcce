//! The HTTPS listener: one address, the two hosts of the cloud that the tenant lies in. HTTP/2 and HTTP/1.1 by ALPN, as the real hosts offer them.

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming as Body};
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::fault::Fault;
use super::message::{Answer, Incoming};
use super::record::Recorded;
use super::{Cloud, Shared, graph, login};

/// The self-signed certificate of every host.
pub struct Certificate {
    pub der: CertificateDer<'static>,
    /// SHA-256 of the public key in base64, as Chromium's `--ignore-certificate-errors-spki-list` wants it.
    pub spki: String,
    key: PrivateKeyDer<'static>,
}

impl Certificate {
    pub fn new() -> Self {
        use base64::Engine as _;
        use rcgen::PublicKeyData as _;
        let hosts = Cloud::ALL.into_iter().flat_map(|cloud| [cloud.login, cloud.graph].map(str::to_owned));
        let made = rcgen::generate_simple_self_signed(hosts.collect::<Vec<_>>()).unwrap();
        let spki = Sha256::digest(made.signing_key.subject_public_key_info());
        Self {
            der: made.cert.der().clone(),
            spki: base64::engine::general_purpose::STANDARD.encode(spki),
            key: PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap(),
        }
    }
}

/// The connection is given up without an answer.
#[derive(Debug)]
struct Cut;

impl fmt::Display for Cut {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("cut on purpose")
    }
}

impl std::error::Error for Cut {}

/// Accepts connections until the runtime ends.
pub fn serve(listener: TcpListener, certificate: &Certificate, shared: Arc<Shared>) {
    let mut config =
        ServerConfig::builder_with_provider(Arc::new(tokio_rustls::rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der.clone()], certificate.key.clone_key())
            .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let (acceptor, shared) = (acceptor.clone(), Arc::clone(&shared));
            tokio::spawn(async move {
                // A failed handshake (a client that doesn't know the certificate) is the client's to report.
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let service = service_fn(move |request| answer(Arc::clone(&shared), request));
                // An error here is a connection that was cut, by the client or by a fault.
                let _cut =
                    auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
}

/// A body that is read whole is only ever refused by a client that went away.
async fn read(request: Request<Body>) -> Result<Incoming, Cut> {
    let (parts, body) = request.into_parts();
    let named = parts.uri.host().map(str::to_owned).or_else(|| {
        parts
            .headers
            .get("host")
            .and_then(|host| host.to_str().ok())
            .map(|host| host.split(':').next().unwrap_or_default().to_owned())
    });
    Ok(Incoming {
        method: parts.method.as_str().to_owned(),
        host: named.unwrap_or_default().to_ascii_lowercase(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body: body.collect().await.map_err(|_| Cut)?.to_bytes(),
    })
}

async fn answer(shared: Arc<Shared>, request: Request<Body>) -> Result<Response<Full<Bytes>>, Cut> {
    let request = read(request).await?;
    let (place, cloud) = {
        let mut state = shared.lock();
        state.record.all.push(Recorded { request: request.clone(), status: None });
        (state.record.all.len() - 1, state.settings.cloud)
    };
    let op = match request.host.as_str() {
        _ if request.method == "OPTIONS" => None,
        host if host == cloud.login => login::op(&request),
        host if host == cloud.graph => graph::op(&request),
        _ => None,
    };
    let (delay, fault) = op.map_or((None, None), |op| shared.lock().faults.take(op));
    if let Some(delay) = delay {
        tokio::time::sleep(delay).await;
    }
    if matches!(fault, Some(Fault::RequestLost)) {
        return Err(Cut);
    }
    let lost = matches!(fault, Some(Fault::AnswerLost));
    let answer = {
        let mut state = shared.lock();
        let fault = if lost { None } else { fault };
        match request.host.as_str() {
            host if host == cloud.login => login::answer(&mut state, &request, fault),
            host if host == cloud.graph => graph::answer(&mut state, &request, fault),
            // Nothing else lives here. The record shows that somebody asked.
            _ => Answer::empty(421),
        }
    };
    if lost {
        return Err(Cut);
    }
    if let Some(recorded) = shared.lock().record.all.get_mut(place) {
        recorded.status = Some(answer.status);
    }
    Ok(respond(answer))
}

/// As hyper wants it.
pub fn respond(answer: Answer) -> Response<Full<Bytes>> {
    let mut response = Response::builder().status(answer.status);
    for (name, value) in &answer.headers {
        response = response.header(name, value);
    }
    response.body(Full::new(Bytes::from(answer.body))).unwrap()
}

/// The type of a service that never fails, for the static site.
pub type Never = Infallible;
