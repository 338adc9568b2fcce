### Words of what keeps a request from its answer: waits, failures, and what to do about them.

stop-waiting = Stop waiting
# Why a request waits.
throttled = Microsoft Graph is limiting requests.
throttled-asked = Microsoft Graph asks to wait { $wait }.
unavailable-now = Microsoft Graph isn't available right now (status { $status }).
unavailable-asked = Microsoft Graph isn't available right now (status { $status }). It asks to wait { $wait }.
no-response = Microsoft Graph didn't respond.
sign-in-down = Microsoft's sign-in isn't available right now.
sign-in-asked = Microsoft's sign-in asks to wait { $wait }.
replicating = Microsoft Entra ID hasn't made the new objects available everywhere yet.
patch-cut-check = Something between you and Microsoft blocks PATCH requests. This page checks whether the app exists before it creates it with POST.
# How long a request waits still.
trying-again = Trying again in { NUMBER($seconds) } s.
# The person has stopped a wait.
stopped-waiting = You stopped waiting. { $reason }
# Microsoft's sign-in gave no token.
sign-in-down-wait = { sign-in-down } Nothing was sent. Wait a minute, then try again.
sign-in-asked-wait = { sign-in-asked } Nothing was sent. Try again after that.
# An answer that is not Graph's.
other-answered = Something between you and Microsoft responded instead (status { $status }).
other-answered-do = Ask your network or proxy administrator to let this page reach Microsoft Graph, then try again. The response didn't come from Microsoft Graph.
other-answered-type-do = Ask your network or proxy administrator to let this page reach Microsoft Graph, then try again. The { ISOLATED($kind) } response didn't come from Microsoft Graph.
# A service that asks to slow down, or that fails in passing, for longer than was worth waiting.
throttled-status = Microsoft Graph is limiting requests (status { $status }).
gateway-answered = A gateway responded instead of Microsoft Graph (status { $status }).
# When to try again.
wait-minute = Wait a minute, then try again.
wait-asked = Try again in { $wait }, as the response asks.
# Graph refused a request for a reason of its own.
refused = Microsoft Graph refused a request (status { $status }).
refused-do = The message below says why.
# 403, by what was to be created.
not-allowed-application = You don't have permission to register apps in this tenant.
not-allowed-service-principal = You don't have permission to create the service principal.
not-allowed-secret = You don't have permission to create a client secret for this app.
not-allowed-federated = You don't have permission to create a federated credential for this app.
federated-taken = The app already has another federated credential with this name, or with this issuer and subject.
federated-taken-do = Go back and change the name or the subject, or remove the other one in the Entra admin center.
not-allowed-api = You don't have permission to read the service principals in this tenant.
not-allowed-grant = You don't have permission to grant this.
not-allowed-owner = You don't have permission to add an owner.
not-allowed-do = Ask an administrator for the Application Developer role, or ask an Application Administrator to register the app.
# A policy for app management.
lifetime-forbidden = A policy in your tenant doesn't allow a client secret to last this long.
# The request for the app brings certificates along.
lifetime-in-app-forbidden = A policy in your tenant doesn't allow a credential of this app to last this long.
lifetime-forbidden-do = Choose a shorter lifetime or another credential below. Everything created so far stays.
secrets-forbidden = A policy in your tenant doesn't allow client secrets.
secrets-forbidden-do = Choose another credential below, or continue without one. Everything created so far stays.
secret-forbidden = A policy in your tenant doesn't allow this client secret.
secret-forbidden-do = The policy's message below says why. Choose how to continue.
credential-in-app-forbidden = A policy in your tenant doesn't allow a credential of this app.
reference-missing = Your organization requires a service management reference for new apps.
reference-missing-do = Enter the reference, then register again.
reference-refused = Your organization didn't accept the service management reference.
reference-refused-do = Check the reference, then register again.
edit-reference = Edit service management reference
quota-exceeded = You've reached the limit of directory objects that you can own.
quota-exceeded-do = Delete apps that you no longer need, or ask an Application Administrator to register the app.
not-visible-yet = Microsoft Entra ID hasn't made the new app available everywhere yet.
too-many-scopes = One grant can't hold all these permissions.
too-many-scopes-do = Select fewer delegated permissions of this API.
api-missing = This API has no service principal in the tenant.
api-missing-do = Ask an administrator to add the API to the tenant, then try again.
owner-not-found = Microsoft Graph didn't find this owner.
owner-not-found-do = Try again. If that doesn't help, ask whoever set up this page to correct the owner's object ID. The app exists without this owner.
assignment-not-set = The service principal exists, but “Assignment required?” couldn't be set.
assignment-not-set-do = Ask an Application Administrator to set it in Enterprise applications, under Properties.
no-response-do = Check your connection, then try again.
answer-unreadable = Microsoft Graph sent a response that this page can't read.
answer-unreadable-do = Try again. If it happens again, check the Entra admin center for what was created.
no-token = Microsoft's sign-in didn't return a token, so nothing was sent.
no-token-do = Check your connection, wait a minute, then try again.
sign-in-ended = Your sign-in has ended.
sign-in-ended-do = Sign in again, then select Register to continue with the same app.
consent-needed = This page needs a permission that it doesn't have yet.
consent-needed-do = Grant it, then select Register to continue with the same app.
stopped-do = Try again when you're ready.
# One of several credentials, and what is said of it.
of-credential = { $credential }: { $failure }
# A content security policy keeps the page from Graph.
blocked = A content security policy blocks Microsoft Graph, so nothing was sent.
blocked-do = Ask the owner of this page to add Microsoft Graph to connect-src in the Content-Security-Policy that their host sends.
# No PATCH gets an answer.
patch-cut = Something between you and Microsoft blocks PATCH requests. Other requests get a response.
patch-cut-do = Ask your network or proxy administrator to allow PATCH requests, then try again.
# The person has canceled the registration.
cancelled = You canceled before this was sent.
cancelled-do = Continue when you're ready, or undo what was created.
# What was done about it.
patch-cut-means = The app was created with POST. Ask your network or proxy administrator to allow PATCH requests.
# The label of the command that adds an API to the tenant.
add-command-label = For an administrator (Azure CLI)
# What support reads.
support-details = Details for support
support-details-label = Details of the failed request
# Words beside what Graph said.
graph-said = Microsoft Graph said:
