### One plain sentence a request to Microsoft Graph: what it creates, and how it went.

# What the app is created with: a list.
name = name
account-types = account types
redirect-uris = { $count ->
    [one] { NUMBER($count) } redirect URI
   *[other] { NUMBER($count) } redirect URIs
}
permissions = { $count ->
    [one] { NUMBER($count) } permission
   *[other] { NUMBER($count) } permissions
}
reference = service management reference
notes = notes
secrets = { $count ->
    [one] client secret
   *[other] { NUMBER($count) } client secrets
}
certificates = { $count ->
    [one] certificate
   *[other] { NUMBER($count) } certificates
}
# A list, and what comes next in it.
listed = { $before }, { $next }
creates-app = Creates the app: { $parts }. Safe to retry.
# A plain creation makes one each time: what an earlier try made is looked for.
creates-app-once = Creates the app: { $parts }. First checks for one from an earlier try.
creates-service-principal = Creates the service principal, so the app works in this tenant.
creates-service-principal-assigned = { creates-service-principal } Only assigned users and groups can sign in. An existing service principal is changed to that.
creates-secret = Creates a client secret.
creates-secret-until = Creates a client secret that expires { $end }.
creates-secret-days = Creates a client secret that expires { $end } ({ NUMBER($days) } days).
# One of several.
creates-secret-number = Creates client secret { NUMBER($number) }.
creates-secret-number-until = Creates client secret { NUMBER($number) }, which expires { $end }.
creates-secret-number-days = Creates client secret { NUMBER($number) }, which expires { $end } ({ NUMBER($days) } days).
creates-federated = Creates a federated credential.
creates-federated-named = Creates the federated credential { QUOTED($name) }.
finds-api = Finds the service principal of { $api } to grant its permissions.
grants-delegated = { $scopes ->
    [one] Grants { NUMBER($scopes) } delegated permission of { $api } for all users. Existing grants are read first and kept.
   *[other] Grants { NUMBER($scopes) } delegated permissions of { $api } for all users. Existing grants are read first and kept.
}
grants-application = Grants the application permission { QUOTED($value) } of { $api }.
# Why a request was sent again.
throttled = Microsoft Graph is limiting requests.
unavailable = Microsoft Graph wasn't available.
no-response = Microsoft Graph didn't respond.
no-token = Microsoft's sign-in didn't return a token, so nothing was sent.
replicating = The new objects weren't available everywhere yet.
patch-cut = PATCH got no response.
exists-already = It already exists.
# How a request went, and what that means if it's no success.
answered = { $status } · { $took }
answered-why = { $status } · { $took }. { $why }
unanswered = No response · { $took }
