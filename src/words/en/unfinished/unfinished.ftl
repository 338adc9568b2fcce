### Words of a registration that has stopped on its way: what exists, and undoing it.

## What exists, and what can be done.

title = Registration not finished
lead = { QUOTED($name) } is partly registered in { QUOTED($tenant) }. Continue, undo it, or leave it as it is.
# Where the form has no name any more.
lead-unnamed = An app is partly registered in { QUOTED($tenant) }. Continue, undo it, or leave it as it is.
exists = Created so far
exists-none = Nothing was created, as far as this page knows.
# Requests that got no response.
may-exist = Might exist
may-exist-lead = Microsoft Graph didn't respond to these requests. Continue and Undo check what exists first.
missing = Still missing
missing-consent = Admin consent
app = App
service-principal = Service principal
secret = Client secret
federated = Federated credential
delegated-grant = Grant of delegated permissions
application-grant = Grant of an application permission
go-on = Continue
undo = Undo
undo-rest = Undo the rest
leave-it = Leave it
nothing = There's nothing to undo in this tenant.
# Above the form, after a reload.
notice = A registration in this tab isn't finished.
notice-text = See what was created so far. You can continue or undo it.
notice-open = See what exists

## The question before anything is deleted.

confirm-title = Delete these objects in { QUOTED($tenant) }?
confirm-lead = Only objects that this page created are deleted, newest first. You can restore the app for 30 days.
confirm = Delete them
keep-them = Keep them

## Under way.

running-title = Undoing the registration
running-lead = If you close this page, you can continue when you come back in this tab.
# The first row.
look = Check what exists
delete-app = Delete the app
delete-service-principal = Delete the service principal
delete-secret = Delete the client secret
delete-federated = Delete the federated credential
delete-delegated-grant = Revoke a grant of delegated permissions
delete-application-grant = Revoke a grant of an application permission
# Spoken once an object is gone.
app-deleted = App deleted.
service-principal-deleted = Service principal deleted.
secret-deleted = Client secret deleted.
federated-deleted = Federated credential deleted.
grant-revoked = Grant revoked.
gone = It no longer exists.
not-ours = Not deleted. Microsoft Graph doesn't list it as part of this registration.
in-use = Not deleted. Someone added another credential to this app.
stop = Stop

## How it ended.

undone-title = Registration undone
undone-lead = In the Entra admin center, you can restore the app for 30 days under Deleted applications. It comes back without credentials or grants.
stopped-title = Undo isn't finished
stopped-lead = Everything below that isn't marked as done still exists.
left-title = Some objects still exist
left-lead = Everything else was deleted.
not-allowed = You don't have permission to delete this.
not-allowed-do = Ask an Application Administrator to delete it. Copy the report for them.

## Leaving it.

leave-title = Leave it as it is?
leave-lead = This page forgets the registration, and deletes nothing. Copy the report first to find the objects later.
report = Report
leave = Leave and forget
stay = Stay here
