function Add-Owner([string] $Path, [string] $Id, [string] $Body) {
    $there = try { Invoke-Again { Invoke-Graph GET $Path } } catch { $null }
    if ($there -and $there.value.id -contains $Id) { return }
    Add-Object ($Path + '/$ref') $Body
}
