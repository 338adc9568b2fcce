//! The entry of the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    console_error_panic_hook::set_once();
    client_registrar::web::app::root::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
