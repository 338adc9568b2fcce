# Registers an app with Terraform. To run it:
#   az login --allow-no-subscriptions
#   terraform init
#   terraform apply
# The end date of each client secret is fixed in the code. It counts from today.
# Client secrets aren't part of it, because this tool can't keep them safe. Run the commands at the end to create them.
# It doesn't set the app's unique name. If you run it without its state, it creates another app.

terraform {
  required_providers {
    msgraph = {
      source = "microsoft/msgraph"
    }
  }
}

provider "msgraph" {
  msgraph_endpoint = "https://graph.microsoft.com"
}

# App registration: Contoso FHIR portal
# 00000000-0000-0000-0000-000000000001 = User.Read (Microsoft Graph)
# 00000000-0000-0000-0000-000000000002 = user_impersonation (staging)
# 00000000-0000-0000-0000-000000000003 = offline_access (Microsoft Graph)
# 00000000-0000-0000-0000-000000000004 = User.Read (Microsoft Graph)
resource "msgraph_resource" "application" {
  url  = "applications"
  body = {
    displayName = "Contoso FHIR portal"
    signInAudience = "AzureADMultipleOrgs"
    web = {
      redirectUris = [
        "https://portal.contoso.com/callback",
        "https://portal.contoso.com/staging"
      ]
    }
    requiredResourceAccess = [
      {
        resourceAppId = "00000003-0000-0000-c000-000000000000"
        resourceAccess = [
          {
            id = "00000000-0000-0000-0000-000000000001"
            type = "Scope"
          },
          {
            id = "00000000-0000-0000-0000-000000000003"
            type = "Scope"
          },
          {
            id = "00000000-0000-0000-0000-000000000004"
            type = "Role"
          }
        ]
      },
      {
        resourceAppId = "4f6778d8-5aef-43dc-a1ff-b073724b9495"
        resourceAccess = [
          {
            id = "00000000-0000-0000-0000-000000000002"
            type = "Scope"
          }
        ]
      }
    ]
    keyCredentials = [
      {
        type = "AsymmetricX509Cert"
        usage = "Verify"
        displayName = "CN=staging"
        key = "MIIB//4="
      }
    ]
    serviceManagementReference = "staging"
  }

  response_export_values = {
    app_id = "appId"
  }
}

# Service principal (enterprise application)
resource "msgraph_resource" "service_principal" {
  url  = "servicePrincipals"
  body = {
    tags = [
      "WindowsAzureActiveDirectoryIntegratedApp"
    ]
    appRoleAssignmentRequired = true
    appId = msgraph_resource.application.output.app_id
  }
}

# Federated credential: staging
resource "msgraph_resource" "federated_1" {
  url  = "applications/${msgraph_resource.application.id}/federatedIdentityCredentials"
  body = {
    name = "staging"
    issuer = "https://token.actions.githubusercontent.com"
    subject = "repo:contoso@1/portal@2:environment:staging"
    audiences = [
      "staging"
    ]
    description = "staging"
  }
}

# Service principal of the API: Microsoft Graph
data "msgraph_resource" "api_1" {
  url = "servicePrincipals(appId='00000003-0000-0000-c000-000000000000')"

  response_export_values = {
    id = "id"
  }
}

# Admin consent: User.Read offline_access (Microsoft Graph)
resource "msgraph_resource" "grant_1" {
  url  = "oauth2PermissionGrants"
  body = {
    consentType = "AllPrincipals"
    scope = "User.Read offline_access"
    clientId = msgraph_resource.service_principal.id
    resourceId = data.msgraph_resource.api_1.output.id
  }
}

# Service principal of the API: staging
data "msgraph_resource" "api_2" {
  url = "servicePrincipals(appId='4f6778d8-5aef-43dc-a1ff-b073724b9495')"

  response_export_values = {
    id = "id"
  }
}

# Admin consent: user_impersonation (staging)
resource "msgraph_resource" "grant_2" {
  url  = "oauth2PermissionGrants"
  body = {
    consentType = "AllPrincipals"
    scope = "user_impersonation"
    clientId = msgraph_resource.service_principal.id
    resourceId = data.msgraph_resource.api_2.output.id
  }
}

# Admin consent: User.Read (Microsoft Graph)
resource "msgraph_resource" "grant_3" {
  url  = "servicePrincipals/${data.msgraph_resource.api_1.output.id}/appRoleAssignedTo"
  body = {
    appRoleId = "00000000-0000-0000-0000-000000000004"
    principalId = msgraph_resource.service_principal.id
    resourceId = data.msgraph_resource.api_1.output.id
  }
}

# Owner: Platform team
resource "msgraph_resource" "owner_1" {
  url  = "applications/${msgraph_resource.application.id}/owners/$ref"
  body = {
    "@odata.id" = "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a1"
  }
}

# Owner: a'b"c $(touch pwned) `d` ${e} {{token}} \ */
resource "msgraph_resource" "owner_2" {
  url  = "applications/${msgraph_resource.application.id}/owners/$ref"
  body = {
    "@odata.id" = "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a2"
  }
}

# Owner: Platform team
resource "msgraph_resource" "principal_owner_1" {
  url  = "servicePrincipals/${msgraph_resource.service_principal.id}/owners/$ref"
  body = {
    "@odata.id" = "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a1"
  }
}

# Owner: a'b"c $(touch pwned) `d` ${e} {{token}} \ */
resource "msgraph_resource" "principal_owner_2" {
  url  = "servicePrincipals/${msgraph_resource.service_principal.id}/owners/$ref"
  body = {
    "@odata.id" = "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a2"
  }
}

output "client_id" {
  value = msgraph_resource.application.output.app_id
}

output "object_id" {
  value = msgraph_resource.application.id
}

# Client secrets, in Bash. Each command writes a new secret to a file that only you can read. Move it to where your app reads it, then delete the file.
# (umask 077; az rest --method post --resource 'https://graph.microsoft.com' --url 'https://graph.microsoft.com/v1.0/applications/'"$(terraform output -raw object_id)"/addPassword --body '{ "passwordCredential": { "displayName": "staging", "endDateTime": "2027-05-22T09:55:00Z" } }' --query secretText --output tsv > client-secret-1.txt)
# (umask 077; az rest --method post --resource 'https://graph.microsoft.com' --url 'https://graph.microsoft.com/v1.0/applications/'"$(terraform output -raw object_id)"/addPassword --body '{ "passwordCredential": { "startDateTime": "2026-12-24T00:00:00Z", "endDateTime": "2027-06-22T00:00:00Z" } }' --query secretText --output tsv > client-secret-2.txt)
