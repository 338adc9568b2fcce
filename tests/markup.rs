//! What is served before any module runs: `index.html`, its policy, and how a build is packed.

#![expect(clippy::expect_used, reason = "a test may stop where the ground is missing that it stands on")]

mod markup {
    mod csp;
    mod pack;
    mod readme;
    mod shell;
}
