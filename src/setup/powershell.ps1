& {
    # «about»
    $ErrorActionPreference = 'Stop'

    $name = «name»
    $redirectUri = «redirect_uri»
    # «which»
    $appId = «app_id»
    $graph = «graph»
    $audience = «audience»
    $microsoftGraph = '00000003-0000-0000-c000-000000000000'

    if (-not (Get-Command Connect-MgGraph -ErrorAction SilentlyContinue)) { throw «no_module» }
    $environment = «environment»
    if (-not (Get-MgEnvironment -Name $environment)) {
        Add-MgEnvironment -Name $environment -AzureADEndpoint «authority» -GraphEndpoint $graph | Out-Null
    }
    Connect-MgGraph -Environment $environment -Scopes 'Application.ReadWrite.All' -NoWelcome
    $tenant = (Get-MgContext).TenantId
    Write-Host «tenant» $tenant

    function Invoke-Graph([string] $Method, [string] $Path, $Body) {
        $call = @{ Method = $Method; Uri = "$graph/v1.0/$Path"; OutputType = 'PSObject' }
        if ($Body) {
            $call.Body = ConvertTo-Json -InputObject $Body -Depth 10
            $call.ContentType = 'application/json; charset=utf-8'
        }
        Invoke-MgGraphRequest @call
    }
    function Find-Object([string] $Set, [string] $Filter, [string] $Select) {
        $escaped = [Uri]::EscapeDataString($Filter)
        (Invoke-Graph GET ($Set + '?$filter=' + $escaped + '&$select=' + $Select)).value
    }

    # «finding»
    $select = 'id,appId,signInAudience,isFallbackPublicClient,web,spa,publicClient,requiredResourceAccess,' +
        'optionalClaims,passwordCredentials'
    if ($appId) {
        $found = @(Find-Object applications "appId eq '$appId'" $select)
        if (-not $found) { throw «not_found» + ' ' + $appId }
    } else {
        $named = @(Find-Object applications «by_name» $select)
        $found = @($named | Where-Object { $_.spa.redirectUris -ccontains $redirectUri })
        if ($found.Count -gt 1) { throw «several» + ' ' + ($found.appId -join ' ') }
        if ($named -and -not $found) { throw «name_taken» + ' ' + ($named.appId -join ' ') }
    }
    $application = $found | Select-Object -First 1

    # «comparing»
    $known = @(Find-Object servicePrincipals "appId eq '$microsoftGraph'" oauth2PermissionScopes).oauth2PermissionScopes
    $permissions = @(foreach ($permission in «permissions») {
        $scope = $known | Where-Object { $_.value -ceq $permission }
        if (-not $scope) { throw «no_permission» + ' ' + $permission }
        @{ id = $scope.id; type = 'Scope' }
    })
    $claims = @(foreach ($claim in «claims») {
        @{ name = $claim; essential = $false; additionalProperties = @() }
    })

    # «changing»
    if (-not $application) {
        $application = Invoke-Graph POST applications @{
            displayName = $name
            signInAudience = $audience
            isFallbackPublicClient = $false
            spa = @{ redirectUris = @($redirectUri) }
            requiredResourceAccess = @(@{ resourceAppId = $microsoftGraph; resourceAccess = $permissions })
            optionalClaims = @{ idToken = $claims; accessToken = @(); saml2Token = @() }
        }
        Write-Host «created» $application.appId
    } else {
        $change = @{}
        $uris = @($application.spa.redirectUris | Where-Object { $_ })
        if ($uris -cnotcontains $redirectUri) { $change.spa = @{ redirectUris = $uris + $redirectUri } }
        foreach ($platform in 'web', 'publicClient') {
            if ($application.$platform.redirectUris -ccontains $redirectUri) {
                $kept = @($application.$platform.redirectUris | Where-Object { $_ -cne $redirectUri })
                $change.$platform = @{ redirectUris = $kept }
            }
        }
        $access = @($application.requiredResourceAccess | Where-Object { $_ })
        $ours = @($access | Where-Object { $_.resourceAppId -eq $microsoftGraph } | ForEach-Object { $_.resourceAccess })
        $missing = @($permissions | Where-Object { $_.id -notin $ours.id })
        if ($missing) {
            $others = @($access | Where-Object { $_.resourceAppId -ne $microsoftGraph })
            $change.requiredResourceAccess = $others + @{ resourceAppId = $microsoftGraph; resourceAccess = $ours + $missing }
        }
        $idToken = @($application.optionalClaims.idToken | Where-Object { $_ })
        $missing = @($claims | Where-Object { $_.name -notin $idToken.name })
        if ($missing) {
            $change.optionalClaims = @{
                idToken = $idToken + $missing
                accessToken = @($application.optionalClaims.accessToken | Where-Object { $_ })
                saml2Token = @($application.optionalClaims.saml2Token | Where-Object { $_ })
            }
        }
        if ($application.isFallbackPublicClient) { $change.isFallbackPublicClient = $false }
        if ($change.Count -gt 0) {
            Invoke-Graph PATCH "applications/$($application.id)" $change | Out-Null
            Write-Host «changed» $application.appId
        } else {
            Write-Host «unchanged» $application.appId
        }
        if ($application.signInAudience -ne $audience) { Write-Warning «other_audience» }
        if ($application.passwordCredentials) { Write-Warning «has_secrets» }
    }

    # «principal»
    if (-not (Find-Object servicePrincipals "appId eq '$($application.appId)'" id)) {
        for ($attempt = 1; ; $attempt++) {
            try {
                Invoke-Graph POST servicePrincipals @{ appId = $application.appId } | Out-Null
                break
            } catch {
                if ($attempt -ge 5) { throw }
                Start-Sleep -Seconds 3
            }
        }
    }

    Write-Host «finish»
    «config» -f $application.appId, $tenant
}
