# Registers an app as the user of the Azure CLI. To run it:
#   az login --allow-no-subscriptions
#   ./register-az.ps1
# The end date of each client secret is fixed in the code. It counts from today.
& {
$ErrorActionPreference = 'Stop'

$graph = 'https://graph.microsoft.com'
$script:incomplete = $false

$token = az account get-access-token --resource $graph --query accessToken --output tsv --only-show-errors
if ($LASTEXITCODE -ne 0) { throw 'az login --allow-no-subscriptions' }
function Invoke-Graph([string] $Method, [string] $Path, [string] $Body, [hashtable] $Headers = @{}) {
    $call = @{ Method = $Method; Uri = "$graph/v1.0/$Path"; Headers = @{ Authorization = "Bearer $token" } + $Headers }
    if ($Body) {
        $call.Body = [Text.Encoding]::UTF8.GetBytes($Body)
        $call.ContentType = 'application/json'
    }
    Invoke-RestMethod @call
}

# New objects take a moment to appear everywhere in the directory.
function Invoke-Again([scriptblock] $Call) {
    for ($try = 1; ; $try++) {
        try { return & $Call } catch { if ($try -ge 5) { throw } }
        Start-Sleep -Seconds 5
    }
}
function Get-Value([string] $Path, [string] $Property) {
    Invoke-Again { (Invoke-Graph GET ($Path + '?$select=' + $Property)).$Property }
}
function Add-Object([string] $Path, [string] $Body) {
    try {
        Invoke-Again { Invoke-Graph POST $Path $Body } | Out-Null
    } catch {
        Write-Warning (-join ('Couldn''t create:', ' ', $Path, ': ', $_))
        $script:incomplete = $true
    }
}
function New-Secret([string] $Path, [string] $Body, [string] $Name) {
    if (Test-Path "env:$Name") { return }
    Set-Item "env:$Name" (Invoke-Graph POST $Path $Body).secretText
    Write-Host 'The client secret is in:' "`$env:$Name"
}
function Add-Owner([string] $Path, [string] $Id, [string] $Body) {
    $there = try { Invoke-Again { Invoke-Graph GET $Path } } catch { $null }
    if ($there -and $there.value.id -contains $Id) { return }
    Add-Object ($Path + '/$ref') $Body
}

# App registration: Contoso FHIR portal
# 00000000-0000-0000-0000-000000000001 = User.Read (Microsoft Graph)
# 00000000-0000-0000-0000-000000000002 = user_impersonation (staging)
# 00000000-0000-0000-0000-000000000003 = offline_access (Microsoft Graph)
# 00000000-0000-0000-0000-000000000004 = User.Read (Microsoft Graph)
Invoke-Graph PATCH 'applications(uniqueName=''contoso-fhir-portal-0707070707070707'')' ('{
  "displayName": "Contoso FHIR portal",
  "signInAudience": "AzureADMultipleOrgs",
  "web": {
    "redirectUris": [
      "https://portal.contoso.com/callback",
      "https://portal.contoso.com/staging"
    ]
  },
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000003-0000-0000-c000-000000000000",
      "resourceAccess": [
        {
          "id": "00000000-0000-0000-0000-000000000001",
          "type": "Scope"
        },
        {
          "id": "00000000-0000-0000-0000-000000000003",
          "type": "Scope"
        },
        {
          "id": "00000000-0000-0000-0000-000000000004",
          "type": "Role"
        }
      ]
    },
    {
      "resourceAppId": "4f6778d8-5aef-43dc-a1ff-b073724b9495",
      "resourceAccess": [
        {
          "id": "00000000-0000-0000-0000-000000000002",
          "type": "Scope"
        }
      ]
    }
  ],
  "keyCredentials": [
    {
      "type": "AsymmetricX509Cert",
      "usage": "Verify",
      "displayName": "CN=staging",
      "key": "MIIB//4="
    }
  ],
  "serviceManagementReference": "staging"
}') @{ Prefer = 'create-if-missing' } | Out-Null
$applicationId = Get-Value 'applications(uniqueName=''contoso-fhir-portal-0707070707070707'')' id
$appId = Get-Value 'applications(uniqueName=''contoso-fhir-portal-0707070707070707'')' appId

# Service principal (enterprise application)
$principal = "servicePrincipals(appId='$appId')"
try { Invoke-Graph GET $principal | Out-Null } catch {
    Invoke-Again { Invoke-Graph POST 'servicePrincipals' ('{
  "tags": [
    "WindowsAzureActiveDirectoryIntegratedApp"
  ],
  "appRoleAssignmentRequired": true,
  "appId": "' + $appId + '"
}') } | Out-Null
}
$principalId = Get-Value $principal id

# Client secret: staging
New-Secret "applications/$applicationId/addPassword" ('{
  "passwordCredential": {
    "displayName": "staging",
    "endDateTime": "2027-05-22T09:55:00Z"
  }
}') CLIENT_SECRET_1

# Client secret
New-Secret "applications/$applicationId/addPassword" ('{
  "passwordCredential": {
    "startDateTime": "2026-12-24T00:00:00Z",
    "endDateTime": "2027-06-22T00:00:00Z"
  }
}') CLIENT_SECRET_2

# Federated credential: staging
Add-Object "applications/$applicationId/federatedIdentityCredentials" ('{
  "name": "staging",
  "issuer": "https://token.actions.githubusercontent.com",
  "subject": "repo:contoso@1/portal@2:environment:staging",
  "audiences": [
    "staging"
  ],
  "description": "staging"
}')

# Service principal of the API: Microsoft Graph
$api1Id = Get-Value 'servicePrincipals(appId=''00000003-0000-0000-c000-000000000000'')' id

# Service principal of the API: staging
$api2Id = Get-Value 'servicePrincipals(appId=''4f6778d8-5aef-43dc-a1ff-b073724b9495'')' id

# Admin consent: User.Read offline_access (Microsoft Graph)
Add-Object 'oauth2PermissionGrants' ('{
  "consentType": "AllPrincipals",
  "scope": "User.Read offline_access",
  "clientId": "' + $principalId + '",
  "resourceId": "' + $api1Id + '"
}')

# Admin consent: user_impersonation (staging)
Add-Object 'oauth2PermissionGrants' ('{
  "consentType": "AllPrincipals",
  "scope": "user_impersonation",
  "clientId": "' + $principalId + '",
  "resourceId": "' + $api2Id + '"
}')

# Admin consent: User.Read (Microsoft Graph)
Add-Object "servicePrincipals/$api1Id/appRoleAssignedTo" ('{
  "appRoleId": "00000000-0000-0000-0000-000000000004",
  "principalId": "' + $principalId + '",
  "resourceId": "' + $api1Id + '"
}')

# Owner: Platform team
Add-Owner "applications/$applicationId/owners" '00000000-0000-0000-0000-0000000000a1' ('{
  "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a1"
}')

# Owner: a'b"c $(touch pwned) `d` ${e} {{token}} \ */
Add-Owner "applications/$applicationId/owners" '00000000-0000-0000-0000-0000000000a2' ('{
  "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a2"
}')

# Owner: Platform team
Add-Owner "servicePrincipals/$principalId/owners" '00000000-0000-0000-0000-0000000000a1' ('{
  "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a1"
}')

# Owner: a'b"c $(touch pwned) `d` ${e} {{token}} \ */
Add-Owner "servicePrincipals/$principalId/owners" '00000000-0000-0000-0000-0000000000a2' ('{
  "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a2"
}')

Write-Host 'Registered. Application (client) ID:' $appId
if ($script:incomplete) { throw 'Couldn''t create:' }
}
