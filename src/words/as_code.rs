//! Words of a registration as code: on the page, and in the scripts.

pub use super::text::as_code::*;
use crate::{
    as_code::{Format, Left, Note, Remark, Says},
    words::text::in_script as says,
};

/// Who speaks in a script.
pub const SAYS: Says = Says { remark, note };

/// The name of a format.
pub fn name(format: Format) -> &'static str {
    match format {
        Format::AzBash => az_bash(),
        Format::AzPowerShell => az_powershell(),
        Format::GraphPowerShell => graph_powershell(),
        Format::M365 => m365(),
        Format::TerraformAzuread => terraform_azuread(),
        Format::TerraformMsgraph => terraform_msgraph(),
        Format::Bicep => bicep(),
        Format::Curl => curl(),
        Format::Http => http(),
        Format::Manifest => manifest(),
        Format::ClientMetadata => client_metadata(),
    }
}

/// What a script does otherwise than the page, or leaves out.
pub fn note(note: &Note) -> String {
    let fixed = match note {
        Note::GrantTooLong { api } => return says::grant_too_long(api),
        Note::MadeUp { api } => return says::made_up(api),
        Note::UriWithoutPath { uri } => return says::uri_without_path(uri),
        Note::SecretEnds => says::secret_ends(),
        Note::SecretAfterwards => says::secret_afterwards(),
        Note::SecretIsShown => says::secret_is_shown(),
        Note::NoUniqueName => says::no_unique_name(),
        Note::CertificateName => says::certificate_name(),
        Note::WorldwideOnly => says::worldwide_only(),
        Note::UnknownCloud => says::unknown_cloud(),
        Note::OwnApp => says::own_app(),
        Note::NotForEntra => says::not_for_entra(),
        Note::Left(left) => self::left(*left),
    };
    fixed.to_owned()
}

fn left(left: Left) -> &'static str {
    match left {
        Left::ServicePrincipal => says::left_service_principal(),
        Left::Assignment => says::left_assignment(),
        Left::Secrets => says::left_secrets(),
        Left::Certificates => says::left_certificates(),
        Left::Federated => says::left_federated(),
        Left::Grants => says::left_grants(),
        Left::Audience => says::left_audience(),
        Left::ApplicationPermissions => says::left_application_permissions(),
        Left::ServiceReference => says::left_service_reference(),
        Left::Owners => says::left_owners(),
    }
}

fn remark(remark: Remark) -> &'static str {
    match remark {
        Remark::About(format) => about(format),
        Remark::Application => says::application(),
        Remark::ServicePrincipal => says::service_principal(),
        Remark::Secret => says::secret(),
        Remark::SecretCommands => says::secret_commands(),
        Remark::Federated => says::federated(),
        Remark::Certificate => says::certificate(),
        Remark::Api => says::api(),
        Remark::Owner => says::owner(),
        Remark::Grant => says::grant(),
        Remark::Lag => says::lag(),
        Remark::NoToken => says::no_token(),
        Remark::NoModule => says::no_module(),
        Remark::SecretIsIn => says::secret_is_in(),
        Remark::NotMade => says::not_made(),
        Remark::Done => says::done(),
    }
}

/// JSON has no place for it.
fn about(format: Format) -> &'static str {
    match format {
        Format::AzBash => says::about_az_bash(),
        Format::AzPowerShell => says::about_az_powershell(),
        Format::GraphPowerShell => says::about_graph_powershell(),
        Format::M365 => says::about_m365(),
        Format::Curl => says::about_curl(),
        Format::Http => says::about_http(),
        Format::TerraformAzuread | Format::TerraformMsgraph => says::about_terraform(),
        Format::Bicep => says::about_bicep(),
        Format::Manifest | Format::ClientMetadata => "",
    }
}
