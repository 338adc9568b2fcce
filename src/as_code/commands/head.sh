set -euo pipefail

graph=«graph»
incomplete=0

«tool»
# «lag»
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
    printf '%s %s\n' «not_made» "$1" >&2
    incomplete=1
  fi
}
new_secret() {
  local value
  if [ -e "$3" ]; then return; fi
  value=$(secret "$1" "$2")
  (umask 077 && printf '%s\n' "$value" >"$3")
  printf '%s %s\n' «secret_is_in» "$3" >&2
}
