### Words of the step Redirect URIs.

lead = Choose where Microsoft Entra ID sends users after they sign in.
# Over the rows.
list = Web redirect URIs
# How the rows behave.
hint = Enter each URI exactly as your app sends it. Uppercase letters and trailing slashes matter.
# No redirect URI at all is fine.
none = Optional. Skip this step if your app doesn't sign users in.
add = Add redirect URI
remove = Remove
# What a list can be put into.
from-list = Paste a list
addresses = List of redirect URIs
addresses-hint = Separate them with commas, semicolons, spaces, or new lines. Quotation marks, brackets, and list marks are ignored.
add-all = Add redirect URIs
# A row's name.
row = { $number ->
    [1] Redirect URI
   *[other] Redirect URI { NUMBER($number) }
 }
# Said of a row by its name.
row-added = { $row } added.
row-removed = { $row } removed. { NUMBER($left) } left.
# To Microsoft's page on them.
learn = Learn more about redirect URIs
learn-at = https://learn.microsoft.com/entra/identity-platform/reply-url
# Said when rows were filled from a list.
filled = { $count ->
    [one] { NUMBER($count) } row filled in.
   *[other] { NUMBER($count) } rows filled in.
 }
# What has been entered.
uris = { $count ->
    [one] { NUMBER($count) } URI
   *[other] { NUMBER($count) } URIs
 }
# Under a row whose address has come by a link.
use-linked = Use this redirect URI
