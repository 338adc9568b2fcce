//! Client Registrar registers a **confidential client application** in Microsoft Entra ID from a static page.
//!
//! There is no backend: static files, Microsoft Entra ID and Microsoft Graph are all there is at run time. The
//! page signs a person in (authorization code with PKCE) and calls Graph straight from the browser.
//!
//! # Bird's eye view
//! ```text
//!  CORE  pure: no clock, no randomness, no I/O, no Leptos; `cargo test` runs all of it natively, in seconds
//!
//!  keystrokes      validate            build               step                  show
//!  ────────► Draft ─────► Registration ─────► Plan ─────► Run ─────► Outcome ─────► page
//!             │  Problems   private            │ one builder │ lanes: a kind of call each
//!             │  by field   fields             │ slots for   └► Ledger: what exists because of us,
//!             └► share                         │ earlier        each with its undo, kept with the draft
//!                                              └► preview: the plan of the draft, unfinished as it is
//!
//!  flow: what the page does.  State + Event ──update(event, now)──► State + Effects
//!        session · picker · register · undo · recovery · consent · link · recipe · import · setup · route · embedded
//! ────────────────────────────────────────────────────────────────────────────────────────────────────────
//!  WEB   wasm32 alone: the only code that can do harm
//!
//!  shell    owns the signals: feeds events into the flows, performs their effects
//!  reactive what views are woken by: signals, memos, callbacks, effects
//!  browser  one effect a file: fetch, storage, clock, random numbers, windows, clipboard
//!  pages    a folder a page: views of a slice of the state;  ui  our own elements
//!
//!           Request ├─ live    → browser::fetch, with a token of the session
//!                   └─ sandbox → sandbox::Tenant::answer
//! ```
//! What decides is in the core and is tested there; a journey through a browser proves that the wiring works.
//!
//! # How a value goes
//! Eighteen walks, file by file:
//! - **Display name**: `web/pages/basics` → [`registration::draft`] → [`directory::display_name`] (its rules) →
//!   [`registration::validate`] → `plan/body.rs` → [`run`] → Graph.
//! - **Redirect URI**: `web/pages/redirect_uris` → [`registration::draft`] → [`directory::redirect_uri`] (rules, fixes,
//!   lists) → [`registration::validate`] → `plan/body.rs`.
//! - **Permission**: `web/pages/permissions` → [`flow::picker`] → [`graph::calls`], [`graph::resource`] →
//!   [`directory::permission`] → the draft → `plan/body.rs`; granted: [`directory::permission::grant`] →
//!   `run/lanes/grant.rs`.
//! - **Federated credential**: `web/pages/credentials/federated.rs` → [`directory::federated`] (published forms, rules,
//!   what a token has presented) → [`registration::credentials`] → `plan/body.rs` → `run/lanes/federated.rs` → Graph;
//!   what the other side needs: [`next_steps`] (`next_steps/workloads.rs`).
//! - **Preflight**: `web/pages/preflight` → `web/shell/form/facts.rs` → [`flow::facts`] (each answer once, none waited for) →
//!   [`graph::app_management`], [`graph::authorization`] → [`plan::preflight`] (may this person register),
//!   [`directory::app_management::app`] (redirect URIs, account types), [`directory::permission::consent`] (who consents) →
//!   [`registration::steps::tenant`] and the fields.
//! - **The tenant's policy for credentials**: the same as far as [`directory::app_management`], then
//!   [`registration::steps::facts`] → [`registration::credentials::policy`] (what is offered, and what is wrong); what
//!   Graph refuses all the same: [`run::failure`] → `flow/register/way_out.rs` → the draft → the same run.
//! - **Answer of Graph's**: `web/browser/fetch.rs` → [`http::response`] → [`graph::ask`] (tries, waits, failures) → a lane
//!   in `run/lanes`, or [`flow::picker`].
//! - **Answer of the sign-in's**: `public/auth.js` → [`signin::answer`] → `flow/session/accept.rs` → [`signin::token`] →
//!   [`signin::session`].
//! - **Client secret**: [`run`] (`run/lanes/secret.rs`) → [`directory::secret::SecretText`] →
//!   [`flow::register::secret_holder`] → `web/ui/text/secret_once.rs`, and at a press, in the form that its next place needs
//!   ([`next_steps::hand_over`]), onto the clipboard; nowhere else. Encrypted for a colleague ([`age`]) it also stands on
//!   the page and in a file.
//! - **An app like the new one**: the draft → `web/shell/form/duplicates.rs` → [`flow::duplicates`] → [`graph::existing`] →
//!   [`directory::application`] → `web/pages/duplicates`, below the name and on the review.
//! - **Recipe**: a file or a link → [`flow::recipe`] → [`recipe`] (parser, questions, [`recipe::fill`]) →
//!   `web/pages/recipe` → [`registration::share`], as if it had come by a link → the draft, marked
//!   ([`registration::from_link`]) → `web/pages/result` (its next steps). A draft as a recipe, on Review and
//!   on the result: [`recipe::of_draft`].
//! - **Import**: a text, a file or an application ([`flow::import`], [`graph::existing`]) → [`import`] (what it is, a draft,
//!   and what does not come along) → `web/pages/import` → [`registration::share`], as if it had come by a link → the
//!   draft, whose redirect URIs and permissions wait for a tick ([`registration::from_link`]).
//! - **What exists because of a run**: a request is sent → `run/doubt.rs` (it may exist from now on) → [`run::ledger`], kept
//!   with the draft → after a stop or a reload `web/pages/unfinished` → [`flow::undo`] → [`run::undo`] (`look.rs`: what Graph
//!   names as this registration's own) → Graph, the newest object first → the ledger without it. What was asked for on the
//!   way, to hand on: [`run::log`], [`run::ledger::report`]. Draft and ledger are kept beside the tab as well:
//!   [`flow::recovery`] → `web/browser/storage/other_tabs.rs`, `locks.rs` → after the tab was closed `web/pages/recovery`, on
//!   the start page of another one.
//! - **Registration as code**: the draft → [`registration::content`] → [`plan::build`] → [`as_code`] (a format each:
//!   calls with a variable for each slot, or what there is to be) → `web/pages/as_code`. It leaves by Copy and Download.
//! - **House rule**: `config.json` → [`config::ReadLater`] → [`house_rules`] (parser) → [`registration::house_rules`] (what is
//!   wrong, which steps there are) → [`registration::steps::facts`] → [`registration::validate`]; on the page
//!   `web/pages/house_rules` → `web/shell/form/house.rs`, the table by which the form asks a part that most pages never load.
//! - **Owner that an organization asks for**: a house rule as above → [`registration::content`] → [`plan::call`] →
//!   `run/lanes/owner.rs` → Graph; on the page `web/pages/house_rules/owners.rs`, and kept and printed with what was
//!   registered: [`next_steps::record`].
//! - **Certificate**: `web/pages/credentials/certificate` → `web/browser/random/key_pair.rs`, [`certificate`] →
//!   [`directory::certificate`] → the draft → `plan/body.rs`. Its private key: [`certificate::private_key`] →
//!   `web/browser/files`, and nowhere else.
//! - **IDs for the page around a frame**: [`run`] → `web/shell/wiring/embedded.rs` → [`flow::embedded`] →
//!   `web/browser/frames/around.rs` → `public/embed.js` → a listener of that page.
//!
//! # Parts
//! The page is one program, which is split after it was linked (`.ci/split`), along the functions of
//! `web/shell/parts.rs` and `called.rs`: those are the only ways into a part. `web/parts.txt` says what is loaded before a part and what
//! belongs to it beside its code. `public/boot.js` loads the first part; `public/parts.js` loads the others when they are
//! wanted, each file once and compared with what was built: of what people may be waiting for ("early" in `parts.txt`), what
//! is loaded first tells that, and of the others `later.txt`, which is loaded when the first of them is wanted. Code that several parts need stands in a file of its own, which
//! is loaded with each of them, or in what is loaded before them; the tool that splits (`.ci/splitter.patch`) weighs what
//! each loads in vain against one request more. A build that is not a release for wasm32 stays whole: there, a way into a
//! part is a plain function.
//!
//! The first part (`web/shell/root.rs`, `state.rs`) has the start page, the address, the reading of `config.json`, and of
//! everything else a handle that tells nothing of it: [a way to ask](flow::session::sandbox) for a session, the run, the tenant in use.
//! `web/shell/part.rs` lists what each part needs to be up before it, and what is fetched ahead. A part comes up once
//! (`bring`): it makes what lasts as long as the page (the form, the session, the run), and puts it where others find it;
//! then it is shown, as often as it is wanted, without waiting. What was typed on a step whose part is not there is
//! neither right nor wrong: a step's check comes with the step.
//!
//! Browsers compile a function as it is first called. So a page of the form is built once for nobody
//! (`web/pages/layout/ahead.rs`) when its part is there and there is nothing else to do, and dropped: a press that leads to it
//! finds its code compiled. Meanwhile handles change nothing, and no effect begins (`web/reactive/warm_up.rs`).
//!
//! # Ways to Microsoft and back
//! Three, and [`signin::transport::Transport`] names them. The first sign-in takes this window there and back: a
//! *redirect*. What is needed in the middle of the form, or of a run, opens a *popup*, and the answer comes over a
//! channel: memory stays as it is. A page in a frame opens the *relay*, which opens Microsoft's page and passes the
//! answer on, since no other window reaches a frame of another site. `public/auth.html` is where all of them come back
//! to, and the relay as well; verifier, state and nonce stay with whoever asked. [`signin::message`] is what the windows
//! say to one another. Whatever brought an answer, [`flow::session`] takes it in by one way; and whatever ends a session,
//! by one table. To make a question and to open windows ([`flow::session::Leaving`]) is a part of its own, which whoever
//! comes back from Microsoft does without; it is there before a press that opens a window.
//!
//! In a frame the page comes up only where `config.json` lists every page around it (`web/browser/frames/frame.rs`), and
//! each write takes a second press ([`flow::register::Question`]). The page around it is told how far one is
//! ([`flow::embedded`]): `public/embed.js` is the element that makes the frame, and an event of what is told.
//!
//! # Code map
//! - [`directory`]: the field's nouns as types: IDs, clouds, redirect URIs, permissions, secrets. Imports nothing of the
//!   crate.
//! - [`certificate`]: X.509, read and made, with who signs handed in.
//! - [`age`]: a text, encrypted for whoever has the private key of a public one.
//! - [`http`], [`graph`]: every request that can be made to Microsoft Graph, with slots for what earlier answers bring;
//!   how answers are read; how Graph is asked until there is an answer that helps.
//! - [`registration`]: what the person wants: the draft, its problems, and the registration parsed from it.
//! - [`recipe`]: a registration half filled in by somebody who knows: read, asked about, filled in, and written.
//! - [`import`]: what somebody has already, as a text or an application of the tenant: read into a draft, with a list of
//!   what does not come along.
//! - [`house_rules`]: what an organization asks of each registration, read from `config.json`; what is wrong by it:
//!   [`registration::house_rules`].
//! - [`plan`], [`run`]: the Graph calls as data, shown before anything is sent; then a state machine that
//!   carries them out whatever is lost on the way, a lane for each kind of call.
//! - [`signin`], [`config`]: the protocol of signing in; `config.json` as a type.
//! - [`flow`]: what the page does, decided without a browser, one module a capability.
//! - [`export`]: commands, scripts and files of variables, whose values are quoted by their type.
//! - [`as_code`]: a registration as code, for the tools of those who register otherwise: written from its plan.
//! - [`sandbox`]: a simulated tenant that ships in the page.
//! - [`next_steps`]: what to do with the client once it is registered: links, commands, files to download, and
//!   what the tab keeps of it ([`next_steps::record`]).
//! - [`setup`]: putting the page into use: the scripts that make its own registration, and its `config.json`.
//! - [`words`]: every sentence that the page can show.
//! - `web` (wasm32): `shell` (signals, effects), `reactive` (what views are woken by: our own handles under Leptos's
//!   names), `browser` (fetch, storage, clock…), `pages`, `ui` (own elements). Each page and each family of elements has its
//!   style sheet beside it.
//!
//! A new kind of credential is a variant of [`directory::credential::CredentialKind`] and a line in
//! [`registration::credentials::Kind`], its draft and what is wrong with it in `registration/credentials`, its call in
//! [`plan`], its lane in `run/lanes`, its words, and its form in `web/pages/credentials`, which is a part of its own; the
//! compiler names the rest. A new step is a folder in `web/pages` with its views and words, what is wrong with it in
//! `registration/steps`, its fields in [`registration::problem::Field`], and a line in each of the tables
//! `registration/step.rs`, `registration/steps/mod.rs`, `web/pages/steps.rs`, `web/shell/part.rs`, `web/shell/parts.rs` and
//! `web/parts.txt`. A new format to take a registration along in is a variant of [`as_code::Format`], a file in the folder
//! of its kind, and its name and remark in `words/as_code.rs`.
//!
//! # Layers
//! Read `a -> b c` as "a may import b and c". `tests/tidy.rs` compares the `use` lines with this table, and finds files
//! that import each other in a circle: there are none.
//! ```text
//! directory    ->
//! age          -> directory
//! certificate  -> directory
//! registration -> directory
//! http         -> directory
//! graph        -> directory http
//! plan         -> directory http graph registration
//! recipe       -> config directory registration
//! house_rules  -> config directory recipe registration
//! import       -> config directory recipe registration
//! run          -> directory http graph plan registration
//! config       -> directory http
//! signin       -> directory http config registration
//! flow         -> config directory graph http import plan recipe registration run signin setup
//! sandbox      -> directory http
//! export       -> directory
//! as_code      -> directory export http plan registration
//! next_steps   -> directory export http registration
//! setup        -> config directory export http registration signin
//! words        -> age as_code certificate config directory graph house_rules http import plan recipe registration run signin next_steps setup
//! web          -> age as_code certificate config directory flow graph house_rules http import plan recipe registration run signin sandbox next_steps setup words
//! ```
//!
//! # Invariants
//! - **No backend, in types.** A [`http::request::Request`] is built from the closed
//!   [`http::endpoint::Endpoint`] alone; a link that Graph gives is parsed back into one or refused. One
//!   function sends requests to Graph. A test compares the page's content security policy with
//!   [`directory::cloud::Cloud`].
//! - **The secret never leaves memory, in types.** [`directory::secret::SecretText`] can be neither cloned,
//!   printed, serialised nor stored; each place that reads it says why.
//! - **A private key goes into one file, in types.** [`certificate::private_key`] is as strict; no draft and no request has
//!   a place for one, and a file with one in it is refused before it is read ([`certificate::upload`]).
//! - **A page around this one learns IDs alone, in types.** [`flow::embedded::Told`] has no place for anything else, and goes
//!   to the origin that was found to be listed.
//! - **Decided once.** A state is an enum of what can be, and what can be derived is a function. There is one way in for
//!   Microsoft's answers, one way out of a session, one way to ask Graph, one builder of requests.
//! - **Late answers are nobody's.** Each carries the turn of what it answers; of an ended session, an older search or
//!   another tenant none is used. `tests/session` and `tests/picker` hold this over thousands of random storms.
//! - **Asking twice makes one.** A run makes one application, one service principal, and each secret and grant once,
//!   whatever answers are lost; `tests/journeys.rs` holds this over random faults.
//! - **Undone is what was made, and nothing else.** What a run may have made is in the ledger before the answer is; what is
//!   deleted, Graph has named by the key of the registration; what somebody else has come to use stays, and is told.
//!   `tests/journeys/undo` holds this over every call × every fault, and over thousands of random storms.
//! - **What the page itself lacks is no failure.** It is asked for by the press that needs it, in the bar of the page; a run
//!   that made nothing for the want of it is taken back ([`flow::register`]).
//! - **A run never waits for a part.** What shows a run, and what signs in on its way, is up before its first write can be
//!   pressed.
//! - **The sandbox is honest.** It answers requests and may not import `plan` or `run`: it cannot know what is
//!   about to be asked.
//! - **What is kept is read as if anybody had written it.** Every key that comes out of storage, a link or a file is
//!   parsed by its type before it stands in a path, a filter or a grant; `tests/storage.rs` holds this over thousands of
//!   drafts that are plausible and hostile.
//! - **Nobody is called wrong while they type.** Which problems are told, and when, is one rule ([`registration::told`]);
//!   they are said aloud once, in the one place where the page speaks.
//! - **Values of others do not speak for the page.** A sentence takes them quoted or isolated, and an address with its
//!   whole host; `tests/sentences.rs` calls every sentence with a hostile one.
//! - **Only `main` may panic.** Every error is an enum beside the code that raises it, by what the person can
//!   do about it.
//! - **Words live in [`words`].** Core types carry none.

pub mod age;
pub mod as_code;
pub mod certificate;
pub mod config;
pub mod directory;
pub mod export;
pub mod flow;
pub mod graph;
pub mod house_rules;
pub mod http;
pub mod import;
pub mod next_steps;
pub mod plan;
pub mod recipe;
pub mod registration;
pub mod run;
pub mod sandbox;
pub mod setup;
pub mod signin;
#[cfg(target_arch = "wasm32")]
pub mod web;
pub mod words;
