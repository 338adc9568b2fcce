//! The Azure CLI and CLI for Microsoft 365 in earnest, against the local tenant: a script leaves there what the page leaves.
//!
//! What is not on this machine is left out, and says so; `.ci/clis` installs both.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::result_large_err,
    dead_code,
    reason = "a test that can't go on fails where it stands; much of what the journeys need of the tenant is not needed here"
)]

mod cli;
mod drafts;
mod left;
mod page;
#[path = "../tenant/mod.rs"]
mod tenant;

use client_registrar::{as_code::Format, directory::cloud::Cloud, registration::content::Content};

/// How many registrations: each takes the tool a dozen calls, of a second or more.
const DRAFTS: u8 = 20;
/// Of CLI for Microsoft 365 a call takes several seconds: these have between them everything that there is.
const FEWER: [u8; 3] = [7, 11, 14];

async fn same(name: &str, format: Format, numbers: impl IntoIterator<Item = u8>) {
    let Some(tool) = cli::Cli::here(name) else {
        println!("!! NOT RUN, it is not on this machine: {name} (.ci/clis installs it)");
        return;
    };
    for number in numbers {
        let tenant = tenant::Tenant::start("https://tools.contoso.com/auth.html", &[]).await;
        let now = tenant::values::now();
        let (by_page, by_script) = (drafts::draft(&tenant, number, 1), drafts::draft(&tenant, number, 2));
        let owners = drafts::owners(&tenant, number);
        page::register(&tenant, &by_page, owners, now);
        let content = Content { owners, ..by_script.content(Cloud::Global, now) };
        let secrets = tool.run(&tenant, &content, format, now).await;
        assert_eq!(left::of(&tenant, &by_script), left::of(&tenant, &by_page), "{name}, registration {number}");
        assert_eq!(
            secrets,
            left::secrets(&tenant, &by_script),
            "{name}, registration {number}: what is in the files works"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_azure_cli_leaves_what_the_page_leaves() {
    same("az", Format::AzBash, 0..DRAFTS).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cli_for_microsoft_365_leaves_what_the_page_leaves() {
    if std::env::var_os("ALL_DRAFTS").is_some() {
        same("m365", Format::M365, 0..DRAFTS).await;
    } else {
        same("m365", Format::M365, FEWER).await;
    }
}
