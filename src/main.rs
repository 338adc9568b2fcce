//! The page but for its start: loaded by `boot.js` when a way on was chosen, or when the address or a stored answer
//! leads further than the start page.

#[cfg(target_arch = "wasm32")]
fn main() {
    client_registrar::web::stopped::take_over();
    client_registrar::web::shell::root::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
