//! A release of the page is split into parts after it was linked (`.ci/split`); every other build stays whole, and says
//! so to the code by the lack of `cfg(split)`: a way into a part is a plain function there.

use std::env;

/// Parts are cut along the relocations, which the linker has to keep for that.
pub fn keep_what_splitting_needs() {
    println!("cargo::rustc-check-cfg=cfg(split)");
    let is = |name: &str, value: &str| env::var(name).as_deref() == Ok(value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-cfg=split");
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
