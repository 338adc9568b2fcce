// Registers an app with Bicep. First add the Microsoft Graph extension to bicepconfig.json (https://learn.microsoft.com/graph/templates/). To run it:
//   az deployment group create --resource-group <name> --template-file main.bicep
// The end date of each client secret is fixed in the code. It counts from today.
// Client secrets aren't part of it, because this tool can't keep them safe. Run the commands at the end to create them.
extension microsoftGraphV1

// App registration: Contoso FHIR portal
// 00000000-0000-0000-0000-000000000001 = User.Read (Microsoft Graph)
// 00000000-0000-0000-0000-000000000002 = user_impersonation (staging)
// 00000000-0000-0000-0000-000000000003 = offline_access (Microsoft Graph)
// 00000000-0000-0000-0000-000000000004 = User.Read (Microsoft Graph)
resource application 'Microsoft.Graph/applications@v1.0' = {
  displayName: 'Contoso FHIR portal'
  signInAudience: 'AzureADMultipleOrgs'
  web: {
    redirectUris: [
      'https://portal.contoso.com/callback'
      'https://portal.contoso.com/staging'
    ]
  }
  requiredResourceAccess: [
    {
      resourceAppId: '00000003-0000-0000-c000-000000000000'
      resourceAccess: [
        {
          id: '00000000-0000-0000-0000-000000000001'
          type: 'Scope'
        }
        {
          id: '00000000-0000-0000-0000-000000000003'
          type: 'Scope'
        }
        {
          id: '00000000-0000-0000-0000-000000000004'
          type: 'Role'
        }
      ]
    }
    {
      resourceAppId: '4f6778d8-5aef-43dc-a1ff-b073724b9495'
      resourceAccess: [
        {
          id: '00000000-0000-0000-0000-000000000002'
          type: 'Scope'
        }
      ]
    }
  ]
  keyCredentials: [
    {
      type: 'AsymmetricX509Cert'
      usage: 'Verify'
      displayName: 'CN=staging'
      key: 'MIIB//4='
    }
  ]
  serviceManagementReference: 'staging'
  uniqueName: 'contoso-fhir-portal-0707070707070707'
  owners: {
    relationships: [
      '00000000-0000-0000-0000-0000000000a1'
      '00000000-0000-0000-0000-0000000000a2'
    ]
  }
}

// Service principal (enterprise application)
resource servicePrincipal 'Microsoft.Graph/servicePrincipals@v1.0' = {
  tags: [
    'WindowsAzureActiveDirectoryIntegratedApp'
  ]
  appRoleAssignmentRequired: true
  owners: {
    relationships: [
      '00000000-0000-0000-0000-0000000000a1'
      '00000000-0000-0000-0000-0000000000a2'
    ]
  }
  appId: application.appId
}

// Federated credential: staging
resource federated1 'Microsoft.Graph/applications/federatedIdentityCredentials@v1.0' = {
  description: 'staging'
  issuer: 'https://token.actions.githubusercontent.com'
  subject: 'repo:contoso@1/portal@2:environment:staging'
  audiences: [
    'staging'
  ]
  name: '${application.uniqueName}/${'staging'}'
}

// Service principal of the API: Microsoft Graph
resource api1 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: '00000003-0000-0000-c000-000000000000'
}

// Admin consent: User.Read offline_access (Microsoft Graph)
resource grant1 'Microsoft.Graph/oauth2PermissionGrants@v1.0' = {
  consentType: 'AllPrincipals'
  scope: 'User.Read offline_access'
  clientId: servicePrincipal.id
  resourceId: api1.id
}

// Service principal of the API: staging
resource api2 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: '4f6778d8-5aef-43dc-a1ff-b073724b9495'
}

// Admin consent: user_impersonation (staging)
resource grant2 'Microsoft.Graph/oauth2PermissionGrants@v1.0' = {
  consentType: 'AllPrincipals'
  scope: 'user_impersonation'
  clientId: servicePrincipal.id
  resourceId: api2.id
}

// Admin consent: User.Read (Microsoft Graph)
resource grant3 'Microsoft.Graph/appRoleAssignedTo@v1.0' = {
  appRoleId: '00000000-0000-0000-0000-000000000004'
  principalId: servicePrincipal.id
  resourceId: api1.id
}

output clientId string = application.appId
output objectId string = application.id

// Client secrets, in Bash. Each command writes a new secret to a file that only you can read. Move it to where your app reads it, then delete the file.
// (umask 077; az rest --method post --resource 'https://graph.microsoft.com' --url 'https://graph.microsoft.com/v1.0/applications/'"<objectId>"/addPassword --body '{ "passwordCredential": { "displayName": "staging", "endDateTime": "2027-05-22T09:55:00Z" } }' --query secretText --output tsv > client-secret-1.txt)
// (umask 077; az rest --method post --resource 'https://graph.microsoft.com' --url 'https://graph.microsoft.com/v1.0/applications/'"<objectId>"/addPassword --body '{ "passwordCredential": { "startDateTime": "2026-12-24T00:00:00Z", "endDateTime": "2027-06-22T00:00:00Z" } }' --query secretText --output tsv > client-secret-2.txt)
