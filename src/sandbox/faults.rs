//! What can be made to go wrong in the sandbox tenant, at will.

/// The faults that are switched on. Each can be switched at any time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a row of switches, each on its own")]
pub struct Faults {
    /// The first try of each write, and every second search, is answered with 429.
    pub throttling: bool,
    /// What was just made stays unknown to reads and follow-ups for a while.
    pub slow_replication: bool,
    /// The first answer to each write is lost after the write was carried out.
    pub lost_answer: bool,
    /// This person may not register applications.
    pub registration_not_allowed: bool,
    /// The upsert is refused, as with a token that may only create.
    pub upsert_refused: bool,
    /// An application with secrets in its body is refused.
    pub secrets_in_create_refused: bool,
    /// A policy forbids client secrets that last longer than 90 days.
    pub secret_policy: bool,
    /// A policy forbids client secrets.
    pub secrets_forbidden: bool,
    /// A policy forbids certificates that no issuer has signed whom the tenant trusts: here, every one.
    pub certificates_forbidden: bool,
    /// This person may not read the policy.
    pub policy_unreadable: bool,
    /// Applications without a service management reference are refused.
    pub reference_required: bool,
    /// This person has no directory role, and may grant nothing.
    pub consent_not_allowed: bool,
    /// This person is an Application Administrator, who may not grant application permissions of Microsoft Graph.
    pub graph_roles_not_allowed: bool,
}

impl Faults {
    /// Nothing goes wrong.
    pub const NONE: Self = Self {
        throttling: false,
        slow_replication: false,
        lost_answer: false,
        registration_not_allowed: false,
        upsert_refused: false,
        secrets_in_create_refused: false,
        secret_policy: false,
        secrets_forbidden: false,
        certificates_forbidden: false,
        policy_unreadable: false,
        reference_required: false,
        consent_not_allowed: false,
        graph_roles_not_allowed: false,
    };
}

/// What the faults did already, so that each does it once.
pub(super) struct FaultHistory {
    throttled: Vec<String>,
    lost: Vec<String>,
    searches: u32,
}

impl FaultHistory {
    pub const fn new() -> Self {
        Self { throttled: Vec::new(), lost: Vec::new(), searches: 0 }
    }

    /// Forgets what is switched off, so that switching it on again starts anew.
    pub fn follow(&mut self, faults: Faults) {
        if !faults.throttling {
            self.throttled.clear();
        }
        if !faults.lost_answer {
            self.lost.clear();
        }
    }

    /// Whether this is the first try of the write that `key` names.
    pub fn first_try(&mut self, key: &str) -> bool {
        add(&mut self.throttled, key)
    }

    /// Whether this is the first answer to the write that `key` names.
    pub fn first_answer(&mut self, key: &str) -> bool {
        add(&mut self.lost, key)
    }

    /// Ends the write that `key` names: the next one like it is a new one.
    pub fn end(&mut self, key: &str) {
        self.throttled.retain(|other| other != key);
    }

    /// Whether this search is one of every second.
    pub const fn second_search(&mut self) -> bool {
        self.searches += 1;
        self.searches.is_multiple_of(2)
    }
}

fn add(keys: &mut Vec<String>, key: &str) -> bool {
    let new = keys.iter().all(|other| other != key);
    if new {
        keys.push(key.to_owned());
    }
    new
}
