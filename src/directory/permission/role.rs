//! Directory roles that decide who may consent for everybody.
//!
//! <https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference>

use crate::directory::ids::RoleTemplateId;

/// May do everything.
pub const GLOBAL_ADMINISTRATOR: RoleTemplateId = RoleTemplateId::from_u128(0x62e9_0394_69f5_4237_9190_0121_7714_5e10);
/// May grant every permission, the application permissions of Microsoft Graph among them.
pub const PRIVILEGED_ROLE_ADMINISTRATOR: RoleTemplateId =
    RoleTemplateId::from_u128(0xe861_1ab8_c189_46e8_94e1_6021_3ab1_f814);
/// May grant every permission but the application permissions of Microsoft Graph.
pub const APPLICATION_ADMINISTRATOR: RoleTemplateId =
    RoleTemplateId::from_u128(0x9b89_5d92_2cd3_44c7_9d02_a6ac_2d5e_a5c3);
/// The same, without the application proxy.
pub const CLOUD_APPLICATION_ADMINISTRATOR: RoleTemplateId =
    RoleTemplateId::from_u128(0x158c_047a_c907_4556_b7ef_4465_51a6_b5f7);
/// May make applications, and consent for themselves alone.
pub const APPLICATION_DEVELOPER: RoleTemplateId = RoleTemplateId::from_u128(0xcf1c_38e5_3621_4004_a7cb_8796_24dc_ed7c);
