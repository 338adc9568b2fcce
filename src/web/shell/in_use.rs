//! The tenant in use: none, or one as a value that the pages of the form cannot be without.

use crate::web::reactive::prelude::*;

use super::{
    late::Late,
    part::Parts,
    session::tenant::{MakeSandbox, Sandbox, Tenant},
};
use crate::directory::{cloud::Cloud, tenant::TenantContext};

/// Which tenant is in use, if one is. Taken with [`CurrentTenant::here`] anywhere below the root.
#[derive(Clone, Copy)]
pub struct CurrentTenant {
    pub(super) tenant: RwSignal<Option<Tenant>>,
    /// Who is signed in to which tenant.
    pub context: Memo<Option<TenantContext>>,
    /// Comes with the sandbox.
    pub(super) make_sandbox: Late<MakeSandbox>,
    parts: Parts,
}

impl CurrentTenant {
    pub(super) fn new(parts: Parts) -> Self {
        let tenant = RwSignal::new(None::<Tenant>);
        let context = Memo::new(move || tenant.with(|tenant| tenant.as_ref().map(Tenant::context)));
        Self { tenant, context, make_sandbox: Late::new(), parts }
    }

    /// A sandbox that nobody has been in is in use from now on.
    pub(super) fn enter_sandbox(self) {
        self.tenant.set(Some(Tenant::Sandbox(Sandbox::fresh(self.parts, self.make_sandbox))));
    }

    /// The tenant in use; looks again when it is another one, or another person's.
    pub fn get(self) -> Option<TenantInUse> {
        let context = self.context.get()?;
        let tenant = self.tenant.get_untracked()?;
        Some(TenantInUse {
            current: self,
            is_sandbox: tenant.is_sandbox(),
            tenant: StoredValue::new(tenant),
            context: StoredValue::new(context),
        })
    }

    /// A sandbox that nobody is in and nothing is asked of, for pages that are built for nobody.
    pub fn unused(self) -> TenantInUse {
        TenantInUse {
            current: self,
            is_sandbox: true,
            tenant: StoredValue::new(Tenant::Sandbox(Sandbox::fresh(self.parts, self.make_sandbox))),
            context: StoredValue::new(TenantContext::of_sandbox()),
        }
    }

    /// What the tenant is called; empty where none is in use.
    pub fn name(self) -> String {
        self.context.with(|context| context.as_ref().map(|context| context.tenant_name.clone()).unwrap_or_default())
    }

    /// Whether it is the sandbox; looks again when it is another one.
    pub fn is_sandbox(self) -> bool {
        self.tenant.with(|tenant| tenant.as_ref().is_some_and(Tenant::is_sandbox))
    }
}

/// A tenant in use. A page that has it is there for as long as it is the one in use.
#[derive(Clone, Copy)]
pub struct TenantInUse {
    current: CurrentTenant,
    tenant: StoredValue<Tenant>,
    context: StoredValue<TenantContext>,
    is_sandbox: bool,
}

impl TenantInUse {
    /// The one of the page that one is in, anywhere in the form.
    pub fn here() -> Self {
        expect_context()
    }

    /// What answers its requests: the newest session of the person's.
    pub fn tenant(self) -> Tenant {
        self.current.tenant.get_untracked().unwrap_or_else(|| self.tenant.get_value())
    }

    /// Who is signed in, and where.
    pub fn context(self) -> TenantContext {
        self.context.get_value()
    }

    /// The person's own name, where it is known.
    pub fn person(self) -> Option<String> {
        match self.tenant() {
            Tenant::Live(live) => live.person(),
            Tenant::Sandbox(_) => None,
        }
    }

    pub fn name(self) -> String {
        self.context.with_value(|context| context.tenant_name.clone())
    }

    /// Its cloud.
    pub fn cloud(self) -> Cloud {
        self.context.with_value(|context| context.cloud)
    }

    /// Whether nothing of it is real.
    pub const fn is_sandbox(self) -> bool {
        self.is_sandbox
    }
}
