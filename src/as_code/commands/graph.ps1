if (-not (Get-Command Connect-MgGraph -ErrorAction SilentlyContinue)) { throw «no_module» }
$environment = «environment»
if (-not (Get-MgEnvironment -Name $environment)) {
    Add-MgEnvironment -Name $environment -AzureADEndpoint «authority» -GraphEndpoint $graph | Out-Null
}
Connect-MgGraph -Environment $environment -NoWelcome -Scopes «scopes»
function Invoke-Graph([string] $Method, [string] $Path, [string] $Body, [hashtable] $Headers = @{}) {
    $call = @{ Method = $Method; Uri = "$graph/v1.0/$Path"; Headers = $Headers; OutputType = 'PSObject' }
    if ($Body) {
        $call.Body = $Body
        $call.ContentType = 'application/json; charset=utf-8'
    }
    Invoke-MgGraphRequest @call
}
