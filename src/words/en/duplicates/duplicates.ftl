### Applications that exist already, like the one that is being registered: on Basics and on Review.

# Over the list.
one-exists = An app like this one already exists.
several-exist = Apps like this one already exist.
# Below the list.
all-the-same = You can still register another app. Names don't have to be unique.
# More than are listed.
more = There are more in your tenant.
same-name = Same name
same-uri = Same redirect URI
same-both = Same name and redirect URI
created = Created { $day }
deleted = Deleted { $day }
owned-by = Owned by { $names }
# One owner and the next.
next-owner = { $before }, { $next }
# A badge.
deleted-badge = Deleted
# A badge: Microsoft's name for what agents are made from.
blueprint = Agent identity blueprint
blueprint-means = It's managed elsewhere. This page doesn't change it.
# To the app, in Microsoft's own pages.
open-entra = Open in Entra
open-portal = Open in the portal
restore = Restore
# Beside the button, for how long.
restore-means = Restores the app with its client ID, permissions, and credentials. You can restore it for 30 days after it was deleted.
restoring = Restoring…
# On the button, once it is.
restored-label = Restored
restored = { QUOTED($name) } is restored.
not-restored = { QUOTED($name) } wasn't restored.
not-restored-do = An application administrator can restore it in the Entra admin center under App registrations, Deleted applications.
# The answer of Graph's, for whoever looks into it.
answered = Microsoft Graph answered { NUMBER($status) } ({ ISOLATED($code) }). Request ID: { ISOLATED($id) }
restore-lost = There was no answer. It might be restored: select Restore again to find out.
# To the field with the name.
rename = Change the name
# Where the tenant did not let the page look.
unreadable = This page couldn't check whether an app like this one already exists.

## Starting from one of them, or from a text.

begin-with = Start from a manifest or an existing app
# On the button beside an app.
like-this = Register one like this
