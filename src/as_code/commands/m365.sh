call() { m365 request --method "$1" --url "$graph/v1.0/$2" "${@:3}" </dev/null; }
write() { call "$1" "$2" --content-type application/json --body "$3" "${@:4}"; }
upsert() { write patch "$1" "$2" --prefer create-if-missing --output none; }
send() { write post "$1" "$2" --output none; }
value_of() { call get "$1?\$select=$2" --query "$2" --output text; }
secret() { write post "$1" "$2" --query secretText --output text; }
