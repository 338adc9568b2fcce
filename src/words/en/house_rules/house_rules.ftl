### House rules: what an organization asks of each registration, in its own words.

# Beside what cannot be chosen.
left-out = Not allowed here. { ISOLATED($by) } says: { QUOTED($why) }
# What is wrong by a rule.
name-pattern = Use a name like { QUOTED($pattern) }. { ISOLATED($by) } says: { QUOTED($why) }
audience-left-out = Choose other account types. { ISOLATED($by) } says: { QUOTED($why) }
reference-wanted = Enter a service management reference. { ISOLATED($by) } says: { QUOTED($why) }
notes-wanted = Enter a note. { ISOLATED($by) } says: { QUOTED($why) }
notes-too-long = Shorten the note. It has { NUMBER($length) } characters, and the limit is { NUMBER($limit) }. { ISOLATED($by) } says: { QUOTED($why) }
host-left-out = Use a host of these: { ISOLATED($hosts) }. { ISOLATED($by) } says: { QUOTED($why) }
no-host = Remove it. { ISOLATED($by) } says: { QUOTED($why) }
permission-blocked = Remove { QUOTED($permission) }. { ISOLATED($by) } says: { QUOTED($why) }

# The owners that it asks for: on the step Review, and by what is asked of Microsoft Graph.
owners = Owners
owners-why = These have to own the app as well. { ISOLATED($by) } says: { QUOTED($why) }
owners-left = This page can't add owners here. As the app's owner, you can add them in the Entra admin center.
add-owner = Add owner { QUOTED($name) } to the app
add-principal-owner = Add owner { QUOTED($name) } to the service principal
adds-owner = Makes { QUOTED($name) } an owner of the app, as the house rules require.
adds-principal-owner = Makes { QUOTED($name) } an owner of the service principal, as the house rules require.
owner-added = { QUOTED($name) } owns the app.
principal-owner-added = { QUOTED($name) } owns the service principal.
# Before what is said of one that does not exist.
missing-owner = Owner { QUOTED($name) }

# Above the form.
rules-of = Rules of { ISOLATED($by) } apply here.
contact = Ask
help = Read more

# The field for a note.
notes-field = Notes
notes-hint = Kept with the app registration. Everyone in your tenant can read it.

# In the place of the form, and on the start page.
rules-wrong = Correct the house rules in config.json. Nobody can register an app here before that.
