### Words of the step Redirect URIs.

# The name of the step.
name = Redirect URIs
lead = Where may Microsoft send people back to after they sign in?
# Over the rows.
list = Web redirect URIs
# How the rows behave.
hint = Type each one exactly as your app sends it: capitals and a slash at the end count. Paste a list to fill several rows.
# No redirect URI at all is fine.
none = An app that never signs people in needs none, and you can add this later.
add = Add redirect URI
remove = Remove
# What a list can be put into.
from-list = Add from a list
addresses = List of redirect URIs
addresses-hint = Separate them with commas, semicolons, spaces, or new lines. Quotation marks, brackets, and list marks are left out.
add-all = Add these
