#!/usr/bin/env bash
# Registers an app with curl. Set GRAPH_TOKEN to a Microsoft Graph access token. To run it:
#   bash register-curl.sh
# The end date of each client secret is fixed in the code. It counts from today.
set -euo pipefail

graph='https://graph.microsoft.com'
incomplete=0

[ -n "${GRAPH_TOKEN:-}" ] || { printf '%s\n' 'Set GRAPH_TOKEN first. For example: export GRAPH_TOKEN=$(az account get-access-token --resource-type ms-graph --query accessToken --output tsv)' >&2; exit 1; }
call() {
  curl --silent --show-error --fail-with-body --globoff --config - --request "$1" "${@:3}" "$graph/v1.0/$2" \
    <<<"header = \"Authorization: Bearer $GRAPH_TOKEN\""
}
write() { call "$1" "$2" --header 'Content-Type: application/json' --data-binary "$3" "${@:4}"; }
quietly() {
  local answer
  answer=$("$@") || { printf '%s\n' "$answer" >&2; return 1; }
}
upsert() { quietly write PATCH "$1" "$2" --header 'Prefer: create-if-missing'; }
send() { quietly write POST "$1" "$2"; }
value_of() { call GET "$1?\$select=$2" | sed -n "s/.*\"$2\": *\"\([^\"]*\)\".*/\1/p"; }
secret() { write POST "$1" "$2" | sed -n 's/.*"secretText": *"\([^"]*\)".*/\1/p'; }

# New objects take a moment to appear everywhere in the directory.
again() {
  local try
  for try in 1 2 3 4; do
    if "$@"; then return; fi
    sleep 5
  done
  "$@"
}
add() {
  if ! again send "$1" "$2"; then
    printf '%s %s\n' 'Couldn'\''t create:' "$1" >&2
    incomplete=1
  fi
}
new_secret() {
  local value
  if [ -e "$3" ]; then return; fi
  value=$(secret "$1" "$2")
  (umask 077 && printf '%s\n' "$value" >"$3")
  printf '%s %s\n' 'The client secret is in:' "$3" >&2
}
add_owner() {
  case $(again call GET "$1") in *"$2"*) return ;; esac
  add "$1/\$ref" "$3"
}

# App registration: Contoso FHIR portal
# 00000000-0000-0000-0000-000000000001 = User.Read (Microsoft Graph)
# 00000000-0000-0000-0000-000000000002 = user_impersonation (staging)
# 00000000-0000-0000-0000-000000000003 = offline_access (Microsoft Graph)
# 00000000-0000-0000-0000-000000000004 = User.Read (Microsoft Graph)
upsert 'applications(uniqueName='\''contoso-fhir-portal-0707070707070707'\'')' '{
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
}'
application_id=$(again value_of 'applications(uniqueName='\''contoso-fhir-portal-0707070707070707'\'')' id)
app_id=$(again value_of 'applications(uniqueName='\''contoso-fhir-portal-0707070707070707'\'')' appId)

# Service principal (enterprise application)
principal="servicePrincipals(appId='$app_id')"
principal_id=$(value_of "$principal" id 2>/dev/null) || principal_id=
if [ -z "$principal_id" ]; then
  again send 'servicePrincipals' '{
  "tags": [
    "WindowsAzureActiveDirectoryIntegratedApp"
  ],
  "appRoleAssignmentRequired": true,
  "appId": "'"$app_id"'"
}'
  principal_id=$(again value_of "$principal" id)
fi

# Client secret: staging
new_secret "applications/$application_id/addPassword" '{
  "passwordCredential": {
    "displayName": "staging",
    "endDateTime": "2027-05-22T09:55:00Z"
  }
}' client-secret-1.txt

# Client secret
new_secret "applications/$application_id/addPassword" '{
  "passwordCredential": {
    "startDateTime": "2026-12-24T00:00:00Z",
    "endDateTime": "2027-06-22T00:00:00Z"
  }
}' client-secret-2.txt

# Federated credential: staging
add "applications/$application_id/federatedIdentityCredentials" '{
  "name": "staging",
  "issuer": "https://token.actions.githubusercontent.com",
  "subject": "repo:contoso@1/portal@2:environment:staging",
  "audiences": [
    "staging"
  ],
  "description": "staging"
}'

# Service principal of the API: Microsoft Graph
api_1_id=$(value_of 'servicePrincipals(appId='\''00000003-0000-0000-c000-000000000000'\'')' id)

# Service principal of the API: staging
api_2_id=$(value_of 'servicePrincipals(appId='\''4f6778d8-5aef-43dc-a1ff-b073724b9495'\'')' id)

# Admin consent: User.Read offline_access (Microsoft Graph)
add 'oauth2PermissionGrants' '{
  "consentType": "AllPrincipals",
  "scope": "User.Read offline_access",
  "clientId": "'"$principal_id"'",
  "resourceId": "'"${api_1_id}"'"
}'

# Admin consent: user_impersonation (staging)
add 'oauth2PermissionGrants' '{
  "consentType": "AllPrincipals",
  "scope": "user_impersonation",
  "clientId": "'"$principal_id"'",
  "resourceId": "'"${api_2_id}"'"
}'

# Admin consent: User.Read (Microsoft Graph)
add "servicePrincipals/${api_1_id}/appRoleAssignedTo" '{
  "appRoleId": "00000000-0000-0000-0000-000000000004",
  "principalId": "'"$principal_id"'",
  "resourceId": "'"${api_1_id}"'"
}'

# Owner: Platform team
add_owner "applications/$application_id/owners" '00000000-0000-0000-0000-0000000000a1' '{
  "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a1"
}'

# Owner: a'b"c $(touch pwned) `d` ${e} {{token}} \ */
add_owner "applications/$application_id/owners" '00000000-0000-0000-0000-0000000000a2' '{
  "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a2"
}'

# Owner: Platform team
add_owner "servicePrincipals/$principal_id/owners" '00000000-0000-0000-0000-0000000000a1' '{
  "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a1"
}'

# Owner: a'b"c $(touch pwned) `d` ${e} {{token}} \ */
add_owner "servicePrincipals/$principal_id/owners" '00000000-0000-0000-0000-0000000000a2' '{
  "@odata.id": "https://graph.microsoft.com/v1.0/directoryObjects/00000000-0000-0000-0000-0000000000a2"
}'

printf '%s %s\n' 'Registered. Application (client) ID:' "$app_id"
exit "$incomplete"
