//! What a test can make go wrong, and where.

use std::time::Duration;

/// One kind of request, as the faults and the record name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    Authorize,
    Token,
    Me,
    Organization,
    AppManagementPolicy,
    AuthorizationPolicy,
    CreatedObjects,
    OwnedApplications,
    ListApplications,
    ReadApplication,
    CreateApplication,
    UpsertApplication,
    UpdateApplication,
    DeleteApplication,
    AddPassword,
    RemovePassword,
    ListFederated,
    CreateFederated,
    DeleteFederated,
    ListServicePrincipals,
    ReadServicePrincipal,
    CreateServicePrincipal,
    UpdateServicePrincipal,
    DeleteServicePrincipal,
    DirectoryRoles,
    ListGrants,
    CreateGrant,
    UpdateGrant,
    DeleteGrant,
    ListAssignments,
    CreateAssignment,
    DeleteAssignment,
    DeletedItems,
    RestoreDeleted,
    ListOwners,
    AddOwner,
}

/// What happens to a request.
#[derive(Clone, Debug)]
pub enum Fault {
    /// 429. `retry_after` is the header's value in seconds, where it is sent at all.
    Throttled { retry_after: Option<u32> },
    /// 429 with this `Retry-After`, in whatever form.
    RetryAfter(String),
    /// 503 with a Graph error.
    Unavailable,
    /// 504 with a page that is not JSON, as a gateway answers.
    GatewayTimeout,
    /// A page with this status, of something between the page and Microsoft.
    Intercepted { status: u16 },
    /// The request is carried out, then the stream is cut without an answer.
    AnswerLost,
    /// The stream is cut before anything was carried out.
    RequestLost,
    /// 401: the token is called expired, once, whatever its age.
    TokenExpired,
    /// The answer waits this long.
    Delayed(Duration),
    /// The answer's `@odata.nextLink` is replaced by this one.
    NextLink(String),
    /// 307 to this address, as no endpoint answers that means well.
    MovedTo(&'static str),
    /// A plain Graph error.
    Refused { status: u16, code: &'static str, message: &'static str },
}

impl Fault {
    /// 403, as Graph answers whoever lacks a role or a consented permission.
    pub const FORBIDDEN: Self = Self::Refused {
        status: 403,
        code: "Authorization_RequestDenied",
        message: "Insufficient privileges to complete the operation.",
    };
}

/// A fault laid at an operation for its next calls.
#[derive(Clone, Debug)]
pub struct Laid {
    pub at: Op,
    pub left: u32,
    pub fault: Fault,
}

/// The faults that wait.
#[derive(Debug, Default)]
pub struct Faults(Vec<Laid>);

impl Faults {
    pub fn lay(&mut self, at: Op, times: u32, fault: Fault) {
        self.0.push(Laid { at, left: times, fault });
    }

    /// Takes what meets this call: every delay, and the first other fault that has calls left.
    pub fn take(&mut self, at: Op) -> (Option<Duration>, Option<Fault>) {
        let mut delay = None;
        let mut struck = None;
        for laid in self.0.iter_mut().filter(|laid| laid.at == at && laid.left > 0) {
            match &laid.fault {
                Fault::Delayed(duration) => delay = Some(*duration),
                _ if struck.is_some() => continue,
                fault => struck = Some(fault.clone()),
            }
            laid.left -= 1;
        }
        (delay, struck)
    }
}
