//! Client Registrar registers a **confidential client application** in Microsoft Entra ID from a static page.
//!
//! There is no backend: static files, Microsoft Entra ID and Microsoft Graph are all there is at run time. The
//! page signs a person in (authorization code with PKCE) and calls Graph straight from the browser.
//!
//! # Bird's eye view
//! ```text
//!  keystrokes      validate            build               step                show
//!  ────────► Draft ─────► Registration ─────► Plan ─────► Run ─────► Outcome ─────► page
//!            Store  Problems   private                  │ send: Request
//!                   by field   fields      preview      ├─ live    → web::browser::fetch
//!                                                       └─ sandbox → sandbox::Tenant::answer
//! ```
//! Everything that decides is in the *core*: it builds natively, does no I/O, reads no clock, makes no
//! randomness, and `cargo test` runs all of it in seconds. The *web* wing is thin and builds for wasm32 alone.
//!
//! # Two modules in the browser
//! The start page is a wasm module of its own (`src/start.rs`, `web::shell::entry`), so that it is light; the whole
//! page (`src/main.rs`) is loaded by `public/boot.js` when a way on was chosen, or at once where the address or a
//! stored answer leads further. They share this library, and hand over through session storage and the address alone:
//! the way that a reload takes.
//!
//! # Ways to Microsoft and back
//! Three, and [`signin::transport::Transport`] names them. The first sign-in takes this window there and back. What is needed in the
//! middle of the form, or of a run, opens another window, and the answer comes over a channel: memory stays as it is. A
//! page in a frame opens the *relay*, which opens Microsoft's page and passes the answer on, since no other window
//! reaches a frame of another site. `public/auth.html` is where all of them come back to, and the relay as well; verifier,
//! state and nonce stay with whoever asked. [`signin::message`] is what the windows say to one another.
//! Whatever brought an answer, [`flow::session`] takes it in by one way; and whatever ends a session, by one table.
//!
//! In a frame the page comes up only where `config.json` lists every page around it (`web::browser::frames::frame`), and each
//! write takes a second press (`web::shell::register::embedded`).
//!
//! # Code map
//! - [`directory`]: the field's nouns as types: IDs, clouds, redirect URIs, permissions, secrets.
//! - [`registration`]: what the person wants: the draft, its problems, and the registration parsed from it.
//! - [`http`], [`graph`]: every request that can be made to Microsoft Graph, and how answers are read.
//! - [`plan`], [`run`]: the Graph calls as data, shown before anything is sent; then a state machine that
//!   carries them out whatever is lost on the way.
//! - [`signin`], [`config`]: sign-in decided without a browser; `config.json` as a type.
//! - [`flow`]: what the page does, decided without a browser: each a state that events change and effects leave.
//! - [`sandbox`]: a simulated tenant that ships in the page.
//! - [`export`]: writing commands: snippets of a shell's language, in which every value is a literal.
//! - [`next_steps`]: what to do with the client once it is registered.
//! - [`setup`]: putting the page into use: the scripts that make its own registration, and its `config.json`.
//! - [`words`]: every sentence that the page can show.
//! - `web` (wasm32): `browser` (fetch, storage, clock…), `ui` (own elements), `pages`, `app` (wiring).
//!
//! # Layers
//! Read `a -> b c` as "a may import b and c". `tests/tidy.rs` compares the `use` lines with this table.
//! ```text
//! directory    -> registration
//! registration -> directory
//! http         -> directory
//! graph        -> directory http
//! plan         -> directory http graph registration
//! run          -> directory http graph plan registration
//! config       -> directory http
//! signin       -> directory http config registration
//! flow         -> config directory graph http plan registration run signin setup
//! sandbox      -> directory http
//! export       -> directory
//! next_steps   -> directory export http registration
//! setup        -> config directory export http registration signin
//! words         -> config directory graph http plan registration run signin next_steps setup
//! web          -> config directory flow graph http plan registration run signin sandbox next_steps setup words
//! ```
//!
//! # Invariants
//! - **No backend, in types.** A [`http::request::Request`] is built from the closed
//!   [`http::endpoint::Endpoint`] alone; a link that Graph gives is parsed back into one or refused. One
//!   function sends requests to Graph. A test compares the page's content security policy with
//!   [`directory::cloud::Cloud`].
//! - **The secret never leaves memory, in types.** [`directory::secret::SecretText`] can be neither cloned,
//!   printed, serialised nor stored; each place that reads it says why.
//! - **Asking twice makes one.** A run makes one application, one service principal, and each secret and grant once, whatever
//!   answers are lost; `tests/journeys.rs` holds this over random faults.
//! - **The sandbox is honest.** It answers requests and may not import `plan` or `run`: it cannot know what is
//!   about to be asked.
//! - **What is kept is read as if anybody had written it.** Every key that comes out of storage, a link or a file is
//!   parsed by its type before it stands in a path, a filter or a grant; `tests/storage.rs` holds this over thousands of
//!   drafts that are plausible and hostile.
//! - **Values of others do not speak for the page.** A sentence takes them quoted or isolated, and an address with its
//!   whole host; `tests/sentences.rs` calls every sentence with a hostile one.
//! - **Only `main` may panic.** Every error is an enum beside the code that raises it, by what the person can
//!   do about it.
//! - **Words live in [`words`].** Core types carry none.

pub mod config;
pub mod directory;
pub mod export;
pub mod flow;
pub mod graph;
pub mod http;

pub mod next_steps;
pub mod plan;
pub mod registration;
pub mod run;
pub mod sandbox;
pub mod setup;
pub mod signin;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod words;
