call() { az rest --only-show-errors --resource "$graph" --method "$1" --url "$graph/v1.0/$2" "${@:3}" </dev/null; }
upsert() { call patch "$1" --headers Prefer=create-if-missing --body "$2" --output none; }
send() { call post "$1" --body "$2" --output none; }
value_of() { call get "$1?\$select=$2" --query "$2" --output tsv; }
secret() { call post "$1" --body "$2" --query secretText --output tsv; }
