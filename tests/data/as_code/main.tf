# Registers an app with Terraform. To run it:
#   az login --allow-no-subscriptions
#   terraform init
#   terraform apply
# The end date of each client secret is fixed in the code. It counts from today.
# Client secrets aren't part of it, because this tool can't keep them safe. Run the commands at the end to create them.
# It doesn't set the app's unique name. If you run it without its state, it creates another app.
# This provider can't set the names of certificates.

terraform {
  required_providers {
    azuread = {
      source  = "hashicorp/azuread"
      version = "~> 3.0"
    }
  }
}

provider "azuread" {
  environment = "global"
}

data "azuread_client_config" "current" {}

# App registration: Contoso FHIR portal
resource "azuread_application" "client" {
  display_name     = "Contoso FHIR portal"
  sign_in_audience = "AzureADMultipleOrgs"

  service_management_reference = "staging"

  owners = [
    data.azuread_client_config.current.object_id,
    # Platform team
    "00000000-0000-0000-0000-0000000000a1",
    # a'b"c $(touch pwned) `d` ${e} {{token}} \ */
    "00000000-0000-0000-0000-0000000000a2",
  ]

  web {
    redirect_uris = ["https://portal.contoso.com/callback", "https://portal.contoso.com/staging"]
  }

  required_resource_access {
    resource_app_id = "00000003-0000-0000-c000-000000000000"

    # User.Read (Microsoft Graph)
    resource_access {
      id   = "00000000-0000-0000-0000-000000000001"
      type = "Scope"
    }

    # offline_access (Microsoft Graph)
    resource_access {
      id   = "00000000-0000-0000-0000-000000000003"
      type = "Scope"
    }

    # User.Read (Microsoft Graph)
    resource_access {
      id   = "00000000-0000-0000-0000-000000000004"
      type = "Role"
    }
  }

  required_resource_access {
    resource_app_id = "4f6778d8-5aef-43dc-a1ff-b073724b9495"

    # user_impersonation (staging)
    resource_access {
      id   = "00000000-0000-0000-0000-000000000002"
      type = "Scope"
    }
  }
}

# Certificate: staging
resource "azuread_application_certificate" "certificate_1" {
  application_id = azuread_application.client.id
  type           = "AsymmetricX509Cert"
  encoding       = "base64"
  value          = "MIIB//4="
  end_date       = "2027-11-01T00:00:00Z"
}

# Service principal (enterprise application)
resource "azuread_service_principal" "client" {
  client_id                    = azuread_application.client.client_id
  app_role_assignment_required = true
  tags                         = ["WindowsAzureActiveDirectoryIntegratedApp"]

  owners = [
    data.azuread_client_config.current.object_id,
    # Platform team
    "00000000-0000-0000-0000-0000000000a1",
    # a'b"c $(touch pwned) `d` ${e} {{token}} \ */
    "00000000-0000-0000-0000-0000000000a2",
  ]
}

# Federated credential: staging
resource "azuread_application_federated_identity_credential" "federated_1" {
  application_id = azuread_application.client.id
  display_name   = "staging"
  issuer         = "https://token.actions.githubusercontent.com"
  subject        = "repo:contoso@1/portal@2:environment:staging"
  audiences      = ["staging"]
  description    = "staging"
}

# Service principal of the API: Microsoft Graph
data "azuread_service_principal" "api_1" {
  client_id = "00000003-0000-0000-c000-000000000000"
}

# Admin consent: User.Read offline_access (Microsoft Graph)
resource "azuread_service_principal_delegated_permission_grant" "grant_1" {
  service_principal_object_id          = azuread_service_principal.client.object_id
  resource_service_principal_object_id = data.azuread_service_principal.api_1.object_id
  claim_values                         = ["User.Read", "offline_access"]
}

# Service principal of the API: staging
data "azuread_service_principal" "api_2" {
  client_id = "4f6778d8-5aef-43dc-a1ff-b073724b9495"
}

# Admin consent: user_impersonation (staging)
resource "azuread_service_principal_delegated_permission_grant" "grant_2" {
  service_principal_object_id          = azuread_service_principal.client.object_id
  resource_service_principal_object_id = data.azuread_service_principal.api_2.object_id
  claim_values                         = ["user_impersonation"]
}

# Admin consent: User.Read (Microsoft Graph)
resource "azuread_app_role_assignment" "grant_3" {
  app_role_id         = "00000000-0000-0000-0000-000000000004"
  principal_object_id = azuread_service_principal.client.object_id
  resource_object_id  = data.azuread_service_principal.api_1.object_id
}

output "client_id" {
  value = azuread_application.client.client_id
}

output "object_id" {
  value = azuread_application.client.object_id
}

# Client secrets, in Bash. Each command writes a new secret to a file that only you can read. Move it to where your app reads it, then delete the file.
# (umask 077; az rest --method post --resource 'https://graph.microsoft.com' --url 'https://graph.microsoft.com/v1.0/applications/'"$(terraform output -raw object_id)"/addPassword --body '{ "passwordCredential": { "displayName": "staging", "endDateTime": "2027-05-22T09:55:00Z" } }' --query secretText --output tsv > client-secret-1.txt)
# (umask 077; az rest --method post --resource 'https://graph.microsoft.com' --url 'https://graph.microsoft.com/v1.0/applications/'"$(terraform output -raw object_id)"/addPassword --body '{ "passwordCredential": { "startDateTime": "2026-12-24T00:00:00Z", "endDateTime": "2027-06-22T00:00:00Z" } }' --query secretText --output tsv > client-secret-2.txt)
