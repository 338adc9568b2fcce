//! Reads from the tenant in use what a client was granted, and what the person may grant.

use futures_util::future::{join, join_all};

use super::{
    tenant::Tenant,
    trouble::{Trouble, sort_out},
};
use crate::{
    directory::{
        ids::{AppId, ObjectId},
        permission::PickedPermission,
    },
    graph::{
        calls,
        granted::{Api, Granted},
        grants,
    },
    http::{request::Request, response::Response},
    plan::preflight::Roles,
};

/// The active directory roles of the person; unknown where they cannot be read.
pub async fn roles(tenant: Tenant) -> Roles {
    tenant.send(grants::directory_roles()).await.map(|response| Roles::read(&response)).unwrap_or_default()
}

/// How the permissions of a client stand, everything asked at once, and what could not be read.
pub async fn granted(tenant: Tenant, client: ObjectId, picks: &[PickedPermission]) -> (Granted, Vec<Trouble>) {
    let mut app_ids: Vec<AppId> = picks.iter().map(|pick| pick.resource_app_id).collect();
    app_ids.sort_unstable();
    app_ids.dedup();
    let apis = join_all(app_ids.into_iter().map(|app_id| api(&tenant, app_id)));
    let lists = join(
        read(&tenant, grants::grants_of(client), grants::read_grants),
        read(&tenant, grants::assignments_of(client), grants::read_assignments),
    );
    let (apis, (delegated, application)) = join(apis, lists).await;
    let troubles = [delegated.as_ref().err().cloned(), application.as_ref().err().cloned()];
    let granted = Granted { apis, delegated: delegated.ok(), application: application.ok() };
    (granted, troubles.into_iter().flatten().collect())
}

async fn api(tenant: &Tenant, app_id: AppId) -> (AppId, Api) {
    let found = read(tenant, calls::service_principal(app_id), grants::read_service_principal).await;
    let api = match found {
        Ok(id) => Api::Found(id),
        Err(trouble) if trouble.is_not_found() => Api::Absent,
        Err(_) => Api::Unknown,
    };
    (app_id, api)
}

async fn read<T>(tenant: &Tenant, request: Request, read: fn(&Response) -> Option<T>) -> Result<T, Trouble> {
    let response = sort_out(tenant.send(request).await)?;
    read(&response).ok_or(Trouble::Unreadable)
}
