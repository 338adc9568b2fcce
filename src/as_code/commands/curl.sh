[ -n "${GRAPH_TOKEN:-}" ] || { printf '%s\n' «no_token» >&2; exit 1; }
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
