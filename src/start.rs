//! The start page: what a browser loads first.

#[cfg(target_arch = "wasm32")]
fn main() {
    client_registrar::web::stopped::take_over();
    client_registrar::web::shell::entry::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
