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
