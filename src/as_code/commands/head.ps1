& {
$ErrorActionPreference = 'Stop'

$graph = «graph»
$script:incomplete = $false

«tool»
# «lag»
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
        Write-Warning (-join («not_made», ' ', $Path, ': ', $_))
        $script:incomplete = $true
    }
}
function New-Secret([string] $Path, [string] $Body, [string] $Name) {
    if (Test-Path "env:$Name") { return }
    Set-Item "env:$Name" (Invoke-Graph POST $Path $Body).secretText
    Write-Host «secret_is_in» "`$env:$Name"
}
