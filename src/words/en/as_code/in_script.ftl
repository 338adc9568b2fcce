### What stands in a script, as comments of one line, and what it says when it runs.

## At the head of each: what it does. The commands that run it follow.

about-az-bash = Registers an app with the Azure CLI. To run it:
about-az-powershell = Registers an app as the user of the Azure CLI. To run it:
about-graph-powershell = Registers an app with Microsoft Graph PowerShell. To run it:
about-m365 = Registers an app with CLI for Microsoft 365. To run it:
about-curl = Registers an app with curl. Set GRAPH_TOKEN to a Microsoft Graph access token. To run it:
about-http = Registers an app. Set GRAPH_TOKEN to a Microsoft Graph access token, then send the requests from the top down.
about-terraform = Registers an app with Terraform. To run it:
about-bicep = Registers an app with Bicep. First add the Microsoft Graph extension to bicepconfig.json (https://learn.microsoft.com/graph/templates/). To run it:

## Over its parts. A name follows after a colon.

application = App registration
service-principal = Service principal (enterprise application)
secret = Client secret
secret-commands = Client secrets, in Bash. Each command writes a new secret to a file that only you can read. Move it to where your app reads it, then delete the file.
federated = Federated credential
certificate = Certificate
api = Service principal of the API
grant = Admin consent
owner = Owner
lag = New objects take a moment to appear everywhere in the directory.

## What it says when it runs. What is meant follows after the colon.

no-token = Set GRAPH_TOKEN first. For example: export GRAPH_TOKEN=$(az account get-access-token --resource-type ms-graph --query accessToken --output tsv)
no-module = A module isn't installed. Run: Install-Module Microsoft.Graph.Authentication -Scope CurrentUser
secret-is-in = The client secret is in:
not-made = Couldn't create:
done = Registered. Application (client) ID:

## What it does differently from the page, or leaves out.

secret-ends = The end date of each client secret is fixed in the code. It counts from today.
secret-afterwards = Client secrets aren't part of it, because this tool can't keep them safe. Run the commands at the end to create them.
secret-is-shown = Your editor shows the client secret in the response. Copy it, then close the response.
no-unique-name = It doesn't set the app's unique name. If you run it without its state, it creates another app.
grant-too-long = { QUOTED($api) } has too many delegated permissions for one admin consent, so it isn't granted.
made-up = { QUOTED($api) } is an API of the sandbox. Its IDs don't exist in your tenant.
uri-without-path = This provider doesn't accept { QUOTED($uri) }. Add a slash at the end.
certificate-name = This provider can't set the names of certificates.
worldwide-only = Microsoft supports this extension only in the worldwide cloud.
unknown-cloud = This provider knows only Microsoft's own clouds. Set it up for yours first.
own-app = CLI for Microsoft 365 signs in with your own app. That app needs the same Microsoft Graph permissions as this page.
not-for-entra = Microsoft Entra ID doesn't accept this file. It describes the app for other servers and tools.

## What a file has no place for.

left-service-principal = Not included: the service principal. Without it, no one in the tenant can use the app.
left-assignment = Not included: that users must be assigned. Set it on the service principal.
left-secrets = Not included: client secrets. Create them after the app exists.
left-certificates = Not included: certificates. Upload them after the app exists.
left-federated = Not included: federated credentials. Add them after the app exists.
left-grants = Not included: admin consent. Grant it after the app exists.
left-audience = Not included: the supported account types.
left-application-permissions = Not included: application permissions. A scope can name only delegated permissions.
left-service-reference = Not included: the service management reference.
left-owners = Not included: owners. Add them after the app exists.
