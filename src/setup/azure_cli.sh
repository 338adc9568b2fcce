bash <<'CLIENT_REGISTRAR'
# «about»
set -euo pipefail

name=«name»
redirect_uri=«redirect_uri»
# «which»
app_id=«app_id»
graph=«graph»
audience=«audience»
microsoft_graph='00000003-0000-0000-c000-000000000000'

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }
cli() { az "$@" --only-show-errors </dev/null; }
graph() { cli rest --resource "$graph" --method "$1" --url "$graph/v1.0/$2" "${@:3}"; }
find_in() { graph get "$1" --url-parameters "\$filter=$2" "\$select=$3" --query "$4" --output tsv; }

command -v az >/dev/null || stop «no_cli»
cloud=«cloud»
[ -z "$cloud" ] || [ "$(cli cloud show --query name --output tsv)" = "$cloud" ] || stop «wrong_cloud» "az cloud set --name $cloud && az login"
tenant=$(cli account show --query tenantId --output tsv) || stop «not_signed_in» 'az login --allow-no-subscriptions'
say «tenant» "$tenant"

# «finding»
object_id=
if [ -n "$app_id" ]; then
  object_id=$(find_in applications "appId eq '$app_id'" id 'value[].id')
  [ -n "$object_id" ] || stop «not_found» "$app_id"
else
  named=«by_name»
  found=$(find_in applications "$named" id,appId,spa «with_uri»)
  if [ -z "$found" ]; then
    others=$(find_in applications "$named" appId 'value[].appId')
    [ -z "$others" ] || stop «name_taken» "$others"
  elif [ "$(grep -c . <<<"$found")" -gt 1 ]; then
    stop «several» "$(cut -f 2 <<<"$found")"
  else
    read -r object_id app_id <<<"$found"
  fi
fi

# «comparing»
facts=
if [ -n "$object_id" ]; then
  facts=$(graph get "applications/$object_id" --query «facts» --output tsv)
fi
has() { grep -Fqx -- "$1" <<<"$facts"; }

known=$(find_in servicePrincipals "appId eq '$microsoft_graph'" oauth2PermissionScopes \
  'value[].oauth2PermissionScopes[].[value,id]')
access=
for permission in «permissions»; do
  id=$(awk -F '\t' -v value="$permission" '$1 == value { print $2 }' <<<"$known")
  [ -n "$id" ] || stop «no_permission» "$permission"
  has "permission $id" || access+=",{\"id\":\"$id\",\"type\":\"Scope\"}"
done
claims=
for claim in «claims»; do
  has "claim $claim" || claims+=",{\"name\":\"$claim\",\"essential\":false,\"additionalProperties\":[]}"
done
uris=
has "spa $redirect_uri" || uris=«uri_json»
moved=
for platform in web publicClient; do
  if has "$platform $redirect_uri"; then
    moved+=",$platform:{redirectUris:$platform.redirectUris[?@!=\`"«uri_json»"\`]}"
  fi
done

# «changing»
if [ -z "$object_id" ]; then
  app_id=$(graph post applications --query appId --output tsv --body «create_start»"${access#,}"«create_middle»"${claims#,}"«create_end»)
  say «created» "$app_id"
elif [ -n "$access$claims$uris$moved" ] || has 'public true'; then
  merged="{spa:{redirectUris:[spa.redirectUris,\`[$uris]\`][]}$moved,isFallbackPublicClient:\`false\`"
  ours="requiredResourceAccess[?resourceAppId==\`\"$microsoft_graph\"\`].resourceAccess[]"
  merged+=",requiredResourceAccess:[requiredResourceAccess[?resourceAppId!=\`\"$microsoft_graph\"\`]"
  merged+=",[{resourceAppId:\`\"$microsoft_graph\"\`,resourceAccess:[$ours,\`[${access#,}]\`][]}]][]"
  merged+=",optionalClaims:{idToken:[optionalClaims.idToken,\`[${claims#,}]\`][]"
  merged+=",accessToken:not_null(optionalClaims.accessToken,\`[]\`),saml2Token:not_null(optionalClaims.saml2Token,\`[]\`)}}"
  body=$(graph get "applications/$object_id" --query "$merged" --output json)
  graph patch "applications/$object_id" --output none --body "$body"
  say «changed» "$app_id"
else
  say «unchanged» "$app_id"
fi
if [ -n "$facts" ] && ! has "audience $audience"; then say «other_audience»; fi
if grep -q '^secret ' <<<"$facts"; then say «has_secrets»; fi

# «principal»
principal=$(find_in servicePrincipals "appId eq '$app_id'" id 'value[].id')
if [ -z "$principal" ]; then
  for attempt in 1 2 3 4 5; do
    if graph post servicePrincipals --output none --body "{\"appId\":\"$app_id\"}"; then break; fi
    [ "$attempt" -lt 5 ] || stop «no_principal»
    sleep 3
  done
fi

say «finish»
printf «config» "$app_id" "$tenant"
CLIENT_REGISTRAR
