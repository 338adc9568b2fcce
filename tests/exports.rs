//! What is written for a shell, read as the shell reads it: in Bash itself, against an `az` that answers as the real one
//! does, and by the rules of PowerShell. What is written for an app is read as its language reads it.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on fails where it stands"
)]

#[path = "exports/as_code/mod.rs"]
mod as_code;
#[path = "exports/az.rs"]
mod az;
#[path = "exports/bash.rs"]
mod bash;
#[path = "exports/certificate.rs"]
mod certificate;
#[path = "exports/code.rs"]
mod code;
#[path = "exports/encrypted.rs"]
mod encrypted;
#[path = "exports/files.rs"]
mod files;
#[path = "exports/hand_over.rs"]
mod hand_over;
#[path = "exports/literals.rs"]
mod literals;
#[path = "exports/powershell.rs"]
mod powershell;
#[path = "exports/reminder.rs"]
mod reminder;
#[path = "exports/snippets.rs"]
mod snippets;

use client_registrar::config::CreateScope;
use client_registrar::directory::cloud::Cloud;
use client_registrar::directory::ids::AppId;
use client_registrar::setup::Recipe;
use client_registrar::signin::return_address::ReturnAddress;

/// Where the page stands.
const PAGE: &str = "https://tools.contoso.com/registrar/";
const URI: &str = "https://tools.contoso.com/registrar/auth.html";

/// Names that would be commands if a quote were wrong anywhere.
const HOSTILE: [&str; 16] = [
    "'; touch pwned; '",
    "\"; touch pwned; \"",
    "$(touch pwned)",
    "`touch pwned`",
    "${IFS}; touch pwned #",
    "a & touch pwned & b | c > pwned",
    "\\'; touch pwned; \\'",
    "O'Brien's \"page\"",
    "!touch !! !$",
    "%s %n %d {0} {1} {{",
    "«app_id» «permissions»",
    "’; New-Item pwned; ‘ ‚ ‛ “x” „y‟",
    "$($env:PATH) @{a=1} #>",
    "CLIENT_REGISTRAR",
    "--query",
    "患者ポータル 🏥",
];

fn recipe_of(name: &str, application: Option<&str>) -> Recipe {
    let back = ReturnAddress::of_page(PAGE).expect("a page that can be signed in to");
    let application = application.map(|id| id.parse::<AppId>().unwrap());
    Recipe::new(name, back, Cloud::Global, CreateScope::ReadWriteAll, application).expect("a name")
}

fn recipe() -> Recipe {
    recipe_of("Client Registrar", None)
}
