### What the scripts of the set-up page say: one line each.

## Comments over the parts of a script.

about = Registers Client Registrar in your tenant, or adds what an existing registration lacks. It doesn't create a secret.
which = Application (client) ID of an existing registration. If empty, the script finds it by its name and redirect URI.
finding = Find the registration. One that has only the same name isn't changed.
comparing = Compare it with what it needs. Permissions are looked up by name in your tenant's Microsoft Graph.
changing = Create it, or add what it lacks. Everything else it has is kept.
principal = Create its service principal (enterprise application), which users consent to.

## What it says while it runs. A command, an ID or a name follows each colon at an end.

no-cli = The Azure CLI isn't installed. Open https://shell.azure.com, or install it from https://aka.ms/azure-cli.
no-module = A module isn't installed. Run: Install-Module Microsoft.Graph.Authentication -Scope CurrentUser
wrong-cloud = The Azure CLI is set to another cloud. Run:
not-signed-in = You aren't signed in to the Azure CLI. Run:
tenant = Tenant:
not-found = This tenant has no registration with this application ID:
name-taken = Nothing was changed. Another registration has this name but not this redirect URI. To add the URI to it, enter its application ID. Otherwise, choose another name. Application ID:
several = Nothing was changed. Several registrations have this name and redirect URI. Enter the application ID of one:
no-permission = Nothing was changed. The tenant's Microsoft Graph has no such permission:
created = Registered. Application ID:
changed = Added what was missing. Application ID:
unchanged = Nothing to add. Application ID:
many-tenants = Note: users of other tenants can use this registration too. The script didn't change that.
one-tenant = Note: users of other tenants may not be able to use this registration, but config.json lets them choose their tenant. The script didn't change its supported account types.
has-secrets = Note: this registration has client secrets. Client Registrar doesn't need any.
no-principal = Couldn't create the service principal yet. Run the script again in a minute.
finish = Save this text as config.json beside index.html:
